# SPDX-License-Identifier: GPL-3.0-or-later
"""templates, new and move of the command line."""

import json
import sqlite3
import unittest

from cli_case import CliCase

NEW = ["new", "--template", "saas-eval", "--buyer", "Northwind Traders", "--seller", "Fabrikam", "--buyer-country", "DE", "--seller-country", "US"]


class Templates(CliCase):
    def test_list(self):
        lines = self.ok("templates", library=False).splitlines()
        as_json = json.loads(self.ok("templates", "--json", library=False))
        self.assertEqual([line.split("\t")[0] for line in lines], [template["key"] for template in as_json])
        self.assertEqual(len(as_json), 10)
        for template in as_json:
            self.assertTrue(template["title"] and template["when"] and template["span_working_days"] > 5, template)
        self.assertFalse(self.library.exists())

    def test_list_in_another_language(self):
        english = json.loads(self.ok("templates", "--json", "--lang", "en", library=False))
        german = json.loads(self.ok("templates", "--json", "--lang", "de", library=False))
        self.assertEqual([t["key"] for t in german], [t["key"] for t in english])
        self.assertTrue(all(a["title"] != b["title"] and a["when"] != b["when"] for a, b in zip(german, english)))
        self.assertIn("--lang", self.fails(2, "templates", "--lang", "tlh"))

    def test_new_in_another_language(self):
        plan = self.show(self.new("--lang", "de"))
        self.assertEqual(plan["language"], "de")
        self.assertEqual(plan["milestones"][0]["title"], "Ziele, Termin und Entscheidende festlegen")
        self.assertEqual(self.show(self.new("--title", "In English"))["language"], "en")

    def new(self, *arguments):
        return self.ok(*NEW, "--anchor", "2027-05-11", *arguments).strip()

    def show(self, plan):
        return json.loads(self.ok("show", plan))["plan"]

    def test_new_is_a_scheduled_plan(self):
        plan = self.show(self.new("--title", "Order platform"))
        self.assertEqual((plan["title"], plan["buyer"]["name"], plan["seller"]["country"]), ("Order platform", "Northwind Traders", "US"))
        self.assertEqual(plan["anchor"], {"kind": "go-live", "date": "2027-05-11"})
        due = {milestone["id"]: milestone["due"] for milestone in plan["milestones"]}
        for milestone in plan["milestones"]:
            for before in milestone["after"]:
                self.assertLess(due[before], milestone["due"])
        self.assertIn("2027-05-11", due.values())

    def test_new_says_what_no_longer_fits(self):
        done = self.run_cli(*NEW, "--anchor", "2026-12-15")
        self.assertEqual(done.returncode, 0)
        self.assertIn("earliest day that can be reached is", done.stderr.decode())

    def test_new_refuses(self):
        self.assertIn("earliest day", self.fails(1, *NEW, "--anchor", "2026-11-20"))
        self.assertIn("nope", self.fails(1, *NEW, "--anchor", "2027-05-11", "--template", "nope"))
        self.assertIn("--anchor", self.fails(2, *NEW))
        self.assertIn("--anchor", self.fails(2, *NEW, "--anchor", "11.5.2027"))
        self.assertIn("--buyer", self.fails(2, *NEW, "--anchor", "2027-05-11", "--buyer", " "))
        self.assertIn("--buyer-country", self.fails(2, *NEW, "--anchor", "2027-05-11", "--buyer-country", "Germany"))
        self.fails(2, "new", "x")

    def test_move(self):
        plan = self.new("--title", "Order platform")
        before = self.show(plan)
        dry = self.ok("move", plan, "Contract wording agreed", "2027-03-24", "--dry-run")
        self.assertEqual(self.show(plan), before)
        self.assertEqual(self.ok("move", "Order platform", "m8", "2027-03-24"), dry)
        sentence, *lines = dry.splitlines()
        self.assertEqual(sentence, "If “Contract wording agreed” ends 3 working days later, go-live moves from 11 May to 18 May.")
        after = {milestone["id"]: milestone["due"] for milestone in self.show(plan)["milestones"]}
        moved = {cells[0]: cells[2:4] for cells in (line.split("\t") for line in lines)}
        for milestone in before["milestones"]:
            self.assertEqual(moved.get(milestone["id"], [milestone["due"]] * 2), [milestone["due"], after[milestone["id"]]])
        self.assertEqual(self.show(plan)["anchor"]["date"], "2027-05-18")

    def test_move_only(self):
        plan = self.new()
        done = self.run_cli("move", plan, "m8", "2027-04-30", "--mode", "only")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(done.stdout.decode().splitlines()), 2)
        self.assertIn("Final approval and signatures", done.stderr.decode())

    def test_move_with_a_reason(self):
        """Kept beside the move, and nowhere that is sent."""
        plan = self.new("--title", "Order platform")
        self.ok("move", plan, "m8", "2027-03-24", "--reason", " Counsel is away ")
        with sqlite3.connect(f"file:{self.library}?mode=ro", uri=True) as library:
            self.assertEqual(library.execute("SELECT reason FROM step ORDER BY id DESC LIMIT 1").fetchone(), ("Counsel is away",))
        self.assertNotIn("Counsel is away", self.ok("show", plan))

    def test_move_speaks_the_language_of_the_buyer(self):
        plan = json.loads(self.ok("show", self.new()))
        plan["plan"]["language"] = "de"
        plan["plan"]["title"] = "Auf Deutsch"
        self.ok("import", self.write("plan.tandem.json", json.dumps(plan)))
        self.assertIn("Arbeitstage später endet, verschiebt sich der Go-live vom 11. Mai auf den ", self.ok("move", "Auf Deutsch", "m8", "2027-03-24"))

    def test_move_to_a_closed_day(self):
        plan = self.new()
        done = self.run_cli("move", plan, "m13", "2027-05-16")
        self.assertEqual(done.returncode, 0)
        self.assertIn("2027-05-18", done.stdout.decode())  # Whit Monday in Germany
        self.assertIn("nobody works", done.stderr.decode())

    def test_move_refuses(self):
        plan = self.new("--title", "Order platform")
        self.assertIn("Nothing such", self.fails(1, "move", plan, "Nothing such", "2027-03-24"))
        self.assertIn("DAY", self.fails(2, "move", plan, "m8", "tomorrow"))
        self.fails(2, "move", plan, "m8", "2027-03-24", "--mode", "sideways")
        self.fails(2, "move", plan, "m8")
        self.fails(1, "move", "No plan", "m8", "2027-03-24")


if __name__ == "__main__":
    unittest.main()
