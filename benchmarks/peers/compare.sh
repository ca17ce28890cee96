#!/bin/sh
# Prints Wafer and its peers beside each other: compare.sh [BUILD_FOLDER [SCALE [SECONDS_PER_TEST]]]
# Installs the peers from npm into the build folder at first. One thread each, one engine at a time.
set -e
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:-$here/../../build}" && pwd)
scale=${2:-S1}
work=$build/peers
mkdir -p "$work"
cp "$here"/*.mjs "$here/package.json" "$work"
[ -d "$work/node_modules" ] || (cd "$work" && npm install --no-audit --no-fund)
data=$("$build/bin/wafer-bench" --generate "$scale")
cd "$work" && exec node compare.mjs "$build/bin/wafer-bench" "$scale" "$data" "${3:-60}"
