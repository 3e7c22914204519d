#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms: what is typed is understood, written, kept where it can't be, and found again after the worst."""
import json
import os
import time
import unittest

from app import WindowTest, holding, starting, wait_for


class Forms(WindowTest):

    def open_sample(self):
        app = self.open()
        app.find("button", "Open the sample plan").click()
        self.select_milestone("Security review")
        return app

    def sample(self):
        return self.plan("Order management platform")

    def review(self, title="Security review"):
        return self.milestone("Order management platform", title)

    def type_into(self, name, text, then="Return", inside=None):
        (inside or self.app).find("text", name).click()
        self.s.key("ctrl+a")
        self.s.type(text)
        if then:
            self.s.key(then)

    def test_days(self):
        app = self.open_sample()
        self.type_into("Due", "+2w", then=None)
        wait_for(lambda: app.find("text", "Due").description == "Monday 7 December 2026", "the day read back")
        # others depend on it: leaving the field asks what moves along
        app.find("text", "Title").click()
        app.find("button", "Move").click()
        wait_for(lambda: self.review()["due"] == "2026-12-07", "the day in the library")
        wait_for(lambda: app.find("text", "Due").text == "7 December 2026", "the day in full")
        # one step, however it was written
        self.s.key("ctrl+z")
        wait_for(lambda: self.review()["due"] == "2026-11-19", "the day before")
        wait_for(lambda: app.find("text", "Due").text == "19 November 2026", "the day before in the form")

    def test_wrong_day_is_kept(self):
        app = self.open_sample()
        self.type_into("Due", "30 February")
        wait_for(lambda: app.find("text", "Due").description == "February has only 29 days.", "the reason")
        self.assertIn("invalid-entry", app.find("text", "Due").states)
        self.assertEqual(self.review()["due"], "2026-11-19")
        self.select_milestone("Pilot in two warehouses")
        self.assertEqual(app.find("text", "Due").text, "4 December 2026")
        self.select_milestone("Security review")
        self.assertEqual(app.find("text", "Due").text, "30 February")

        self.s.kill(app)
        app = self.open()
        self.select_milestone("Security review")
        self.assertEqual(app.find("text", "Due").text, "30 February")
        self.type_into("Due", "24 Nov")
        app.find("button", "Move", focused=True)  # others depend on it
        self.s.key("Return")
        wait_for(lambda: self.review()["due"] == "2026-11-24", "the day in the library")
        wait_for(lambda: not os.path.exists(self.s.library + ".drafts"), "no drafts left")

    def test_left_then_killed(self):
        app = self.open_sample()
        self.type_into("Title", "Security check", then=None)
        app.find("text", "Due").click()
        time.sleep(0.3)
        self.s.kill(app)
        self.assertEqual(self.review("Security check")["due"], "2026-11-19")

    def test_failed_write_keeps_the_text(self):
        app = self.open_sample()
        os.rename(self.s.library, self.s.library + ".away")
        self.type_into("Title", "Security check")
        app.find(None, holding("moved"))
        self.assertEqual(app.find("text", "Title").text, "Security check")
        self.s.kill(app)
        os.rename(self.s.library + ".away", self.s.library)
        self.assertEqual(self.review()["title"], "Security review")

        app = self.open()
        app.find("list item", starting("Security review, due")).click()
        wait_for(lambda: app.find("text", "Title").text == "Security check", "what was typed")

    def test_deliverables(self):
        app = self.open_sample()
        before = [d["title"] for d in self.review()["deliverables"]]
        self.type_into("Add deliverable", "Data map")
        wait_for(lambda: [d["title"] for d in self.review()["deliverables"]] == before + ["Data map"], "the deliverable")
        self.s.key("ctrl+z")
        wait_for(lambda: [d["title"] for d in self.review()["deliverables"]] == before, "the list before")

    def choose_predecessor(self, title):
        combo = self.app.find("combo box", "Add predecessor")
        combo.click()
        self.s.type(title)
        self.app.find("list item", title).click()
        return combo

    def test_predecessors(self):
        self.open_sample()
        before = self.review()["after"]
        self.app.find("label", "Deliverables").click()
        self.s.xdo("click", "--repeat", 40, "--delay", 10, 5)
        combo = self.choose_predecessor("Go-live")
        wait_for(lambda: combo.all("label", starting("These milestones would wait for each other in a ring")), "the ring, told")
        self.assertEqual(self.review()["after"], before)

        combo = self.choose_predecessor("Executive demo")
        wait_for(lambda: len(self.review()["after"]) == len(before) + 1, "the predecessor")
        self.assertFalse(combo.all("label", starting("These milestones would")))

    def test_people(self):
        app = self.open_sample()
        app.find("page tab", "People").click()
        self.type_into("Add person at Northwind Traders", "Lena Vogt")
        app.find("dialog", "Lena Vogt")
        self.type_into("E-mail", "lena")
        wait_for(lambda: app.find("text", "E-mail").description.startswith("This is not an e-mail address"), "the reason")
        self.type_into("E-mail", "lena@northwind.example")
        wait_for(lambda: any(p["name"] == "Lena Vogt" and p["side"] == "buyer" and p["email"] == "lena@northwind.example" for p in self.sample()["people"]), "the person")
        self.s.key("Escape")
        app.gone("dialog", "Lena Vogt")

    def test_what_a_person_owes(self):
        """Who leads nothing and only hands something over is shown what, and where it belongs."""
        app = self.open_sample()
        app.find("page tab", "People").click()
        app.find("list item", starting("Ingrid Möller")).click()
        person = app.find("dialog", "Ingrid Möller")
        owed = person.find("list item", starting("Decision to start, the day before"))
        self.assertIn("Go-live", owed.name + owed.description + " ".join(n.name for n in owed.all("label")))
        self.assertFalse(person.all("label", starting("No milestone")))
        self.s.shot("person-owes")
        owed.click()
        app.gone("dialog", "Ingrid Möller")
        wait_for(lambda: app.find("text", "Title").text == "Go-live", "the milestone it belongs to")

    def test_codes_from_the_right(self):
        """A number to call begins at the left in any language, and stands below its title."""
        self.s.env.update(LC_ALL="ar_SA.UTF-8", LANGUAGE="ar")
        app = self.open_sample()
        app.find("page tab", "People").click()
        app.find("list item", starting("Ingrid Möller")).click()
        app.find("dialog", "Ingrid Möller")
        phone = app.find("text", "Phone")
        self.assertTrue(phone.text.startswith("+"))
        extents = [self.s.A.Text.get_character_extents(phone.a, i, self.s.A.CoordType.WINDOW) for i in (0, len(phone.text) - 1)]
        self.assertLess(extents[0].x, extents[1].x)

    def test_plan_properties(self):
        app = self.open_sample()
        self.s.key("alt+Return")
        dialog = app.find("dialog", "Plan properties")
        self.type_into("Goal in the buyer’s words", "We ship in spring.", then="Tab", inside=dialog)
        wait_for(lambda: self.sample()["goal"] == "We ship in spring.", "the goal")
        self.type_into("Title", "", then="Delete", inside=dialog)
        wait_for(lambda: dialog.find("text", "Title").description == "Write a title.", "the reason")
        self.s.key("Escape")
        app.gone("dialog", "Plan properties")
        self.assertEqual(self.sample()["title"], "Order management platform")


if __name__ == "__main__":
    unittest.main()
