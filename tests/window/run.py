#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of one file, each in a process of its own: the accessibility bus can be joined once in a process.
A display server, a bus and a registry take part that are not ours and fail now and then; so a test that fails is tried
once more, and the output says so. What fails twice has failed."""
import os
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))


def names(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from names(item)
        else:
            yield item.id()


def passes(name):
    return subprocess.run([sys.executable, "-m", "unittest", name], cwd=HERE).returncode == 0


def main():
    sys.path.insert(0, HERE)
    tests = list(names(unittest.defaultTestLoader.loadTestsFromName(sys.argv[1])))
    failed = []
    for name in tests:
        print(f"--- {name}", flush=True)
        if passes(name):
            continue
        print(f"--- {name}: FAILED, tried once more", flush=True)
        if not passes(name):
            failed.append(name)
    print(f"{len(tests)} tests of windows, failed twice: {failed or 'none'}")
    return 1 if failed or not tests else 0


if __name__ == "__main__":
    sys.exit(main())
