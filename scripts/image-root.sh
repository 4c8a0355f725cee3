#!/usr/bin/env bash
# Gathers into a directory what an image of the program needs of the system it is built on: the libraries that its binaries ask for, a
# shell, the names of users, and certificates.
#   scripts/image-root.sh DIR
set -euo pipefail
root=$1
rm -rf "$root"
mkdir -p "$root"/{bin,etc,tmp,usr/bin,var/lib/giaoban,usr/lib/giaoban}
chmod 1777 "$root/tmp"

libraries() { ldd "$1" 2>/dev/null | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p; s/^[[:space:]]*\(\/[^ ]*\) .*/\1/p' || true; }
put() { # a file, and what it is linked with
  [ -e "$root$1" ] || install -D -m 0755 "$(readlink -f "$1")" "$root$1"
}
for program in /bin/sh /bin/cat /bin/kill /bin/true /bin/chown /usr/bin/id /usr/bin/test /usr/bin/setsid /usr/bin/setpriv \
  /usr/bin/unshare; do
  [ -e "$program" ] || continue
  put "$program"
  for library in $(libraries "$program"); do put "$library"; done
done
cp -R target/dist/giaoban/runtime target/dist/giaoban/LICENSE "$root/usr/lib/giaoban/"
find "$root/usr/lib/giaoban/runtime" -type f \( -name '*.so' -o -perm -u+x \) | while read -r file; do
  for library in $(libraries "$file"); do case $library in "$root"* | */target/dist/*) ;; *) put "$library" ;; esac; done
done
# PostgreSQL is unpacked at the first start; it asks for these.
for name in libm.so.6 libpthread.so.0 librt.so.1 libdl.so.2 libc.so.6 libstdc++.so.6 libgcc_s.so.1 libnss_files.so.2 libresolv.so.2; do
  found=$(ldconfig -p | sed -n "s/.*$name .*=> //p" | head -n 1)
  if [ -n "$found" ]; then put "$found"; fi
done
printf 'root:x:0:0:root:/:/bin/sh\ngiaoban:x:10001:10001:Giaoban:/var/lib/giaoban:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\ngiaoban:x:10001:\n' >"$root/etc/group"
if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
  install -D -m 0644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
fi
