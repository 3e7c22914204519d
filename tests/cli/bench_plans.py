# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the command line takes, and how much memory, for plans of 30 and of 1,000 milestones: median of interleaved rounds."""

import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

PROGRAM = os.environ["TANDEM_CLI"]
SOURCE = pathlib.Path(os.environ["TANDEM_SOURCE_DIR"])
ROUNDS = 5


def make_plan(count):
    """A plan like the sample, made long: the same words, a day for each milestone, each after the one before."""
    plan = json.loads((SOURCE / "data/sample/sample.tandem.json").read_text())
    pattern = plan["plan"]["milestones"]
    plan["plan"]["title"] = f"{count} milestones"
    plan["plan"]["milestones"] = []
    for i in range(count):
        milestone = dict(pattern[i % len(pattern)], id=f"m{i}", after=[f"m{i - 1}"] if i else [], title=f"{pattern[i % len(pattern)]['title']} {i + 1}")
        milestone["due"] = f"{2026 + i // 330}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}"
        milestone["status"] = "not-started"
        plan["plan"]["milestones"].append(milestone)
    plan["plan"]["roadblocks"] = []
    return plan


def run(arguments):
    """Runs once; says seconds, peak memory in MiB and the output."""
    read, write = os.pipe()
    start = time.perf_counter()
    child = os.posix_spawn(PROGRAM, [PROGRAM, *map(str, arguments)], dict(os.environ, TANDEM_TODAY="2026-11-23"),
                           file_actions=[(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_CLOSE, read), (os.POSIX_SPAWN_CLOSE, write)])
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        output = pipe.read()
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"tandem-cli {' '.join(map(str, arguments))}: status {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024, output


def main():
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for count in (30, 1000):
            files[count] = pathlib.Path(folder, f"{count}.tandem.json")
            files[count].write_text(json.dumps(make_plan(count)))
        for number in range(ROUNDS):
            for count, file in files.items():
                library = pathlib.Path(folder, f"{count}-{number}.db")
                place = ["--library", library]
                plan = run([*place, "import", file])
                identity = plan[2].decode().strip()
                steps = {"import": plan, "list": run([*place, "list"]), "show": run([*place, "show", identity])}
                steps["layout"] = run([*place, "layout", identity, "--width", 1200, "--height", 420])
                for ending in ("tandem.json", "pdf", "png"):
                    steps["export ." + ending] = run([*place, "export", identity, "-o", pathlib.Path(folder, f"out.{ending}")])
                for step, (seconds, memory, _) in steps.items():
                    results.setdefault((count, step), []).append((seconds, memory))
    print(f"{'milestones':>10}  {'step':<20} {'median ms':>10} {'worst ms':>10} {'peak MiB':>9}")
    for (count, step), values in results.items():
        print(f"{count:>10}  {step:<20} {statistics.median(v[0] for v in values) * 1000:>10.0f} {max(v[0] for v in values) * 1000:>10.0f} "
              f"{max(v[1] for v in values):>9.0f}")


if __name__ == "__main__":
    main()
