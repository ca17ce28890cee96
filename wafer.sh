#!/usr/bin/env bash
# Wafer in one command on a Debian 12 machine: installs the packages that are missing, builds into build/, goes on.
#   ./wafer.sh [ARGS…]        opens the prompt; the arguments are the prompt's
#   ./wafer.sh build          only builds
#   ./wafer.sh test [ARGS…]   builds and runs every test; the arguments are ctest's
# Standard output belongs to the program that is run; all that is said here goes to standard error.
set -euo pipefail
root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
build=$root/build
log=$build/build.log

say() { echo "wafer.sh: $*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else say "installing packages needs root or sudo"; exit 1
    fi
}

install_packages() {
    local wanted missing
    command -v dpkg-query >/dev/null || { say "no Debian: packages.txt lists what has to be there"; return 0; }
    wanted=$(grep -v '^#' "$root/packages.txt" | tr '\n' ' ')
    missing=$({ dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true; } |
        awk -v wanted="$wanted" '$2 == "installed" { have[$1] = 1 }
            END { n = split(wanted, names); for (i = 1; i <= n; i++) if (!(names[i] in have)) print names[i] }')
    [ -n "$missing" ] || return 0
    say "installing" $missing
    as_root apt-get update -q >&2 </dev/null
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2 </dev/null
}

# As many compilers at a time as there are processors, and 1.5 GB of free memory for each.
parallel() {
    awk -v most="$(nproc)" '/^MemAvailable/ { n = int($2 / 1500000) }
        END { if (n > most) n = most; print (n < 1 ? 1 : n) }' /proc/meminfo
}

# Runs a command into the log, which is shown if the command fails.
logged() {
    "$@" >"$log" 2>&1 </dev/null || { cat "$log" >&2; say "failed: $* (log: $log)"; exit 1; }
}

# Runs a command for somebody who watches it on a terminal.
shown() { "$@" >&2 </dev/null || exit 1; }

# Builds the target given. Two builds at a time would disturb each other, hence the lock.
build_target() {
    local show=logged
    mkdir -p "$build"
    exec {lock}>"$build/.lock"
    flock "$lock"
    if [ ! -e "$build/build.ninja" ]; then
        say "building into $build; the first time takes some minutes"
        logged cmake -S "$root" --preset release
        if [ -t 2 ]; then show=shown; fi
    fi
    $show ninja -C "$build" -j "$(parallel)" "$1"
    exec {lock}>&-
}

install_packages
case "${1-}" in
    build)
        build_target all ;;
    test)
        build_target all
        exec ctest --test-dir "$build" --output-on-failure "${@:2}" ;;
    *)
        build_target bin/wafer
        exec "$build/bin/wafer" "$@" ;;
esac
