#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared screen: walked by keys, live or paused, blank, and never with a private word on it."""
import json
import os
import unittest

from app import WindowTest, holding, starting, wait_for

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "sample", "sample.tandem.json")


class Present(WindowTest):

    def import_plan(self, change):
        """A plan in the library: the sample, changed."""
        with open(SAMPLE, encoding="utf-8") as f:
            plan = json.load(f)
        change(plan["plan"])
        path = os.path.join(self.s.dir, "plan.tandem.json")
        with open(path, "w", encoding="utf-8") as f:
            json.dump(plan, f)
        return self.s.cli("import", path)

    def open_plan(self, title="Northwind Traders"):
        app = self.open()
        app.find("list item", holding(title)).click()
        app.find("list item", starting("Security review, due")).click()
        wait_for(lambda: app.find("text", "Title").text == "Security review", "the form")
        return app

    def present(self):
        self.s.key("F5")
        screen = self.app.find("frame", "Presentation")
        screen.find("list item", starting("Security review, "))
        return screen

    def card(self, screen, text):
        return screen.find("article", starting(text))

    def test_walk(self):
        self.import_plan(lambda plan: None)
        self.open_plan()
        screen = self.present()
        self.s.shot("present-all")
        self.assertEqual(screen.find("heading").name, "Order management platform, Northwind Traders × Fabrikam. 99 days to go-live on 2 March 2027")
        screen.gone("article")
        self.s.key("Right")
        self.card(screen, "Discovery signed off, ")
        for _ in range(3):
            self.s.key("Right")
        card = self.card(screen, "Security review, Thu 19 November")
        for said in ("Northwind IT checks", "Leo Kim", "Penetration test report", "Questionnaire: Done", "no open high finding"):
            self.assertIn(said, card.name)
        self.assertTrue(screen.find("list item", starting("Security review"), focused=True))
        self.s.shot("present-card")
        self.s.key("Left")
        self.card(screen, "Executive demo, ")
        self.s.key("End")
        self.card(screen, "Go-live, ")
        self.s.key("Right")
        self.card(screen, "Go-live, ")
        self.s.key("Home")
        screen.gone("article")

        # blank hides all, also from a screen reader; any walking key comes back to the same
        self.s.key("End")
        self.s.key("b")
        screen.gone("list item")
        screen.gone("heading")
        screen.gone("article")
        self.s.key("Left")
        self.card(screen, "Go-live, ")

        # Escape leaves full screen first, then closes; the editor is as before
        self.assertIn("Presenting", [n.name for n in self.app.window.all("button")])
        self.s.key("Escape")
        wait_for(lambda: [w for w in self.s.windows() if w[0] == "Presentation" and (w[3], w[4]) != (1460, 920)], "a window of its own size")
        self.s.key("Escape")
        self.app.gone("frame", "Presentation")
        self.app.window.find("button", "Present")
        self.assertEqual(self.app.find("text", "Title").text, "Security review")

    def test_live_and_paused(self):
        self.import_plan(lambda plan: None)
        app = self.open_plan()
        app.find("text", "Title").click()
        self.s.key("ctrl+a")
        self.s.type("Security check")
        # what is typed is written before it is shown, without Enter
        self.s.key("F5")
        screen = app.find("frame", "Presentation")
        screen.find("list item", starting("Security check, "))
        for _ in range(4):
            self.s.key("Right")
        self.card(screen, "Security check, ")
        app.window.find("button", starting("Undo")).act()
        self.card(screen, "Security review, ")
        self.s.key("l")
        app.window.find("button", starting("Redo")).act()
        wait_for(lambda: any(m["title"] == "Security check" for m in json.loads(self.s.cli("show", "Order management platform"))["plan"]["milestones"]), "the change in the library")
        self.card(screen, "Security review, ")
        self.s.key("l")
        self.card(screen, "Security check, ")
        self.s.key("q")
        app.gone("frame", "Presentation")

    def test_nothing_private(self):
        def plant(plan):
            plan["value"] = "zqsecret value"
            for row in plan["people"] + plan["milestones"] + plan["roadblocks"]:
                row["private_notes"] = "zqsecret notes"
            for row in plan["roadblocks"]:
                row["title"] = "zqsecret roadblock"
            for row in plan["checkins"]:
                row["notes"] = "zqsecret check-in"
            security = next(m for m in plan["milestones"] if m["title"] == "Security review")
            security["deliverables"].append({"title": "zqsecret deliverable", "side": "seller", "owner": None, "due": "2026-11-24", "done": False, "visibility": "internal"})
            plan["milestones"].append(dict(security, id="zq", title="zqsecret milestone", explanation="zqsecret", deliverables=[], resources=[], after=[], visibility="internal"))

        self.import_plan(plant)
        self.open_plan()
        self.assertTrue([n for n in self.app.window.all() if "zqsecret" in n.name], "the editor shows the internal milestone")
        screen = self.present()
        n = len(screen.all("list item"))
        self.assertEqual(n, 11)
        for _, node in screen.walk():
            self.assertNotIn("zqsecret", node.name + node.description)
        for _ in range(4):
            self.s.key("Right")
        self.assertNotIn("zqsecret", self.card(screen, "Security review, ").name)
        self.assertNotIn("zqsecret", screen.find("list item", starting("Security review, ")).description)
        self.s.key("Right")
        self.assertNotIn("zqsecret", self.card(screen, "Pilot in two warehouses, ").name)
        self.assertIn("Presentation", [w[0] for w in self.s.windows()])
        self.assertFalse([w[0] for w in self.s.windows() if "zqsecret" in (w[0] or "")])

    def test_editor_closes_it(self):
        self.import_plan(lambda plan: None)
        app = self.open_plan()
        self.present()
        self.s.key("ctrl+q")
        self.assertEqual(app.proc.wait(10), 0)


if __name__ == "__main__":
    unittest.main()
