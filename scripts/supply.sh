#!/usr/bin/env bash
# What the program is made of, and that it is made of nothing else. For releases, and for CI where it has the time:
#
#   scripts/supply.sh bill        the bill of materials (CycloneDX), target/sbom.json
#   scripts/supply.sh identical   builds twice in two places: the same program to the byte, or it fails
#   scripts/supply.sh trusted     builds from what the registry gives today, with nothing kept from before: what is not noted in
#                                 .mvn/checksums.sha256, or differs, stops it
#   scripts/supply.sh checksums   notes anew what everything must be like; whoever changes a library looks at the difference
#
# Every other build stops as well where something differs from what is noted (.mvn/maven.config); of what is not noted it asks nothing, so
# that it runs on machines of another kind.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/find-jdk.sh

bill() {
  ./mvnw -B -ntp -q org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeBom -DoutputName=sbom -DoutputFormat=json \
    -DschemaVersion=1.6 -DincludeTestScope=false -DincludeBomSerialNumber=false
  echo "target/sbom.json: $(grep -c '"bom-ref"' target/sbom.json) components"
}

identical() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  commit=$(git rev-parse HEAD)
  for place in one another/place; do
    mkdir -p "$work/$place"
    git archive "$commit" | tar -x -C "$work/$place"
    (cd "$work/$place" && ./mvnw -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true package) >/dev/null 2>&1
  done
  if ! cmp "$work/one/target/giaoban.jar" "$work/another/place/target/giaoban.jar"; then
    echo "Two builds of one state differ." >&2
    exit 1
  fi
  echo "Two builds agree: SHA-256 $(sha256sum <"$work/one/target/giaoban.jar" | cut -d ' ' -f 1)"
}

post=aether.artifactResolver.postProcessor.trustedChecksums

trusted() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  ./mvnw -B -ntp -q -Dmaven.repo.local="$work" -D$post.failIfMissing=true -Dtest=TextsTest -Dspotless.check.skip=true verify
  echo "Everything is as noted: $(find "$work" -name '*.jar' | wc -l) libraries and parts of the build"
}

checksums() {
  rm -f .mvn/checksums.sha256
  export MAVEN_ARGS="-D$post.record=true"
  ./mvnw -B -ntp -q -Dtest=TextsTest verify
  bill
  scripts/package.sh
  echo "$(wc -l <.mvn/checksums.sha256) noted"
}

case ${1:-} in
  bill) bill ;;
  identical) identical ;;
  trusted) trusted ;;
  checksums) checksums ;;
  *)
    sed -n '2,/^set /s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
