#!/usr/bin/env bash
# Makes the AOT cache (JEP 514) of target/app: a rehearsal in a home of its own, thrown away afterwards. Started by
# ./run in the background; harmless at any time. Without the cache everything works, only starts are slower.
set -eu

cd "$(dirname "$0")/.."
. scripts/find-jdk.sh
. scripts/build.sh

cache=$(aot_cache)
if [ -f "$cache" ] || [ -f "$cache.failed" ]; then exit 0; fi
work=target/app/rehearsal
if [ -f "$work/pid" ] && ! kill -0 "$(cat "$work/pid")" 2>/dev/null; then
  rm -rf "$work" # of one that was killed
fi
mkdir "$work" 2>/dev/null || exit 0 # another one is at it
echo $$ >"$work/pid"
trap 'rm -rf "$work"' EXIT

status=0
# shellcheck disable=SC2086
"$JAVA_HOME/bin/java" $JAVA_FLAGS -XX:AOTCacheOutput="$work/cache" -jar target/app/giaoban.jar rehearse \
  --home "$work/home" >target/aot.log 2>&1 || status=$?
if [ "$status" = 0 ] && [ -f "$work/cache" ]; then
  mv "$work/cache" "$cache"
elif [ "$status" -lt 128 ]; then
  touch "$cache.failed" # not tried again before the next build
fi
