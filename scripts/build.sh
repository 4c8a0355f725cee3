# Sourced after find-jdk.sh, in the repository's root: brings target/app up to date with the sources.

app_is_current() {
  [ -f target/app/built ] || return 1
  [ -z "$(find src/main pom.xml .mvn -newer target/app/built 2>/dev/null | head -n 1)" ]
}

build_app() {
  app_is_current && return 0
  echo "Building (the first time this fetches the libraries and takes a few minutes) …"
  mkdir -p target
  # What is changed while Maven works counts as newer than the build.
  touch target/building
  if ! ./mvnw -q -Dmaven.test.skip=true -Dspotless.check.skip=true package >target/build.log 2>&1; then
    grep -v '^WARNING' target/build.log >&2 || true
    echo "The build failed; see target/build.log." >&2
    exit 1
  fi
  # Beside and renamed: a Giaoban that runs from the old one keeps its open files.
  rm -rf target/app.new target/app.old
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar target/giaoban.jar extract --destination target/app.new
  mv target/building target/app.new/built
  if [ -d target/app ]; then mv target/app target/app.old; fi
  mv target/app.new target/app
  rm -rf target/app.old
}

# Those of every start.
JAVA_FLAGS="-Xms64m -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
if [ "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)" -le 2 ]; then
  JAVA_FLAGS="$JAVA_FLAGS -XX:+UseSerialGC"
fi

# The AOT cache fits only the JDK and the build it was made with.
aot_cache() {
  printf 'target/app/aot-%s.cache' "$(cksum <"$JAVA_HOME/release" | cut -d ' ' -f 1)"
}
