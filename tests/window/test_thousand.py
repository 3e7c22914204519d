#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan of 1,000 milestones: opening, scrolling and selecting never keep a person waiting for more than a tenth of a second, and while it is zoomed
no frame for more than a sixtieth."""
import json
import os
import sys
import time
import unittest

from app import WindowTest, holding, starting, wait_for

N = 1000
MOST = 0.1  # s of processor time without looking at input
MOST_ZOOMING = 0.016  # s of processor time for a frame, drawn without a graphics card: 60 in a second
ROUNDS = 2  # of zooming: a machine with other work to do takes longer for the same now and then, so the better one counts
QUIET = 0.4  # s without a turn worth noticing: the window has done what it was asked
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "sample", "sample.tandem.json")


def make_plan():
    """The sample made long: its milestones again and again, a day each, each after the one before."""
    with open(SAMPLE, encoding="utf-8") as f:
        plan = json.load(f)
    content = plan["plan"]
    pattern = content["milestones"]
    content.update(title=f"{N} milestones", roadblocks=[])
    content["milestones"] = [
        dict(pattern[i % len(pattern)], id=f"m{i}", after=[f"m{i - 1}"] if i else [], title=f"{pattern[i % len(pattern)]['title']} {i + 1}",
             due=f"{2026 + i // 330}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}", status="not-started") for i in range(N)]
    return plan


class Thousand(WindowTest):
    size = "1300x900"

    def stalls(self, start):
        """[(wall, cpu)] in s of the turns of the main loop since then (s, monotonic)."""
        with open(self.probe) as f:
            turns = [tuple(int(x) / 1e6 for x in line.split()) for line in f]
        return [(wall, cpu) for begin, wall, cpu in turns if begin >= start - 0.001]

    def measure(self, what, action):
        """Acts, waits until the window is quiet, and holds the longest stall to the limit."""
        start = time.monotonic()
        action()
        n, since = 0, time.monotonic()
        while time.monotonic() - since < QUIET and time.monotonic() - start < 10:
            time.sleep(0.05)
            if len(self.stalls(start)) > n:
                n, since = len(self.stalls(start)), time.monotonic()
        stalls = self.stalls(start)
        longest = max((cpu for _, cpu in stalls), default=0)
        print(f"{what}: longest stall {longest * 1000:.0f} ms of processor time ({max((w for w, _ in stalls), default=0) * 1000:.0f} ms by the clock), "
              f"{len(stalls)} turns of 10 ms or more", file=sys.stderr)
        return longest

    def chosen(self, action):
        """The title that the form shows after it."""
        action()
        return self.app.find("text", "Title").text

    def test_thousand(self):
        s = self.s
        self.probe = s.dir + "/stalls"
        s.env["TANDEM_STALLS"] = self.probe
        path = s.dir + "/long.tandem.json"
        with open(path, "w", encoding="utf-8") as f:
            json.dump(make_plan(), f)
        s.cli("import", SAMPLE)
        s.cli("import", path)
        begin = time.monotonic()
        app = self.open()
        row = app.find("list item", holding(f"{N} milestones"))
        print(f"window: {time.monotonic() - begin:.2f} s", file=sys.stderr)
        longest = {}

        def check(what, action):
            longest[what] = self.measure(what, action)

        other = app.find("list item", holding("Order management"))

        def open_plan(item, first):
            item.click()
            app.find("list item", starting(first))

        other.click()
        app.find("list item", starting("Discovery signed off, due"))
        time.sleep(1)
        self.assertTrue(self.stalls(begin), "the probe notices nothing, not even the start")
        check("open", lambda: open_plan(row, "Discovery signed off 1, due"))
        check("open another", lambda: open_plan(other, "Discovery signed off, due"))
        check("open again", lambda: open_plan(row, "Discovery signed off 1, due"))
        s.shot("thousand-opened")

        s.xdo("mousemove", 600, 300)
        s.xdo("keydown", "ctrl")
        for i in range(ROUNDS):
            for what, button in (("zoom in", 4), ("zoom out", 5)):
                before = longest.get(what, 1)
                check(what, lambda: s.xdo("click", "--repeat", 14, "--delay", 100, button))
                longest[what] = min(before, longest[what])
                if i == 0:
                    s.shot("thousand-" + what.replace(" ", "-"))
        s.xdo("keyup", "ctrl")

        x, y = 560, 640
        s.xdo("mousemove", x, y)
        check("wheel", lambda: s.xdo("click", "--repeat", 60, "--delay", 20, 5))
        check("wheel, fast", lambda: s.xdo("click", "--repeat", 300, "--delay", 3, 5))
        s.shot("thousand-scrolled")
        s.xdo("click", 1)  # ends the scrolling that goes on by itself
        time.sleep(0.5)
        titles = [self.chosen(lambda: check("select", lambda: s.xdo("click", 1)))]
        titles.append(self.chosen(lambda: check("arrow keys", lambda: s.xdo("key", "--repeat", 40, "--delay", 30, "Down"))))
        s.shot("thousand-selected")
        titles.append(self.chosen(lambda: check("page keys", lambda: s.xdo("key", "--repeat", 12, "--delay", 60, "Next"))))
        check("home", lambda: s.key("Home"))
        self.assertEqual(len(set(titles)), len(titles), titles)
        s.xdo("mousemove", x, y)
        check("wheel up", lambda: s.xdo("click", "--repeat", 100, "--delay", 5, 4))
        s.shot("thousand-top")
        with open(f"/proc/{app.proc.pid}/status") as f:
            peak = next(int(line.split()[1]) for line in f if line.startswith("VmHWM"))
        print(f"peak memory: {peak / 1024:.0f} MiB", file=sys.stderr)
        slow = {what: f"{t * 1000:.0f} ms" for what, t in longest.items() if t > (MOST_ZOOMING if what.startswith("zoom") else MOST)}
        self.assertEqual(slow, {})
        self.s.close(app)


if __name__ == "__main__":
    unittest.main()
