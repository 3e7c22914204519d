#!/bin/bash
# Checks that every end of a test is counted: count-tests.sh
set -u

count=${0%/*}/../count-tests.py
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for result in OK OK EXPECTEDFAIL FAIL TIMEOUT ERROR UNEXPECTEDPASS INTERRUPT SKIP; do
  echo "{\"name\": \"$result\", \"result\": \"$result\"}"
done > "$log"
[ "$(python3 "$count" "$log")" = "3 5 1" ] || { echo "counted $(python3 "$count" "$log")"; exit 1; }
[ "$(python3 "$count" /nowhere)" = "0 0 0" ] || { echo "a missing log was counted"; exit 1; }
