#!/bin/bash
# Checks build-aux/env: that a command goes through it unchanged, and that making
# the private Debian, played by stand-ins for the programs that do it, ends in
# something whole or in one sentence. Works inside and outside the environment.
set -u

repo=$(cd "${0%/*}/../.." && pwd -P)
env=$repo/build-aux/env
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0

same () {   # same WHAT EXPECTED FOUND
  [ "$2" = "$3" ] || { printf '%s: expected "%s", found "%s"\n' "$1" "$2" "$3"; bad=1; }
}
holds () {   # holds WHAT PATTERN TEXT
  # shellcheck disable=SC2254  # it is a pattern
  case $3 in $2) ;; *) printf '%s: "%s" is not like "%s"\n' "$1" "$3" "$2"; bad=1 ;; esac
}

# A command goes through unchanged.
same arguments '<a b><><*><$HOME>' "$("$env" printf '<%s>' 'a b' '' '*' '$HOME')"
"$env" sh -c 'exit 7'; same "exit status" 7 $?
"$env" sh -c 'kill -TERM $$' 2> /dev/null; same "end by a signal" 143 $?
same "current folder" "$repo" "$(cd / && "$env" pwd)"
same input "typed" "$(echo typed | "$env" cat)"
echo here > "$folder/file with spaces"
same "file in the temporary folder" here "$("$env" cat "$folder/file with spaces")"
same home "$HOME" "$("$env" sh -c 'echo "$HOME"')"
same variable "ä b" "$(TANDEM_TEST='ä b' "$env" sh -c 'echo "$TANDEM_TEST"')"
same user "$(id -un)" "$("$env" id -un)"
holds "path to the programs" "*/elsewhere/src/ui:*" "$(TANDEM_BUILD_DIR=elsewhere "$env" sh -c 'echo "$PATH"')"
"$env" > /dev/null 2>&1; same "status without a command" 2 $?

# Stand-ins: what they do is said by files in $folder/does.
mkdir -p "$folder/bin" "$folder/does"
export FOLDER=$folder PATH=$folder/bin:$PATH
stand_in () { printf '#!/bin/bash\n%s\n' "$(cat)" > "$folder/bin/$1"; chmod +x "$folder/bin/$1"; }
stand_in bwrap <<< 'exit 0'
stand_in newuidmap <<< 'exit 0'
stand_in df <<< 'echo header; echo "disk 9 9 $(cat $FOLDER/does/free 2>/dev/null || echo 99999)"'
stand_in unshare << 'END'
while [ "${1#--}" != "$1" ]; do [ "$1" = --propagation ] && shift; shift; done
exec "$@"
END
stand_in mmdebstrap << 'END'
echo called >> "$FOLDER/called"
if [ -e "$FOLDER/does/fail" ]; then
  echo "E: Could not resolve 'mirror'" >&2; mkdir -p "$FOLDER/cache/root-half.new"; exit 1
fi
sleep 0.3
tree=$(mktemp -d)
mkdir -p "$tree"/{dev,etc/{apt,fonts/conf.d},usr/share/zoneinfo,var/lib,var/cache}
touch "$tree/usr/share/zoneinfo/UTC" "$tree/etc/apt/sources.list"
for argument; do case $argument in /*.new) cp -r "$tree/." "$argument"; made=yes ;; esac; done
[ -n "${made:-}" ] || tar -C "$tree" -c .
rm -rf "$tree"
END
prepare () { TANDEM_ENV=root "$repo/build-aux/env-prepare" "$folder/cache" "$folder/cache/env-test" "$@" 2> "$folder/said"; }

touch "$folder/does/fail"
prepare echo ran > "$folder/out"; same "status without a network" 125 $?
holds "words without a network" "*package server can't be reached*" "$(cat "$folder/said")"
same "command without an environment" "" "$(cat "$folder/out")"
rm "$folder/does/fail"

echo 100 > "$folder/does/free"; rm "$folder/called"
prepare true; same "status with a full disk" 125 $?
holds "words with a full disk" "*needs 3 GB*make room*" "$(cat "$folder/said")"
[ ! -e "$folder/called" ] || same "calls with a full disk" none some
rm "$folder/does/free"

mkdir -p "$folder/cache/root-killed.new"
prepare printf one > "$folder/one" & prepare printf '<%s>' two > "$folder/two"; wait
[ -e "$folder/cache/env-test" ] || { same "two calls at once" made "$(cat "$folder/said")"; }
same "second of two commands" '<two>' "$(cat "$folder/two")"
same "calls by two at once" 1 "$(wc -l < "$folder/called")"
same "what is left" "" "$(find "$folder/cache" -name '*.new' -o -name '*.settings')"
same "later call" '<a b>' "$(prepare printf '<%s>' 'a b')"
same "calls later" 1 "$(wc -l < "$folder/called")"
same "apt's settings in the root" "" "$(find "$folder"/cache/root-*/etc/apt 2> /dev/null)"

exit $bad
