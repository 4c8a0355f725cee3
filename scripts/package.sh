#!/usr/bin/env bash
# Makes what is installed, into target/dist: a runtime of its own (jlink), a Debian package (jdeb) and a container image (Jib, no Docker
# needed). For those who release.
#
#   scripts/package.sh            all of it
#   scripts/package.sh runtime    only the program with its runtime, target/dist/giaoban
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/find-jdk.sh
. scripts/build.sh
build_app

dist=target/dist
rm -rf $dist
mkdir -p $dist/giaoban

# 1. The runtime: the modules that the program and its libraries ask for, and the two languages.
modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http
modules=$modules,java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa
modules=$modules,java.xml,java.xml.crypto,jdk.crypto.ec,jdk.jfr,jdk.jcmd,jdk.localedata,jdk.management,jdk.naming.dns
modules=$modules,jdk.httpserver,jdk.net,jdk.unsupported,jdk.zipfs
"$JAVA_HOME/bin/jlink" --add-modules $modules --include-locales=en,vi --strip-debug --no-header-files --no-man-pages \
  --compress zip-6 --output $dist/giaoban/runtime
cp -R target/app $dist/giaoban/app
rm -rf $dist/giaoban/app/built $dist/giaoban/app/aot-* $dist/giaoban/app/rehearsal
printf '%s\n' "$JAVA_FLAGS" >$dist/giaoban/java.options
cp src/dist/giaoban $dist/giaoban/giaoban
cp LICENSE $dist/giaoban/LICENSE
[ "${1:-}" = runtime ] && exit 0

# 2. The Debian package.
architecture=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
./mvnw -B -ntp -q -Pdist jdeb:jdeb -Ddist.architecture="$architecture"

# 3. The image: the runtime, the program, and of the system only the C library and the shell that they need.
scripts/image-root.sh $dist/root
./mvnw -B -ntp -q -Pdist jib:buildTar
ls -lh $dist/*.deb $dist/*.tar
