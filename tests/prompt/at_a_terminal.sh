#!/bin/bash
# Types at the prompt in a terminal of tmux and looks at the screen. Usage: at_a_terminal.sh PROGRAM
# Each step waits for what it expects, ten seconds at most; 77 says that tmux is missing.
set -u
program=$(realpath "$1")
if ! command -v tmux > /dev/null; then
    echo "skipped: tmux is not installed"
    exit 77
fi
home=$(mktemp -d)
seat=0
terminal() { tmux -u -S "$home/socket$seat" "$@"; }
trap 'terminal kill-server 2> /dev/null; rm -rf "$home"' EXIT
passed=0
failed=0

screen() { terminal capture-pane -p -t wafer 2> /dev/null; }
coloured() { terminal capture-pane -e -p -t wafer 2> /dev/null; }
# sees NAME TEXT [SCREEN]: whether the text comes up.
sees() {
    local found=1
    for _ in $(seq ${PATIENCE:-100}); do
        if ${3:-screen} | grep -qF -- "$2"; then
            found=0
            break
        fi
        sleep 0.1
    done
    if [ $found = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s: no %q on the screen\n' "$1" "$2"
        screen | grep -v '^$' | tail -20
    fi
}
misses() {
    if screen | grep -qF -- "$2"; then
        failed=$((failed + 1))
        printf 'FAILED %s: %q is on the screen\n' "$1" "$2"
    else
        passed=$((passed + 1))
    fi
}
# tmux takes a semicolon at the end for its own.
text() {
    local keys=$1
    [[ $keys == *\; ]] && keys="${keys%;}\\;"
    terminal send-keys -t wafer -l -- "$keys" 2> /dev/null
}
press() { terminal send-keys -t wafer "$@" 2> /dev/null; }
start() {
    terminal kill-server 2> /dev/null
    seat=$((seat + 1))
    terminal -f /dev/null new-session -d -s wafer -x "$1" -y 30 \
        "env -u NO_COLOR LC_ALL=C.UTF-8 XDG_STATE_HOME=$home $2 $program ${3:-}"
    sees "start" "wafer>"
}

start 100 ""

text "MATCH (c:Company"
sees "colour of a label" $'\e[1m\e[33mCompany' coloured
press C-c

text "MATCH (c:Com"
press Tab
sees "Tab completes a label" "MATCH (c:Company"
text ")-[:"
press Tab
sees "types are listed" "DEVELOPS"
text "DEVE"
press Tab
text "]->(x:Chip {name: 'H1"
press Tab
sees "a list of names" "name"
press Tab Enter
sees "a name is chosen" "{name: 'H100'"
misses "the list is gone" "  name  "
text "}) RETURN c.na"
press Tab Tab Enter
text ", c.nameZh"
press Enter
sees "a second line" "    ->"
text "LIMIT 3;"
press Enter
sees "the answer with wide characters" "英伟达"
sees "its table is aligned" "| NVIDIA | 英伟达   |"

text "谁投资了yingwei"
press Tab
sees "pinyin" "谁投资了英伟达"
press C-c
sees "Ctrl-C" "谁投资了英伟达"
misses "the list is gone" "name  Chip"

press Up
sees "history of many lines" "LIMIT 3;"
press Up Up Home
text "/* 中 */ "
sees "an edit of the first line" "wafer> /* 中 */ MATCH"
press C-_
press C-c

text "RETURN 42 AS 答案;"
press Enter
sees "a wide heading" "| 答案 |"
press C-r
text "limit"
sees "the search" "search 'limit'"
sees "what is found" "LIMIT 3;"
press C-g C-c

text "UNWIND range(1, 1000000000000) AS n RETURN sum(n % 7) AS s;"
press Enter
sleep 0.5
press C-c
sees "Ctrl-C ends a statement" "cancelled"
text "MATCH (n) RETRUN n;"
press Enter
sees "a misspelt word" "Did you mean RETURN?"
sees "its place" "^^^^^^"
text ":he"
press Tab Enter
sees "a command" ":schema"
press C-d

start 24 ""
text "RETURN '英伟达英伟达英伟达' AS x;"
sees "a wide character is not cut at the edge" "wafer> RETURN '英伟达英"
press C-a
text "WITH 1 AS one "
sees "an edit before wrapped rows" "wafer> WITH 1 AS one"
press C-c C-d

start 80 "" "--no-color"
text "MATCH (c:Company"
sees "no colours" "MATCH (c:Company" coloured
press C-c C-d

start 80 "PAGER= "
text "mtach (n) return n;"
press Enter
sees "a misspelt statement is no question" "Did you mean MATCH?"
sees "carets have a colour" $'\e[1m\e[31m^^^^^' coloured
text ":profile MATCH (c:Company)-[:DEVELOPS]->(x) RETURN c.name AS company, count(x) AS n"
press Enter
sees "a plan with bars" "operator "
sees "its time" " in all"
sees "bars have a colour" $'\e[36m█' coloured
text ":format m"
press Tab
sees "formats are listed" "mermaid"
press C-c
text ":lang zh"
press Enter
text "RETURN x;"
press Enter
sees "an error in Chinese" "未定义"
text ":lang en"
press Enter
text "UNWIND range(1, 1000000000000) AS n RETURN sum(n % 7) AS s;"
press Enter
sees "progress of a long query" " rows, 1."
press C-c
sees "it is erased" "cancelled"
press C-d

if command -v less > /dev/null; then
    start 80 "PAGER=less LESS=FRX"
    text "UNWIND range(1, 20) AS n RETURN n;"
    press Enter
    sees "a short result is not paged" "20 rows"
    text "UNWIND range(1, 200) AS n RETURN n;"
    press Enter
    sees "a long result begins" "|  10 |"
    misses "it is paged" "200 rows"
    text "G"
    sees "its end" "| 200 |"
    text "q"
    sees "back at the prompt" "200 rows"
    text ":pager off"
    press Enter
    text "UNWIND range(1, 300) AS n RETURN n;"
    press Enter
    sees "without the pager" "300 rows"
    press C-d
fi

echo
echo "$passed passed, $failed failed"
[ $failed = 0 ]
