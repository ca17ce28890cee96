#!/bin/sh
# Runs the openCypher TCK against the driver given. The TCK lies beside the checkout; where it does not, the test is
# skipped, which exit code 77 tells ctest.
here=$(cd "$(dirname "$0")" && pwd)
tck=$here/../../../shared/tck
if [ ! -f "$tck/tck_runner.py" ]; then
    echo "skipped: no ../shared/tck beside the checkout"
    exit 77
fi
exec python3 "$tck/tck_runner.py" --engine "$1" --errors strict
