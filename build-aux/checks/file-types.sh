#!/bin/bash
# Checks that files are recognised by name and by content: file-types.sh MIME-FILE
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
xmllint --noout --nonet "$1"
mkdir -p "$folder/data/mime/packages"
cp "$1" "$folder/data/mime/packages/"
update-mime-database "$folder/data/mime"

bad=0
expect () {   # expect TYPE FILE
  local type
  type=$(XDG_DATA_HOME=$folder/data gio info -a standard::content-type "$2" | sed -n 's/.*content-type: //p')
  [ "$type" = "$1" ] || { echo "${2##*/} is $type, expected $1"; bad=1; }
}

cd "$folder"
printf '{ "format": "tandem-plan", "version": 1 }' > plan.tandem.json
printf '{\n  "format" : "tandem-plan",\n  "version" : 1\n}' > by-content
printf '{ "format": "something else" }' > other.json
sqlite3 library 'PRAGMA application_id = 0x544E444D; CREATE TABLE plan (id INTEGER);'
sqlite3 database 'CREATE TABLE plan (id INTEGER);'
expect application/x-tandem-plan+json plan.tandem.json
expect application/x-tandem-plan+json by-content
expect application/json other.json
expect application/x-tandem-library library
expect application/vnd.sqlite3 database
exit $bad
