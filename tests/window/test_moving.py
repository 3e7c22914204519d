#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving and agreeing: what else moves is shown before it happens, and it is one step to undo."""
import unittest

from app import WindowTest, starting, wait_for

PLAN = "Order management platform"


class Moving(WindowTest):
    def setUp(self):
        super().setUp()
        self.open().find("button", "Open the sample plan").click()
        self.timeline = self.app.find("list", "Timeline")
        self.before = wait_for(self.milestones, "the plan in the library")

    def mark(self, title):
        return self.timeline.find("list item", starting(title + ","))

    def milestones(self):
        return self.plan(PLAN)["milestones"]

    def due(self, title):
        return self.milestone(PLAN, title)["due"]

    def select(self, title):
        """By its mark: rows of the checklist may be out of sight."""
        self.mark(title).click()
        wait_for(lambda: self.app.find("text", "Title").text == title, f"the form of {title}")

    def held(self, *keys):
        """Presses keys while Alt is held, and keeps it held."""
        self.s.xdo("keydown", "alt", "key", "--delay", 30, *keys)
        self.addCleanup(self.s.xdo, "keyup", "alt")

    def test_keys_ask_once(self):
        self.mark("Legal terms agreed").click()
        self.held(*["Right"] * 9)
        self.assertFalse(self.app.all("button", "Move"), "nothing is asked while the key is held")
        self.assertEqual(self.due("Legal terms agreed"), "2027-01-08", "nor written")
        self.s.xdo("keyup", "alt")
        self.app.find("button", "Move")
        # go-live can't move in the sample: the slack is proposed
        self.assertIn("checked", self.app.find("radio button", "Keep go-live and use the slack").states)
        self.app.find("label", starting("5 Feb → "))
        self.app.find("label", starting("If “Legal terms agreed” ends 9 working days later, go-live stays on 2 March"))
        self.app.find("radio button", "Only this one").click()
        self.app.gone("label", starting("5 Feb → "))
        self.app.find("list item", "Reason, only for us")
        self.app.find("text", "Reason, only for us").click()
        self.s.type("Counsel is away\n")
        wait_for(lambda: self.due("Legal terms agreed") == "2027-01-21", "the day in the library")
        self.assertEqual([m["due"] for m in self.milestones() if m["title"] != "Legal terms agreed"],
                         [m["due"] for m in self.before if m["title"] != "Legal terms agreed"], "nothing else moved")
        self.app.gone("button", "Move")
        # why is found again where the day is
        history = self.app.find("list item", "Moved once")
        self.assertEqual(history.description, "8 Jan → 21 Jan · Counsel is away")
        history.click()
        self.app.find("label", "on 23 Nov · Counsel is away")
        self.app.find("label", starting("Reasons are only for us"))
        self.s.shot("moving-history")
        self.s.key("ctrl+z")
        wait_for(lambda: self.milestones() == self.before, "all as before, in one step")
        self.app.gone("list item", "Moved once")

    def test_escape_leaves_it(self):
        self.mark("Legal terms agreed").click()
        self.held("Right", "Right")
        self.s.xdo("keyup", "alt")
        self.app.find("button", "Move")
        self.s.key("Escape")
        self.app.gone("button", "Move")
        self.assertEqual(self.milestones(), self.before)
        wait_for(lambda: self.mark("Legal terms agreed").focused(), "the keyboard is where it was")

    def test_in_the_form(self):
        self.select("Legal terms agreed")
        self.fill("Due", "21 Jan 2027\n")
        self.app.find("button", "Cancel").act()
        self.app.gone("button", "Move")
        self.assertEqual(self.milestones(), self.before)
        wait_for(lambda: self.app.find("text", "Due").text == "8 January 2027", "the day as it is")
        self.fill("Due", "21 Jan 2027\n")
        self.app.find("button", "Move").act()
        wait_for(lambda: self.due("Integration complete") > "2027-02-05", "what depends on it moved too")
        self.assertFalse(self.milestone(PLAN, "Legal terms agreed")["agreed"], "proposed again")
        wait_for(lambda: self.app.find("text", "Due").text == "21 January 2027", "the new day in the form")

    def test_agree_all(self):
        self.select("Legal terms agreed")
        self.fill("Due", "11 Jan 2027\n")
        if self.app.all("button", "Move"):
            self.app.find("button", "Move").act()
        wait_for(lambda: not self.milestone(PLAN, "Legal terms agreed")["agreed"], "proposed again")
        before = self.milestones()
        self.s.key("F10")
        self.app.find("menu item", "Agree All Shown…").click()
        self.app.find("check box", "Legal terms agreed", checked=True)
        self.app.find("check box", "User training", checked=True).click()
        self.app.find("button", "Agree").act()
        wait_for(lambda: self.milestone(PLAN, "Legal terms agreed")["agreed"], "agreed in the library")
        legal = self.milestone(PLAN, "Legal terms agreed")
        self.assertEqual((legal["agreed_by"], legal["agreed_on"]), ("Jo Berg", "2026-11-23"))
        self.assertFalse(self.milestone(PLAN, "User training")["agreed"], "it was taken out")
        self.app.gone("button", "Agree")
        self.s.key("ctrl+z")
        wait_for(lambda: self.milestones() == before, "one step back")


if __name__ == "__main__":
    unittest.main()
