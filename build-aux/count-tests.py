#!/usr/bin/env python3
"""Prints how many tests of a meson test log passed, failed and were skipped."""
import json
import sys

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP", "IGNORED"}

try:
    with open(sys.argv[1], encoding="utf-8") as log:
        results = [json.loads(line)["result"] for line in log if line.strip()]
except FileNotFoundError:  # no test was chosen
    results = []

passed = sum(result in PASSED for result in results)
skipped = sum(result in SKIPPED for result in results)
print(passed, len(results) - passed - skipped, skipped)
