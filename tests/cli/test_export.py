# SPDX-License-Identifier: GPL-3.0-or-later
"""export and layout of the command line."""

import itertools
import json
import shutil
import struct
import subprocess
import unittest

from cli_case import PROGRAM, SAMPLE, CliCase

ROLES = {"axis", "tick", "phase", "mark", "leader", "label", "today", "band", "side", "key"}
SECRETS = ["sésame", "Zugzwang", "Quokka", "Xylophon", "Fjordpferd", "120000 EUR", "Wolpertinger", "Kassandra", "Hinterhalt", "Contoso"]


def private_plan():
    """The sample, with a word that nobody must see in every private place; and a plan of another customer beside it."""
    plan = json.loads(SAMPLE.read_text())
    head = plan["plan"]
    person, milestone = head["people"][0], head["milestones"][3]
    person.update(attitude="sésame", influence="Zugzwang", private_notes="Quokka")
    milestone["private_notes"] = "Xylophon"
    milestone["deliverables"].append({"title": "Fjordpferd", "side": "buyer", "visibility": "internal"})
    head["milestones"].append({"id": "secret", "title": "Wolpertinger", "due": "2026-12-01", "visibility": "internal", "phase": "approve"})
    head["roadblocks"].append({"title": "Kassandra", "visibility": "internal", "private_notes": "Hinterhalt"})
    return json.dumps(plan)


class Export(CliCase):
    def setUp(self):
        super().setUp()
        self.plan = self.import_plan()

    def export(self, name, *options, plan=None):
        path = self.folder / name
        self.assertEqual(self.ok("export", plan or self.plan, "-o", path, *options), "")
        return path.read_bytes()

    def png_size(self, content):
        self.assertEqual(content[:8], b"\x89PNG\r\n\x1a\n")
        return struct.unpack(">II", content[16:24])

    def pdf_text(self, name):
        if shutil.which("pdftotext") is None:
            self.skipTest("pdftotext is not there")
        return subprocess.run(["pdftotext", self.folder / name, "-"], capture_output=True, check=True, text=True).stdout

    def test_pdf(self):
        content = self.export("a.pdf")
        self.assertTrue(content.startswith(b"%PDF-") and b"%%EOF" in content[-20:])
        text = self.pdf_text("a.pdf")
        for words in ("Order management platform", "Security review", "Order errors below 0.5 %", "José Íñiguez", "No open high finding".lower()):
            self.assertIn(words, text)

    def test_same_input_same_bytes(self):
        for name in ("a.pdf", "a.png", "a.tandem.json"):
            first = self.export(name)
            self.assertEqual(self.export(name, "--status-date", "2026-11-23"), first, name)
            (self.folder / name).unlink()

    def test_png_has_the_width_asked_for(self):
        self.assertEqual(self.png_size(self.export("a.png"))[0], 1200)
        self.assertEqual(self.png_size(self.export("b.png", "--width", 777))[0], 777)
        self.assertEqual(self.png_size(self.export("c.png", "--scale", 2))[0], 2400)
        self.assertNotEqual(self.export("d.png", "--mono"), self.export("e.png"))

    def test_png_holds_one_page(self):
        self.png_size(self.export("a.png", "--pages", "page", "--paper", "letter"))
        self.assertIn("--pages", self.fails(1, "export", self.plan, "-o", "b.png", "--pages", "checklist,people"))

    def test_options_of_pdf(self):
        self.export("a.pdf", "--pages", "page")
        self.assertNotIn("Checklist", self.pdf_text("a.pdf"))
        self.export("b.pdf", "--pages", "checklist", "--paper", "letter", "--lang", "de")
        self.assertIn("Checkliste", self.pdf_text("b.pdf"))
        self.export("c.pdf", "--audience", "legal")
        text = self.pdf_text("c.pdf")
        self.assertIn("First mark-up", text)
        self.assertNotIn("Penetration test report", text)
        self.export("d.pdf", "--status-date", "2026-11-18", "--pages", "page")
        self.assertIn("18 November 2026", self.pdf_text("d.pdf"))
        self.assertNotIn("late", self.pdf_text("d.pdf"))

    def test_nothing_private_leaves(self):
        self.import_plan(self.write_plan("other.tandem.json", title="Contoso rollout", buyer={"name": "Contoso"}))
        plan = self.import_plan(self.write("private.tandem.json", private_plan()))
        for name, options in itertools.product(("a.pdf", "a.png", "a.tandem.json"), ([], ["--audience", "it"], ["--lang", "fr"])):
            if name == "a.pdf" or "--lang" not in options:
                content = self.export(name, *options, plan=plan)
                if name == "a.pdf":
                    if shutil.which("qpdf") is None:
                        self.skipTest("qpdf is not there")
                    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", self.folder / name, self.folder / "plain.pdf"], check=True)
                    content = (self.folder / "plain.pdf").read_bytes() + self.pdf_text(name).encode()
                for word in SECRETS:
                    for encoding in ("utf-8", "utf-16-be"):
                        self.assertNotIn(word.encode(encoding), content, (name, options, word))
                for place in (str(self.folder), "plans.db"):
                    self.assertNotIn(place.encode(), content)
        shared = json.loads((self.folder / "a.tandem.json").read_text())["plan"]
        for key in ("value", "roadblocks", "checkins", "terms"):
            self.assertNotIn(key, shared)
        self.assertNotIn("private_notes", json.dumps(shared))

    def test_exported_plan_file_can_be_imported(self):
        self.export("a.tandem.json")
        shown = json.loads(self.ok("show", self.import_plan(self.folder / "a.tandem.json")))["plan"]
        mine = json.loads(self.ok("show", self.plan))["plan"]
        for key in ("title", "due", "status", "driver", "buyer_function", "done_when", "completed_on"):
            self.assertEqual([item[key] for item in shown["milestones"]], [item[key] for item in mine["milestones"]], key)
        self.assertEqual([item["name"] for item in shown["people"]], [item["name"] for item in mine["people"]])
        # What we think of a person is ours: an influencer is not told that they are one.
        self.assertEqual([item["role"] for item in shown["people"]], [item["role"].replace("influencer", "") for item in mine["people"]])

    def test_wrong_use(self):
        for options in ([], ["-o"], ["-o", "a.doc"], ["-o", "a"], ["-o", "a.pdf", "--paper", "a5"], ["-o", "a.pdf", "--pages", "page,index"],
                        ["-o", "a.pdf", "--status-date", "18 Nov"], ["-o", "a.png", "--width", "wide"], ["-o", "a.png", "--width", "1e9"],
                        ["-o", "a.png", "--scale", "0"], ["-o", "a.png", "--scale", "nan"], ["-o", "a.pdf", "--lang", "tlh"]):
            with self.subTest(options):
                self.fails(2, "export", self.plan, *options)
        self.assertIn("legal", self.fails(1, "export", self.plan, "-o", "a.pdf", "--audience", "circus"))
        self.fails(1, "export", "Nobody", "-o", "a.pdf")
        for ending in ("csv", "xlsx", "ics"):
            self.assertIn("nothing was written", self.fails(1, "export", self.plan, "-o", "a." + ending))

    def test_failed_write_leaves_what_was_there(self):
        self.fails(1, "export", self.plan, "-o", self.folder / "missing" / "a.pdf")
        (self.folder / "folder.pdf").mkdir()
        self.fails(1, "export", self.plan, "-o", self.folder / "folder.pdf")
        self.write("old.png", "old")
        before = self.look()
        done = subprocess.run(["bash", "-c", "ulimit -f 16; trap '' XFSZ; exec \"$@\"", "-", PROGRAM, "--library", str(self.library), "export",
                               self.plan, "-o", "old.png"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr.count(b"\n")), (1, 1), done.stderr)
        self.assertEqual(self.look(), before)

    def test_export_changes_nothing_in_the_library(self):
        before = self.library.read_bytes()
        self.export("a.pdf")
        self.ok("show", self.plan)
        self.ok("layout", self.plan, "--width", 900, "--height", 300)
        self.assertEqual(self.library.read_bytes(), before)


class Layout(CliCase):
    def layout(self, plan, width, height, *options):
        return json.loads(self.ok("layout", plan, "--width", width, "--height", height, *options))

    def test_draw_list(self):
        plan = self.import_plan()
        layout = self.layout(plan, 1200, 420)
        self.assertEqual((layout["width"], layout["height"]), (1200, 420))
        for op in layout["ops"]:
            self.assertIn(op["role"], ROLES)
            self.assertEqual({"kind", "x", "y", "width", "height", "item", "role", "text"} - set(op), set())
            self.assertTrue(-1 <= op["x"] and op["x"] + op["width"] <= 1201 and -1 <= op["y"] and op["y"] + op["height"] <= 421, op)
        marks = [op for op in layout["ops"] if op["role"] == "mark"]
        self.assertEqual({op["item"] for op in marks}, {item["id"] for item in json.loads(self.ok("show", plan))["plan"]["milestones"]})
        texts = [op["text"] for op in layout["ops"] if op["text"]]
        self.assertIn("Security review", texts)
        self.assertIn("Status on 23 November 2026", texts)

    def test_labels_meet_nothing(self):
        plan = self.import_plan()
        for width, height in ((1200, 420), (800, 300), (1600, 500), (500, 300)):
            ops = self.layout(plan, width, height)["ops"]
            texts = [op for op in ops if op["kind"] == "text" and op["role"] == "label"]
            for one, other in itertools.combinations(texts, 2):
                apart = (one["x"] + one["width"] <= other["x"] + .5 or other["x"] + other["width"] <= one["x"] + .5
                         or one["y"] + one["height"] <= other["y"] + .5 or other["y"] + other["height"] <= one["y"] + .5)
                self.assertTrue(apart or one["item"] == other["item"], (one, other))
            numbered = {op["item"] for op in ops if op["role"] == "mark" and op.get("number")}
            labelled = {op["item"] for op in texts}
            self.assertEqual(len(numbered | labelled), 11)
            self.assertLessEqual(numbered, {op["item"] for op in ops if op["role"] == "key"} | {None})

    def test_status_date(self):
        plan = self.import_plan()
        texts = [op["text"] for op in self.layout(plan, 1200, 420, "--status-date", "2026-11-18")["ops"]]
        self.assertIn("Status on 18 November 2026", texts)
        self.assertFalse([text for text in texts if text and "late" in text])

    def test_same_input_same_output(self):
        plan = self.import_plan()
        arguments = ("layout", plan, "--width", 1000, "--height", 400)
        self.assertEqual(self.ok(*arguments), self.ok(*arguments, env={"LC_ALL": "C", "TZ": "Pacific/Apia", "TANDEM_TODAY": "2026-11-23"}))

    def test_first_and_last_day_there_are(self):
        plan = self.import_plan(self.write_plan(anchor={"date": "9999-12-31"}, milestones=[{"title": "A", "due": "0001-01-01"},
                                                                                           {"title": "B", "due": "9999-12-31"}]))
        self.assertTrue({"A", "B"} <= {op["text"] for op in self.layout(plan, 600, 300)["ops"]})
        self.ok("export", plan, "-o", "a.pdf")

    def test_empty_plan(self):
        plan = self.import_plan(self.write_plan())
        self.assertEqual([op for op in self.layout(plan, 600, 200)["ops"] if op["role"] == "mark"], [])

    def test_wrong_use(self):
        plan = self.import_plan()
        for options in ([], ["--width", 500], ["--width", 500, "--height", "tall"], ["--width", 5, "--height", 300], ["--width", 500, "--height", "-3"],
                        ["--width", 500, "--height", 300, "--status-date", "today"]):
            self.fails(2, "layout", plan, *options)


if __name__ == "__main__":
    unittest.main()
