# Sourced by ./run, ./test and ./giaoban: sets and exports JAVA_HOME to a JDK 25 or newer, or ends with one line.
# Works in bash 3.2 (macOS) and later. A newer `java` need not be on the PATH, and JAVA_HOME need not be set.

# The major version that a JDK directory says it is; nothing is started, so nothing can hang. Empty if it is no JDK.
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]\{1,\}\).*/\2/p' "$1/release" | head -n 1
}

# The directory of the JDK behind a javac, through links; macOS's /usr/bin/javac leads nowhere and is passed over.
jdk_of_javac() {
  _file=$1
  while [ -L "$_file" ]; do
    _target=$(readlink "$_file")
    case $_target in
      /*) _file=$_target ;;
      *) _file=$(dirname "$_file")/$_target ;;
    esac
  done
  (cd "$(dirname "$_file")/.." 2>/dev/null && pwd -P) || true
}

jdk_candidates() {
  printf '%s\n' "${GIAOBAN_JAVA_HOME:-}" "${JAVA_HOME:-}"
  if command -v javac >/dev/null 2>&1; then
    jdk_of_javac "$(command -v javac)"
  fi
  for _dir in /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.jdks/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    printf '%s\n' "$_dir"
  done
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v 25+ </dev/null 2>/dev/null || true
  fi
}

find_jdk() {
  HOME=${HOME:-/}
  while IFS= read -r _candidate; do
    [ -n "$_candidate" ] || continue
    _major=$(jdk_major "$_candidate")
    if [ -n "$_major" ] && [ "$_major" -ge 25 ]; then
      JAVA_HOME=$_candidate
      export JAVA_HOME
      return 0
    fi
  done <<EOF
$(jdk_candidates)
EOF
  echo "Giaoban needs a JDK 25 or newer and found none: get one from https://adoptium.net (or your system's packages) and, if it lies in an unusual place, set JAVA_HOME to it." >&2
  exit 1
}

find_jdk
