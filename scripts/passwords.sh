#!/usr/bin/env bash
# Makes src/main/resources/data/identity/breached-passwords.txt again, from npm @zxcvbn-ts/language-common. For maintainers only;
# needs npm and node. Fails when the source is not the one that was checked (its SHA-256 stands below).
set -euo pipefail
cd "$(dirname "$0")/.."

target=$PWD/src/main/resources/data/identity/breached-passwords.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @zxcvbn-ts/language-common@4.1.3 @zxcvbn-ts/dictionary-compression@3.0.1 >/dev/null
mkdir -p language node_modules/@zxcvbn-ts/dictionary-compression
tar -xzf zxcvbn-ts-language-common-4.1.3.tgz -C language --strip-components=1
tar -xzf zxcvbn-ts-dictionary-compression-3.0.1.tgz -C node_modules/@zxcvbn-ts/dictionary-compression --strip-components=1
sha256sum --check --quiet <<'SUMS'
b9db7b03ec0bec283bedadfb36a9dfc2790136494fa741055c91c448d227581d  language/dist/passwords.json.mjs
SUMS
cat >make.mjs <<'JS'
import passwords from './language/dist/passwords.json.mjs';
import fs from 'node:fs';

// As identity.Passwords compares them: plain letters and digits; the shorter ones also without the digits at their end.
const plain = (word) =>
  word.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/đ/g, 'd').replace(/[^a-z0-9]/g, '');
const kept = new Set();
for (const word of passwords) {
  const whole = plain(word);
  const stem = whole.length >= 12 ? whole : whole.replace(/[0-9]+$/, '');
  if (stem.length >= 6) kept.add(stem);
}
fs.writeFileSync(process.argv[2], [...kept].sort().join('\n') + '\n');
JS
node make.mjs "$target"
sha256sum "$target"
