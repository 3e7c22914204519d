#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan's own page: the checklist and the timeline, by keyboard and by pointer, each change one step to undo."""
import json
import time
import unittest

from app import WindowTest, holding, starting, wait_for

PLAN = "Order management platform"


class PlanPage(WindowTest):
    size = "1460x1200"

    def setUp(self):
        super().setUp()
        self.open().find("button", "Open the sample plan").click()
        self.checklist = self.app.find("list", "Checklist")
        self.timeline = self.app.find("list", "Timeline")
        self.mark("Go-live")
        # high enough for a phase of the checklist below the timeline
        for window in self.s.xdo("search", "--onlyvisible", "--class", "tandem").split():
            self.s.xdo("windowmove", window, 0, 0, "windowsize", window, 1460, 1200)
        wait_for(lambda: self.checklist.all("text", "Add milestone"), "the end of a phase in sight")

    def row(self, title):
        return self.checklist.find("list item", starting(title + ","))

    def mark(self, title):
        return self.timeline.find("list item", starting(title + ","))

    def milestones(self):
        return json.loads(self.s.cli("show", PLAN))["plan"]["milestones"]

    def milestone(self, title):
        return next(m for m in self.milestones() if m["title"] == title)

    def order(self, phase):
        return [m["title"] for m in self.milestones() if m.get("phase") == phase]

    def wait(self, is_so, what):
        wait_for(is_so, what)

    def undo(self):
        self.s.key("ctrl+z")

    def choose(self, *labels):
        """Opens the menu of the selection and walks down to the item."""
        self.s.key("Menu")
        for label in labels:
            self.app.find("menu item", label).click()

    def test_add_by_typing(self):
        self.checklist.find("text", "Add milestone").click()
        for title in ("Reference call", "Board paper"):
            self.s.type(title)
            self.s.key("Return")
        self.wait(lambda: self.order("p1")[-2:] == ["Reference call", "Board paper"], "both at the end of the phase")
        self.assertTrue(self.checklist.all("text", "Add milestone", focused=True), "the cursor stays for the next one")
        self.undo()
        self.wait(lambda: self.order("p1")[-1] == "Reference call", "the last one gone")

    def test_done_and_not(self):
        self.checklist.find("button", "Mark “Security review” as done").act()
        self.wait(lambda: self.milestone("Security review")["status"] == "done", "done in the library")
        self.checklist.find("button", "Mark “Security review” as not done")
        self.undo()
        self.wait(lambda: self.milestone("Security review")["status"] != "done", "not done any more")

    def test_move_by_keyboard(self):
        before = self.order("p1")
        self.row("Pilot in two warehouses").click()
        self.s.key("alt+Down")
        self.wait(lambda: self.order("p2")[:1] == ["Pilot in two warehouses"], "first of the next phase")
        self.s.key("alt+Up")
        self.wait(lambda: self.order("p1") == before, "back at the end of its own")
        self.assertTrue(self.row("Pilot in two warehouses").focused(), "the keyboard goes along")

    def test_delete(self):
        before = self.milestones()
        self.row("Executive demo").click()
        self.s.key("Delete")
        self.wait(lambda: len(self.milestones()) == len(before) - 1, "one less")
        self.undo()
        self.wait(lambda: self.milestones() == before, "all as before")

    def test_several_at_once(self):
        before = self.milestones()
        self.row("Discovery signed off").click()
        self.s.key("shift+Down", "shift+Down")
        self.choose("Visibility", "Only for Us")
        inside = ["Discovery signed off", "Technical validation plan", "Executive demo"]
        self.wait(lambda: all(self.milestone(t).get("visibility") == "internal" for t in inside), "three internal ones")
        self.undo()
        self.wait(lambda: self.milestones() == before, "one step back")

    def test_rename_phase(self):
        self.row("Pilot in two warehouses").click()
        self.s.key("Down", "Down", "Return", "ctrl+a")
        self.s.type("Agree")
        self.s.key("Return")
        self.checklist.find("list item", starting("Agree,"))
        self.checklist.find("grouping", "Phase name", focused=True)
        self.undo()
        self.checklist.find("list item", starting("Approve,"))

    def test_walk_the_timeline(self):
        self.mark("Legal terms agreed").click()
        self.assertIn("selected", self.mark("Legal terms agreed").states)
        self.row("Legal terms agreed")
        self.s.key("Right")
        self.wait(lambda: self.mark("Procurement order").focused(), "the next one")
        self.s.key("Home")
        self.wait(lambda: self.mark("Discovery signed off").focused(), "the first one")
        # 30 October is a Friday
        self.s.key("alt+Right")
        self.wait(lambda: self.milestone("Discovery signed off")["due"] == "2026-11-02", "the Monday after")
        self.undo()
        self.wait(lambda: self.milestone("Discovery signed off")["due"] == "2026-10-30", "the day before")

    def test_drag_to_another_day(self):
        x, y = self.mark("Legal terms agreed").point()
        self.s.xdo("mousemove", x, y, "mousedown", 1)
        for i in range(1, 9):
            self.s.xdo("mousemove", x + 8 * i, y, "sleep", 0.03)
        self.s.key("Escape")
        self.s.xdo("mouseup", 1)
        self.assertEqual(self.milestone("Legal terms agreed")["due"], "2027-01-08", "Escape leaves it where it was")
        self.s.drag((x, y), (x + 64, y))
        self.app.find("button", "Move").act()
        self.wait(lambda: self.milestone("Legal terms agreed")["due"] > "2027-01-08", "a later day")
        self.undo()
        self.wait(lambda: self.milestone("Legal terms agreed")["due"] == "2027-01-08", "the day before")

    def test_rests(self):
        """A window that nobody touches does nothing: no frame asks for the next one."""
        self.row("Security review").click()
        wait_for(lambda: self.app.find("text", "Title").text == "Security review", "the form")

        def ticks():
            with open(f"/proc/{self.app.proc.pid}/stat") as f:
                return sum(int(field) for field in f.read().rsplit(")", 1)[1].split()[11:13])

        def rests():
            before, until = ticks(), time.monotonic() + 1
            while time.monotonic() < until:
                time.sleep(0.1)
            return ticks() - before <= 2  # of 100
        wait_for(rests, "a second without work", 15)

    def test_late_in_working_days(self):
        self.row("Security review").click()
        wait_for(lambda: self.app.find("text", "Due").description == "Thursday, 2 days late", "Friday and Monday")
        self.assertIn(", 2 days late,", self.row("Security review").name)
        self.assertIn(", 2 days late,", self.mark("Security review").name)

    def middle(self, title):
        """px from the window's left edge."""
        extents = self.mark(title).a.get_extents(self.s.A.CoordType.WINDOW)
        return extents.x + extents.width / 2

    def top(self, title):
        """px from the timeline's upper edge; the page may be scrolled."""
        mark, timeline = (node.a.get_extents(self.s.A.CoordType.WINDOW) for node in (self.mark(title), self.timeline))
        return mark.y - timeline.y

    def apart(self):
        """px between two marks."""
        return self.middle("Procurement order") - self.middle("Business case approved")

    def test_zoom_levels(self):
        days = 36  # from 15 December to 20 January
        whole = self.apart()
        self.row("Security review").click()
        self.s.key("ctrl+2")
        self.wait(lambda: abs(self.apart() - 6 * days) < 2, "months")
        self.s.key("ctrl+3")
        self.wait(lambda: abs(self.apart() - 16 * days) < 2, "weeks")
        self.app.find(None, "Zoom of the timeline").click()
        self.app.find("menu item", "Whole plan").click()
        self.wait(lambda: self.apart() == whole, "the whole plan again")

    def test_zoom_by_wheel(self):
        """What is under the pointer stays there, the selected milestone stays selected, and what is clicked is what is seen."""
        self.row("Security review").click()
        whole, top = self.apart(), self.top("Legal terms agreed")
        self.s.xdo("mousemove", *self.mark("Legal terms agreed").point())
        before = [self.middle(title) for title in ("Business case approved", "Procurement order")]
        there, half = self.middle("Legal terms agreed"), self.mark("Legal terms agreed").a.get_extents(self.s.A.CoordType.WINDOW).width / 2
        self.s.xdo("keydown", "ctrl", "click", "--repeat", 5, "--delay", 60, 4, "keyup", "ctrl")
        self.wait(lambda: abs(self.apart() / whole - 1.25 ** 5) < 0.02, "five steps closer")
        share = (there - before[0]) / (before[1] - before[0])  # the same at each zoom, but for a px
        fixed = (self.middle("Business case approved") - before[0] * self.apart() / whole) / (1 - self.apart() / whole)
        self.assertLessEqual(abs(fixed - there), half + 1, "the point that did not move is in the mark")
        self.assertAlmostEqual((self.middle("Legal terms agreed") - self.middle("Business case approved")) / self.apart(), share, delta=0.01)
        self.assertEqual(self.app.find("text", "Title").text, "Security review")
        self.assertIn("selected", self.mark("Security review").states)
        self.mark("Procurement order").click()
        self.wait(lambda: self.app.find("text", "Title").text == "Procurement order", "the form of what was clicked")
        self.s.xdo("mousemove", *self.mark("Legal terms agreed").point())
        self.s.xdo("keydown", "ctrl", "click", "--repeat", 9, "--delay", 60, 5, "keyup", "ctrl")
        self.wait(lambda: self.apart() == whole, "the whole plan again")
        self.wait(lambda: self.top("Legal terms agreed") == top, "its labels in the rows that they had")

    def test_enter_opens_the_form(self):
        self.mark("Security review").click()
        self.s.key("Return")
        self.wait(lambda: self.app.find("text", "Title").focused(), "the form has the keyboard")
        self.assertEqual(self.app.find("text", "Title").text, "Security review")


class RowHeights(WindowTest):
    """A row of Latin letters says how high it is without asking for its letters; it is as high as if it had."""
    size = "1300x1400"

    def test_same_height(self):
        titles = ["Kick-off", "“Œuvre” – MWMW @", "Security review of the pilot, with both of the teams that " * 3]
        notes = ["", "Both teams meet; what is open is written down – once."]
        # A space without width says nothing to a reader, and the letters have to be asked.
        pairs = [(title + zero, note + zero if note else "") for title in titles for note in notes for zero in ("", "\u200b")]
        path = self.s.dir + "/heights.tandem.json"
        with open(path, "w", encoding="utf-8") as f:
            json.dump({"format": "tandem-plan", "version": 1, "plan": {
                "title": "Heights", "buyer": {"name": "Northwind"}, "seller": {"name": "Fabrikam"}, "phases": [{"id": "p", "name": "All"}],
                "milestones": [{"id": f"m{i}", "phase": "p", "title": title, "explanation": note, "due": f"2027-{i + 1:02}-05"} for i, (title, note) in enumerate(pairs)]}}, f)
        self.s.cli("import", path)
        self.open().find("list item", holding("Heights")).click()
        checklist = self.app.find("list", "Checklist")
        for window in self.s.xdo("search", "--onlyvisible", "--class", "tandem").split():
            self.s.xdo("windowmove", window, 0, 0, "windowsize", window, 1300, 1400)

        def layouts():
            """Of each row: where in it each text stands and how high it is, in px."""
            rows = [row for row in checklist.all("list item") if ", due " in row.name and row.all("button")]
            found = []
            for row in rows:
                box = [n.a.get_extents(self.s.A.CoordType.WINDOW) for n in [row] + row.all("label")]
                found.append([(e.y - box[0].y, e.height) for e in box[1:]])
            return found

        wait_for(lambda: len(layouts()) == len(pairs) and len({str(layout) for layout in layouts()}) >= 4, "rows of one and of two lines")
        found = layouts()
        self.assertEqual(found[0::2], found[1::2], "plain and asked")


if __name__ == "__main__":
    unittest.main()
