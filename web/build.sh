#!/bin/sh
# What Maven runs: `sh build.sh build` makes dist/ when its inputs have changed, `sh build.sh check` lints, type-checks and tests.
cd "$(dirname "$0")" || exit 1
for tool in node npm; do
  command -v "$tool" >/dev/null 2>&1 || {
    echo "web: '$tool' is missing; the web pages are built with Node 20.19 or newer and its npm (Debian: apt-get install nodejs npm)." >&2
    exit 1
  }
done
exec node scripts/build.mjs "$@"
