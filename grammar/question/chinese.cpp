// The grammar of Chinese questions. `np` is a noun phrase, `vp` what is said of a subject, `s` a clause; what is asked for stands where the
// answer would.
#include "grammar/question/rules.hpp"

namespace wafer::question {

std::string_view const chinese_rules = R"rules(
# Nouns and what stands before them.
kind  <- '家/个/款/位/名/所/种/项/条/段/只/支/轮/些/件/篇/类/座/部' => 1
adj   <- value => value(1)
adj   <- property => flag(1)
adj   <- adjective => belonging(1)
adj   <- date => date(1)
noun  <- label => label(1)
noun  <- value => value_noun(1)
noun  <- adj '的'? noun => both(3, 1)
noun  <- role => any_role(1) !1
noun  <- '最大/最高/最多/最大的/最高的' noun => largest(2)
noun  <- '最小/最低/最少/最小的/最低的' noun => smallest(2)
noun  <- '各项/全部/所有/各个/这些' noun => 2
noun  <- comparison amount '的' noun => both(4, compared(1, 2))
np    <- entity => entity(1)
np    <- noun => 1
np    <- np '的' role => role(3, 1)
np    <- np role => role(2, 1) !3
np    <- np '的' noun => owned(3, 1)
np    <- np noun => owned(2, 1) !1
np    <- vp '的' noun => both(3, 1)
np    <- np '所'? relation '的' noun => both(5, back(3, 1))
np    <- np '所'? relation '的' asker => both(5, back(3, 1))
np    <- np '在' np '中/里/上/市场/领域'? '的'? noun => both(owned(6, 1), about_figure(3))
np    <- adj np => both(2, 1) !1
np    <- adj np noun => both(owned(3, 2), 1) !1
np    <- np adj '的'? noun => both(owned(4, 1), 2)
np    <- '每/每一' kind? noun => each(3)
np    <- np '或/或者' np => either(1, 3)
np    <- '第' number kind? label => numbered(4, 2)
np    <- '它/他/她/它们/他们/该公司' => pronoun()
np    <- '关于/有关' np '的' noun => both(4, topic(2))
np    <- '关于/有关' np '的' noun => both(4, about_figure(2))
np    <- '除' np '外/以外/之外/外，/以外，/之外，'? ','? np => both(5, excluding(2))
np    <- '除了' np '外/以外/之外'? ','? np => both(5, excluding(2))
asker <- '谁/哪些人/什么人/哪位' => who()
asker <- '什么/哪些/啥' => what() !1
asker <- '什么/哪些/哪/哪几/哪一' kind? noun => asked(3)
asker <- '第几' kind? noun => asked(3)
asker <- '哪里/哪儿/何处/什么地方' => where()
np    <- asker => 1

# What is said of a subject.
vp    <- relation np => forward(1, 2)
vp    <- '被/由/遭/受' np relation => back(3, 2)
vp    <- opening np closing => around(1, 2, 3)
vp    <- '是' np => 2
vp    <- '是' adj '的'? => 2
vp    <- '是' adj '的' noun => both(4, 2)
vp    <- adj '中'? => 1
vp    <- '是' np relation '的' => back(3, 2)
vp    <- '不/没有/没/未/尚未/并未/从未/不是/还没有/还没/并不/并没有' vp => negated(2)
vp    <- comparison amount => compared(1, 2)
vp    <- vp ','? '且/并/并且/而且/又/但/却/但是/同时' vp => referring(1, 4)
vp    <- '既' vp '又/也' vp => referring(2, 4)
vp    <- '都/也/还/已/已经/曾/曾经/正在/在/主要/可以/能/能够/会/目前' vp => 2
comparison <- '超过/大于/高于/多于/逾/超' => more()
comparison <- '低于/小于/少于/不到/不足' => less()
comparison <- '至少/不少于/不低于' => at_least()
comparison <- '至多/最多/不超过' => at_most()
amount <- number => 1
s     <- np vp => both(1, 2)
s     <- vp => 1 !1
s     <- np ',' vp => both(1, 3)

# Questions.
question <- np noun '了'? => rows(asked(owned(2, 1))) !4
question <- np '了'? property => rows(wanted(3, 1))
question <- np property '了' => rows(wanted(2, 1))
question <- adj '有' '哪些/什么' noun => rows(asked(both(4, 1)))
question <- np relation '了'? '多少' noun => rows(asked(owned(5, 1))) !4
question <- np '拿到/得到/获得/取得/收到/募得/筹到' '了'? '多少' noun => rows(asked(owned(5, 1)))
question <- np '怎样/如何/怎么' relation np => rows(both(1, forward(3, both(what(), topic(4)))))
question <- np '在' relation asker => rows(both(1, forward(3, 4)))
question <- '有' '多少' kind? noun relation noun => rows(counted(both(4, forward(5, 6))))
question <- s => rows(1)
question <- s '呢/呀/啊' => rows(1)
question <- np relation => rows(both(1, active(2))) !9
question <- np vp '吗/么' => truth(claimed(1, 2))
question <- np '是不是/是否' vp => truth(claimed(1, 3))
question <- np '是不是/是否是' np => truth(claimed(1, 3))
question <- np '是' np => rows(both(1, 3))
question <- np '是' '谁/什么/哪些/哪个/哪一个/哪家/哪位/多少/哪几个' => rows(asked(1))
question <- np '有' '谁/什么/哪些/哪个/多少/哪几个/哪几家' => rows(asked(1))
question <- np '有' asker => rows(owned(3, 1))
question <- '有' asker vp => rows(both(2, 3))
question <- '有' '哪些/什么' np => rows(asked(3))
question <- np '有' '多少/几' kind? noun => rows(counted(owned(5, 1)))
question <- np '各'? '有' '多少/几' kind? noun => rows(counted(owned(6, 1)))
question <- '有' '多少/几' kind? noun vp => rows(counted(both(4, 5)))
question <- '多少/几' kind? noun vp => rows(counted(both(3, 4)))
question <- np '有' '多少/几' kind? => rows(counted(1))
question <- '一共/总共/共'? '有' '多少/几' kind? np => rows(counted(5))
question <- np relation '多少/几' kind? noun => rows(both(1, forward(2, counted(5))))
question <- np '的'? property '是'? '多少/什么/谁' => rows(wanted(3, 1))
question <- np '的'? property '如何/怎样/怎么样' => rows(wanted(3, 1))
question <- np vp '的' property '如何/怎样/是什么/是多少' => rows(wanted_of_link(4, both(1, 2)))
question <- np property relation => rows(wanted_of_link(2, both(1, passive(undemanded(3)))))
question <- np property relation np => rows(wanted_of_link(2, both(1, forward(undemanded(3), 4))))
question <- np relation np property => rows(wanted_of_link(4, both(1, forward(2, 3))))
question <- s tail => rows(also(2, 1))
tail  <- ','? '是'? property '如何/怎样/是什么/是多少'? => 3
question <- np '和/与/跟/同' np '之间'? '有'? '什么/何/怎样的/怎么/如何' '关系/关联/联系/相关' => paths(1, 3)
question <- np '和/与/跟/同' np '是'? '什么/怎么/如何' '关系/关联/联系' '的'? => paths(1, 3)
question <- np '对/关于/就' np relation asker => rows(both(1, forward(4, both(5, topic(3)))))
question <- np '的'? noun '是'? '多少' => rows(asked(owned(3, 1)))
question <- np '是'? '多少' => rows(asked(1))
question <- np '从大到小/由高到低/从高到低' '是'? '多少' => rows(asked(descending(1)))
question <- asker relation '的' noun '最多' => rows(most(both(1, forward(2, 4))))
question <- asker relation '的' noun '最少' => rows(fewest(both(1, forward(2, 4))))
question <- '哪' kind? '一'? label '说/提到/讲到/谈到/提及/指出' s => sources_of(4, 6)
question <- '哪些/哪' kind? label '给出/提到/写到/记载' np => sources_of(3, 5)
)rules";

}  // namespace wafer::question
