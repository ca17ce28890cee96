// The grammar of English questions. `np` is a noun phrase, `vp` what is said of a subject, `gap` what is said of the thing that a question
// asks for, whose place in the clause is empty.
#include "grammar/question/rules.hpp"

namespace wafer::question {

std::string_view const english_rules = R"rules(
# Nouns and what stands before them.
det   <- 'the/a/an/any/some/all/all the/all of the/its/their' => 1
adj   <- value => value(1)
adj   <- property => flag(1)
adj   <- adjective => belonging(1)
adj   <- date => date(1)
adv   <- 'still/already/currently/now/also/actually/ever/yet' => 1
noun  <- label => label(1)
noun  <- value => value_noun(1)
noun  <- adj noun => both(2, 1)
noun  <- role => any_role(1)
noun  <- entity noun => owned(2, entity(1)) !2
noun  <- label value => both(label(1), value(2)) !3
noun  <- noun ',' 'largest/highest/biggest' 'first' => descending(1)
noun  <- 'largest/biggest/highest/greatest/top' noun => largest(2)
noun  <- 'smallest/lowest/least' noun => smallest(2)
np    <- entity => entity(1)
np    <- det entity => entity(2)
np    <- det? noun => 2
np    <- det? role 'of/for/at/in' np => role(2, 4)
np    <- np '`s' role => role(3, 1)
np    <- np '`s' noun => owned(3, 1)
np    <- det? noun 'of' np => owned(2, 4)
np    <- 'each/every' noun => each(2)
np    <- np post => both(1, 2)
np    <- np 'or' np => either(1, 3)
np    <- det? label number => numbered(2, 3)
np    <- 'it/them' => pronoun()
np    <- det? noun 'of' 'the'? date => both(2, date(5))
np    <- 'anyone/anybody/everyone/someone/a company/any company' => something()
asker <- 'who/whom' => who()
asker <- 'what' => what()
asker <- 'which/what' noun => asked(2)
asker <- 'which/what' noun post => asked(both(2, 3))
asker <- 'which of' np => asked(2)
asker <- 'which/what' 'is/are' np => asked(3) !2

# What stands behind a noun.
post  <- 'that/which/who' vp => 2
post  <- 'that/which/who/whom'? np relation => back(3, 2)
post  <- relation np => forward(1, 2)
post  <- copula np => forward(1, 2)
post  <- 'whose' noun vp => inverse(both(2, 3))
post  <- 'in/of/for/among/on/about' np => about_figure(2)
post  <- 'in/of/for/during/over/by/from' 'the'? date => date(3)
post  <- date => date(1) !4
post  <- 'in/of/for/during/over' 'the'? value => value(3)
post  <- 'on/about/of/regarding/concerning' np => topic(2)
post  <- comparison amount => compared(1, 2)
post  <- 'of' comparison amount => compared(2, 3)
post  <- post 'and/but' post => both(1, 3)
post  <- ',' 'largest/highest/biggest' 'first' => descending(something())
post  <- 'other than/except/besides/but/apart from' np => excluding(2)
comparison <- 'over/above/more than/greater than/larger than/higher than/exceeding/beyond' => more()
comparison <- 'under/below/less than/smaller than/fewer than/lower than' => less()
comparison <- 'at least/no less than' => at_least()
comparison <- 'at most/no more than/up to' => at_most()
amount <- number => 1

# What is said of a subject.
aux   <- 'do/does/did/will/can/could/must/has/have/had/would/should' => 1
be    <- be adv => 1
aux   <- aux adv => 1
be    <- 'is/are/was/were/be/been/being/has been/have been/will be/`s' => 1
vp    <- relation np => forward(1, 2)
vp    <- aux relation np => forward(2, 3)
vp    <- be copula np => forward(2, 3)
vp    <- be relation np => forward(2, 3) !1
vp    <- be 'a/an/the'? adj => 3
vp    <- adv vp => 2
vp    <- vp adv => 1
vp    <- be 'both' np 'and' np => both(3, 5)
vp    <- be np => 2
vp    <- be relation => passive(2)
vp    <- comparison amount => compared(1, 2)
vp    <- 'exceed/exceeds/exceeded' amount => compared(more(), 2)
vp    <- be comparison amount => compared(2, 3)
vp    <- be 'not' copula np => negated(forward(3, 4))
vp    <- be 'not' adj => negated(3)
vp    <- be 'not' 'a/an'? noun => negated(4)
vp    <- aux 'not/never' relation np => negated(forward(3, 4))
vp    <- 'never' relation np => negated(forward(2, 3))
vp    <- relation 'the'? 'most' noun => most(forward(1, 4))
vp    <- relation 'the'? 'fewest/least' noun => fewest(forward(1, 4))
vp    <- relation 'in' 'each' noun => forward(1, each(4))
vp    <- vp 'and/but' vp => referring(1, 3)
vp    <- vp ',' 'and/but'? vp => referring(1, 4)
vp    <- 'both' vp 'and' vp => referring(2, 4)

# What is said of what a question asks for.
gap   <- aux np relation => back(3, 2)
gap   <- be np relation => back(3, 2)
gap   <- be np copula => back(3, 2)
gap   <- gap 'about/on/of/regarding' np => both(1, topic(3))
preposition <- 'in/on/from/with/to/at/by/of/for/about/into/against' => 1

# Questions.
question <- 'what' 'is/are' 'all of'? np => rows(asked(4)) !1
question <- property be np => rows(wanted(1, 3)) !2
question <- 'what' be np property => rows(wanted(4, 3))
question <- noun be np => rows(asked(both(1, about_figure(3)))) !2
question <- noun be np post => rows(asked(both(both(1, about_figure(3)), 4))) !2
question <- asker vp => rows(both(1, 2))
question <- asker gap => rows(both(1, 2))
question <- preposition asker aux np stem => rows(both(2, pied(1, 4, 5)))
question <- copula asker be np => rows(both(2, back(1, 4)))
question <- preposition asker be np stem => rows(both(2, pied(1, 4, 5)))
question <- 'where' be np stem => rows(both(where(), standing(3, 4)))
question <- 'what' aux np relation 'about' => rows(both(what(), whole_topic(back(4, 3))))
question <- 'how many' np vp => rows(counted(both(2, 3)))
question <- 'how many' np gap => rows(counted(both(2, 3)))
question <- 'how many' np 'are there/exist' post => rows(counted(both(2, 4)))
question <- 'how many' np 'are there/exist' => rows(counted(2))
question <- 'what/who/which/what about/show me/list/show/name/give me/tell me' be? np => rows(asked(3))
question <- np => rows(asked(1)) !5
question <- property aux np relation np => rows(wanted_of_link(1, both(3, forward(4, 5))))
question <- property aux np relation => rows(wanted_of_link(1, both(3, active(4))))
question <- property be np relation => rows(wanted_of_link(1, both(3, passive(4))))
question <- property be np relation np => rows(wanted_of_link(1, both(3, forward(4, 5))))
question <- 'what/which' be 'the'? property 'of' np => rows(wanted(4, 6))
question <- be np adj => truth(claimed(2, 3))
question <- be np copula np => truth(claimed(2, forward(3, 4)))
question <- be np relation np => truth(claimed(2, forward(3, 4)))
question <- be np np => truth(claimed(2, 3)) !3
question <- aux np relation np => truth(claimed(2, forward(3, 4)))
question <- asker vp tail => rows(also(3, both(1, 2)))
question <- asker gap tail => rows(also(3, both(1, 2)))
tail  <- ','? 'and' 'with what/with which/in which/in what/with/what is the/what was the/in what/for/at which/what'? property => 4
tail  <- ','? 'and' property 'was it/was that/did it/is it' relation? => 3
question <- 'which/what' label 'say/says/state/states/mention/mentions/tell/tells/report/reports' 'that' np vp => sources_of(2, both(5, 6))
question <- 'which/what' label 'give/gives/mention/mentions/contain/contains/report/reports/have/has' np => sources_of(2, 4)
question <- 'how much/how many' noun aux np light => rows(asked(both(2, about_figure(4))))
question <- 'how much/how many' noun aux np light post => rows(asked(both(both(2, about_figure(4)), 6)))
light <- 'have/has/receive/get/raise/hold/make/earn/attract/reach/collect/secure' => 1
question <- 'what/which' noun aux np light => rows(asked(both(2, about_figure(4))))
question <- 'what/which' noun aux np light post => rows(asked(both(both(2, about_figure(4)), 6)))
question <- property 'will' np 'be' relation => rows(wanted_of_link(1, both(3, passive(undemanded(5)))))
question <- 'how' be np 'and' np 'related/connected/linked' => paths(3, 5)
question <- 'how' be np 'related/connected/linked' 'to/with' np => paths(3, 6)
)rules";

}  // namespace wafer::question
