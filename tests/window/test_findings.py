# SPDX-License-Identifier: GPL-3.0-or-later
"""What Send finds before a plan is sent: every kind of it leads to the field that mends it, which is in sight and has the focus."""
import base64
import json
import os
import pathlib
import re
import unittest

from app import WindowTest, holding, wait_for

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "data/sample/sample.tandem.json"
OTHER = "Contoso Retail"  # the buyer of another plan
# All texts that a name can stand in; without it a first and a last of each kind, for the others are found in the same way.
EVERY_TEXT = os.environ.get("TANDEM_EVERY_TEXT")


def other_name(place):
    return re.compile(rf"^Another customer’s name is in a text the buyer reads \({place}( of “.*”)?\): “{OTHER}”\.$")


class Findings(WindowTest):
    def import_plan(self, change):
        plan = json.loads(SAMPLE.read_text(encoding="utf-8"))
        change(plan["plan"])
        path = pathlib.Path(self.s.dir, "plan.tandem.json")
        path.write_text(json.dumps(plan), encoding="utf-8")
        os.makedirs(os.path.dirname(self.s.library), exist_ok=True)
        self.s.cli("import", str(path))

    def open_plan(self, change):
        self.import_plan(lambda plan: plan["buyer"].update(name=OTHER))
        self.import_plan(change)
        self.open().find("list item", holding("Northwind Traders")).click()
        self.app.find("button", re.compile("^Send"), sensitive=True)

    def follow(self, sentence, which=0, in_list=None):
        """Chooses a finding in Send."""
        self.app.window.find("button", re.compile("^Send")).act()
        dialog = self.app.find("dialog", "Send")
        heading = dialog.find(name=in_list or re.compile(r"^\d+ things? to look at"))
        if in_list:
            heading.focus("shift+Tab")
            self.s.key("space")
        else:
            heading.click()
        wait_for(lambda: len(dialog.all("list item", sentence)) > which, f"“{sentence}”, {which + 1} times")
        if in_list:
            dialog.find("list item", sentence).press("Return")
            self.app.gone("dialog", "Send")
            return
        # by keys: it may be out of sight
        self.s.key("Tab")
        first = dialog.find("list item", focused=True)
        rows = dialog.all("list item")
        found = [n for n in rows if (sentence.search(n.name) if hasattr(sentence, "search") else n.name == sentence)][which]
        places = [n.a for n in rows]
        self.s.key(*["Down"] * (places.index(found.a) - places.index(first.a)), "shift")
        wait_for(found.focused, "the finding has the focus")
        self.s.key("Return")
        self.app.gone("dialog", "Send")

    def focused(self, role, name):
        node = self.app.find(role, name, focused=True)
        wait_for(node.point, f"{name} in sight")
        return node

    def leave(self):
        """Back to the plan, whatever was opened, page by page."""
        while dialogs := self.app.all("dialog"):
            before = dialogs[-1].dump()
            self.s.key("Escape")
            wait_for(lambda: not self.app.all("dialog") or dialogs[-1].dump() != before, "a step back")

    def check_texts(self, cases):
        if not EVERY_TEXT:
            cases = cases[:1] + cases[1:][-1:]
        for place, which, field in cases:
            with self.subTest(f"{place} {which}"):
                self.follow(other_name(place), which)
                self.assertIn(OTHER, self.focused("text", field).text)
                self.leave()

    def keep(self, plan, *titles):
        """A small plan is walked faster."""
        plan["milestones"] = [dict(m, after=[]) for m in plan["milestones"] if m["title"] in titles]
        plan["roadblocks"] = []
        return {m["title"]: m for m in plan["milestones"]}

    def spoil_plan(self, plan):
        self.keep(plan, "Executive demo")
        plan["title"] = plan["goal"] = f"As at {OTHER}"
        plan["phases"][1]["name"] = f"Approve like {OTHER}"
        plan["criteria"][1].update({key: f"As at {OTHER}" for key in ("title", "measure", "baseline", "target", "result")})
        plan["closed_periods"] += [
            {"side": "seller", "kind": "holiday", "title": f"{OTHER} fair", "first": "2026-12-07", "last": "2026-12-08"},
            {"side": "buyer", "kind": "holiday", "title": f"{OTHER} party", "first": "2026-12-10", "last": "2026-12-10", "source": "ours.ics"},
        ]

    def test_names_in_the_plan(self):
        self.open_plan(self.spoil_plan)
        self.check_texts([("title", 0, "Title"), ("goal", 0, "Goal in the buyer’s words"), ("name", 0, "Phase name"), ("title", 1, "Criterion")])

    def test_names_in_a_criterion(self):
        self.open_plan(self.spoil_plan)
        self.check_texts([("measure", 0, "How it is measured"), ("baseline", 0, "Baseline"), ("target", 0, "Target"), ("result", 0, "Result")])

    def test_names_of_closed_days(self):
        self.open_plan(self.spoil_plan)
        self.check_texts([("title", 2, "Name")])
        # what comes from a file can only be taken away
        self.follow(other_name("title"), 3)
        self.focused("list item", f"{OTHER} party")
        self.s.shot("findings-imported")

    def test_names_at_a_milestone(self):
        def spoil(plan):
            security = self.keep(plan, "Security review")["Security review"]
            security.update(title=f"Review like {OTHER}", explanation=f"As {OTHER} did", done_when=f"As at {OTHER}")
            security["deliverables"][3]["title"] = f"Questions of {OTHER}"
            security["resources"][0]["title"] = f"Pack of {OTHER}"
            plan["people"][2].update(job_title=f"Formerly {OTHER}", organisation=f"{OTHER} Group")

        self.open_plan(spoil)
        self.check_texts([
            ("title", 0, "Title"), ("explanation", 0, "Explanation in plain words"), ("done when", 0, "Done when"), ("title", 1, "Deliverable"),
            ("title", 2, "Resource"), ("job title", 0, "Job title"), ("organization", 0, "Organization"),
        ])

    def test_words(self):
        """Private words, the value of the deal, a text that is too long for the pages."""
        def spoil(plan):
            pilot = self.keep(plan, "Pilot in two warehouses")["Pilot in two warehouses"]
            pilot.update(private_notes="Priya fears for her warehouse budget", explanation="It is worth 120000 EUR", done_when="She fears for her warehouse budget")
            pilot["resources"][0]["title"] = "A very long name " * 30

        self.open_plan(spoil)
        for sentence, field in ((re.compile("^The value of the deal is in a text"), "Explanation in plain words"),
                                (re.compile("^Words of something that is only for us"), "Done when"), (re.compile("^A text is too long"), "Resource")):
            self.follow(sentence)
            self.focused("text", field)

    def test_head(self):
        def spoil(plan):
            self.keep(plan, "Executive demo")
            plan["goal"] = ""
            plan["anchor"] = {"kind": "go-live"}
            for side in ("buyer", "seller"):
                plan[side]["logo"] = base64.b64encode(b"no picture").decode()
            plan["people"][5]["email"] = ""

        self.open_plan(spoil)
        for sentence, role, field in (("The plan doesn’t say what its goal is.", "text", "Goal in the buyer’s words"),
                                      ("The plan has no date it leads to.", "text", "Target day"),
                                      ("The buyer’s logo can’t be read, so it isn’t on the pages.", "list item", "Buyer logo"),
                                      ("The seller’s logo can’t be read, so it isn’t on the pages.", "list item", "Seller logo")):
            with self.subTest(sentence):
                self.follow(sentence)
                self.focused(role, field)
                self.leave()
        # who can't get the mail
        self.follow("Dana Weiß", in_list="Receivers")
        self.app.find("dialog", "Dana Weiß")
        self.focused("text", "E-mail")

    def check_milestones(self, spoil, cases):
        self.open_plan(spoil)
        for title, sentence, role, field in cases:
            with self.subTest(sentence):
                self.follow(sentence)
                self.focused(role, field)
                self.assertEqual(self.app.find("text", "Title").text, title)

    def test_who(self):
        def spoil(plan):
            of = self.keep(plan, "Security review", "Pilot in two warehouses", "Business case approved")
            of["Pilot in two warehouses"].update(buyer_lead=None)
            of["Business case approved"].update(seller_lead=None)

        self.check_milestones(spoil, (
            ("Security review", "“Security review” is late, and no roadblock says why.", "text", "Due"),
            ("Pilot in two warehouses", "Nobody of Northwind Traders leads “Pilot in two warehouses”.", "combo box", "Buyer lead"),
            ("Business case approved", "Nobody of Fabrikam leads “Business case approved”.", "combo box", "Seller lead")))

    def test_when(self):
        def spoil(plan):
            of = self.keep(plan, "Business case approved", "Legal terms agreed", "Procurement order", "User training")
            of["Business case approved"]["deliverables"][-1].update(title="Signed case", due="2026-12-12", done=False, visibility="shared")  # a Saturday
            of["Legal terms agreed"].update(due=None)
            of["Procurement order"].update(due="2027-01-23")  # a Saturday
            of["User training"].update(due="2027-02-15")  # Presidents' Day, and Fabrikam trains

        self.check_milestones(spoil, (
            ("Legal terms agreed", "“Legal terms agreed” has no due day.", "text", "Due"),
            ("Procurement order", "“Procurement order” is due on a weekend.", "text", "Due"),
            ("User training", re.compile("^“User training” is due on a day that is closed: "), "text", "Due"),
            ("Business case approved", "“Signed case” is due on a weekend.", "text", "Deliverable due")))
        self.s.shot("findings-deliverable")

    def test_all_internal(self):
        def spoil(plan):
            for milestone in plan["milestones"]:
                milestone["visibility"] = "internal"

        self.open_plan(spoil)
        self.follow("The plan has no milestones that the buyer would see.")
        self.focused("combo box", "Visibility")

    def test_no_milestones(self):
        def spoil(plan):
            plan["milestones"] = []
            plan["roadblocks"] = []

        self.open_plan(spoil)
        self.follow("The plan has no milestones that the buyer would see.")
        self.focused("text", "Add milestone")


if __name__ == "__main__":
    unittest.main()
