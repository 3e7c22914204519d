# SPDX-License-Identifier: GPL-3.0-or-later
"""list, show and import of the command line, and how it is used wrongly."""

import json
import os
import random
import subprocess
import unittest

from cli_case import PROGRAM, SAMPLE, CliCase


class Usage(CliCase):
    def test_wrong_usage_says_so_with_status_2(self):
        for arguments in ([], ["frobnicate"], ["show"], ["show", "1", "2"], ["list", "x"], ["show", "--nonsense", "1"], ["import"],
                          ["import", "a.csv", "--date-order", "ymd"], ["import", SAMPLE, "--title", ""], ["backup"], ["restore"],
                          ["doctor", "x"], ["list", "--library"]):
            with self.subTest(arguments):
                self.fails(2, *arguments)

    def test_wrong_today(self):
        self.assertIn("TANDEM_TODAY", self.fails(2, "list", env={"TANDEM_TODAY": "23.11.2026"}))

    def test_help_and_version(self):
        text = self.ok("--help", library=False)
        for command in "list show import templates new export layout move health changes doctor backup restore".split():
            self.assertIn("\n  " + command + " ", text)
            if command not in ("health", "changes"):
                self.assertIn("tandem-cli " + command, self.ok(command, "--help", library=False))
        self.assertRegex(self.ok("--version", library=False), r"^tandem-cli \d+\.\d+\.\d+\n$")

    def test_every_command_of_the_contract_answers(self):
        for command in ("health", "changes"):
            line = self.fails(1, command, "1")
            self.assertIn(command, line)
            self.assertIn("nothing was changed", line)

    def test_full_output_is_a_failure(self):
        self.import_plan()
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "--library", str(self.library), "show", "Order management platform"], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"could not be printed", done.stderr)

    def test_needs_no_gtk(self):
        text = subprocess.run(["ldd", PROGRAM], capture_output=True, check=True, text=True).stdout
        self.assertIn("libglib-2.0", text)
        for library in ("libgtk", "libadwaita", "libgdk-3", "libgraphene", "libX11.so", "libwayland"):
            if library == "libX11.so":
                continue  # Debian's cairo brings it
            self.assertNotIn(library, text)


class Plans(CliCase):
    def test_list_is_empty_and_makes_the_library(self):
        self.assertEqual(self.ok("list"), "")
        self.assertTrue(self.library.exists())
        self.assertEqual(self.library.stat().st_mode & 0o777, 0o600)
        self.assertEqual(json.loads(self.ok("list", "--json")), [])

    def test_default_library(self):
        self.assertEqual(self.ok("list", library=False), "")
        self.assertTrue((self.folder / "data/tandem/plans.db").exists())

    def test_library_after_the_command(self):
        self.import_plan()
        self.assertEqual(self.ok("list", "--library", self.library, library=False), self.ok("list"))

    def test_list(self):
        plan = self.import_plan()
        self.assertEqual(self.ok("list"), plan + "\tOrder management platform\tNorthwind Traders\t2027-03-02\tlate\n")
        (entry,) = json.loads(self.ok("list", "--json"))
        self.assertEqual((entry["id"], entry["title"], entry["buyer"], entry["anchor_date"], entry["state"]),
                         (int(plan), "Order management platform", "Northwind Traders", "2027-03-02", "late"))
        self.assertEqual(json.loads(self.ok("list", "--json", env={"TANDEM_TODAY": "2026-11-18"}))[0]["state"], "on-track")

    def test_list_keeps_one_line_a_plan(self):
        self.import_plan(self.write_plan(title="A\tB\nC"))
        self.assertEqual(self.ok("list").count("\n"), 1)
        self.assertEqual(self.ok("list").count("\t"), 4)

    def test_plan_by_id_or_title(self):
        plan = self.import_plan()
        text = self.ok("show", plan)
        self.assertEqual(self.ok("show", "Order management platform"), text)
        self.assertEqual(self.ok("show", "ORDER management Platform"), text)
        self.assertIn("“Nobody”", self.fails(1, "show", "Nobody"))
        self.fails(1, "show", "0")
        self.fails(1, "show", "99999999999999999999")
        self.fails(1, "show", "")

    def test_title_of_two_plans(self):
        ids = [self.import_plan(), self.import_plan()]
        line = self.fails(1, "show", "Order management platform")
        for plan in ids:
            self.assertIn(plan, line)
        self.ok("show", ids[1])

    def test_text_beyond_ascii_in_the_c_locale(self):
        self.import_plan(self.write_plan(title="Größe 日本 🙂"))
        for locale in ("C", "C.UTF-8"):
            text = self.ok("show", "Größe 日本 🙂", env={"LC_ALL": locale})
            self.assertEqual(json.loads(text)["plan"]["title"], "Größe 日本 🙂")
            self.assertIn("“Maß”", self.fails(1, "show", "Maß", env={"LC_ALL": locale}))

    def test_time_zones_move_no_day(self):
        first = None
        for zone in ("UTC", "America/Los_Angeles", "Asia/Kolkata", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe"):
            plan = self.ok("import", SAMPLE, env={"TZ": zone}).strip()
            text = self.ok("show", plan, env={"TZ": zone})
            first = first or text
            self.assertEqual(text, first, zone)


class Import(CliCase):
    def test_show_after_import_is_a_fixpoint(self):
        sample = self.ok("show", self.import_plan())
        again = self.ok("show", self.import_plan(self.write("again.tandem.json", sample)))
        self.assertEqual(again, sample)

    def test_show_says_all_the_sample_says(self):
        def strip(plan):
            """Ids are the file's own: titles and names stand for them."""
            names = {}
            for key, name in (("criteria", "title"), ("people", "name"), ("phases", "name"), ("milestones", "title")):
                names.update({item.pop("id"): item[name] for item in plan[key]})
            for milestone in plan["milestones"]:
                for key in ("phase", "buyer_lead", "seller_lead", "support", "criterion"):
                    milestone[key] = milestone[key] and names[milestone[key]]
                milestone["after"] = [names[item] for item in milestone["after"]]
                for deliverable in milestone["deliverables"]:
                    deliverable["owner"] = names[deliverable["owner"]]
            for roadblock in plan["roadblocks"]:
                roadblock["milestone"] = names[roadblock["milestone"]]
                roadblock.setdefault("private_notes", "")
            return plan
        shown = json.loads(self.ok("show", self.import_plan()))
        self.assertEqual(strip(shown["plan"]), strip(json.loads(SAMPLE.read_text())["plan"]))

    def test_keys_of_the_contract_in_its_order(self):
        shown = json.loads(self.ok("show", self.import_plan()))
        self.assertEqual(list(shown), ["format", "version", "plan"])
        contract = "title goal status buyer seller anchor language value criteria people phases milestones roadblocks checkins terms".split()
        self.assertEqual([key for key in shown["plan"] if key in contract], contract)
        contract = ("id phase title explanation driver buyer_lead buyer_function seller_lead seller_function support criterion start due duration_days "
                    "fixed after status progress completed_on agreed done_when visibility private_notes deliverables resources").split()
        self.assertEqual([key for key in shown["plan"]["milestones"][0] if key in contract], contract)

    def test_least_plan(self):
        plan = self.import_plan(self.write_plan())
        shown = json.loads(self.ok("show", plan))["plan"]
        self.assertEqual(shown["created"], "2026-11-23")
        self.assertEqual((shown["title"], shown["milestones"], shown["anchor"]), ("T", [], {"kind": "go-live", "date": None}))

    def test_dry_run_changes_nothing(self):
        before = self.look()
        understood = json.loads(self.ok("import", SAMPLE, "--dry-run", "--title", "Other"))
        self.assertEqual(self.look(), before)
        self.assertEqual((understood["title"], understood["rows"]["milestones"], understood["warnings"]), ("Other", 11, []))

    def test_other_names(self):
        plan = self.ok("import", SAMPLE, "--title", "Käse", "--buyer", "Contoso", "--seller", "Adventure Works").strip()
        shown = json.loads(self.ok("show", plan))["plan"]
        self.assertEqual((shown["title"], shown["buyer"]["name"], shown["seller"]["name"]), ("Käse", "Contoso", "Adventure Works"))

    def test_unknown_keys_are_named(self):
        done = self.run_cli("import", self.write_plan(colour="red", milestones=[{"title": "A", "mood": 1}]))
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^\d+\n$")
        self.assertIn("plan.colour: ", done.stderr.decode())
        self.assertIn("plan.milestones[0].mood: ", done.stderr.decode())
        self.assertEqual(json.loads(self.ok("import", "--dry-run", self.folder / "plan.tandem.json"))["warnings"][0].split(":")[0],
                         "plan.milestones[0].mood")

    def test_refusals_name_the_place(self):
        self.import_plan()
        milestones = [{"id": "a", "title": "A", "after": ["c"]}, {"id": "b", "title": "B", "after": ["a"]}, {"id": "c", "title": "C", "after": ["b"]}]
        for plan, place in (({"title": 3}, "plan.title: "), ({"title": None}, "plan.title: "), ({"seller": {}}, "plan.seller.name: "),
                            ({"milestones": [{"title": "A"}] * 3 + [{"title": "A", "due": "2026-02-30"}]}, 'plan.milestones[3].due: not a day: "2026-02-30"'),
                            ({"milestones": milestones}, 'plan.milestones[0].after: '), ({"status": "open"}, "plan.status: "),
                            ({"milestones": [{"title": "A", "phase": "p1"}]}, "plan.milestones[0].phase: "),
                            ({"people": [{"id": "x"}, {"id": "x"}]}, "plan.people[1].id: "), ({"goal": "a\0b"}, "plan.goal: "),
                            ({"milestones": [{"title": "A", "progress": 1e300}]}, "plan.milestones[0].progress: ")):
            with self.subTest(place):
                self.assertIn(": " + place, self.fails(1, "import", self.write_plan(**plan)))
                self.fails(1, "import", "--dry-run", self.folder / "plan.tandem.json")
        line = self.fails(1, "import", self.write_plan(milestones=milestones))
        for name in "ABC":
            self.assertIn('"' + name + '"', line)

    def test_message_stays_one_line(self):
        line = self.fails(1, "import", self.write_plan(status="a\nb\u2028" + "x" * 5000))
        self.assertLess(len(line), 400)

    def test_other_files(self):
        self.assertIn("newer", self.fails(1, "import", self.write("n.tandem.json", '{"format":"tandem-plan","version":2,"plan":{}}')))
        self.fails(1, "import", self.write("o.tandem.json", '{"format":"other"}'))
        self.fails(1, "import", self.write("e.tandem.json", ""))
        self.fails(1, "import", self.write("u.tandem.json", SAMPLE.read_text().encode("utf-16")))
        self.fails(1, "import", self.write("l.tandem.json", SAMPLE.read_text().encode("latin-1", "replace")))
        self.fails(1, "import", self.folder / "missing.tandem.json")
        self.fails(1, "import", self.folder)
        for name in ("a.csv", "a.XLSX"):
            self.assertIn("spreadsheet", self.fails(1, "import", self.write(name, "Milestone,Due\n")))

    def test_hostile_files_are_refused_in_bounded_time_and_memory(self):
        nested = '{"format":"tandem-plan","version":1,"plan":' + "[" * 100000
        large = '{"format":"tandem-plan","version":1,"plan":{"goal":"' + "x" * (50 << 20) + '"}}'
        many = '{"format":"tandem-plan","version":1,"plan":{"x":[' + "0," * 4000000 + "0]}}"
        for name, text in (("nested", nested), ("large", large), ("many", many)):
            with self.subTest(name):
                self.write(name + ".tandem.json", text)
                done = subprocess.run(["bash", "-c", 'ulimit -v 600000; ulimit -t 10; exec "$@"', "-", PROGRAM, "--library", str(self.library), "import",
                                       name + ".tandem.json"], cwd=self.folder, capture_output=True, check=False)
                if b"AddressSanitizer" in done.stderr or "TANDEM_SANITIZED" in os.environ:
                    self.skipTest("AddressSanitizer needs its own address space")
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn(b"no plan file" if name != "many" else b"more than a plan", done.stderr)

    def test_failed_write_changes_nothing(self):
        shown = self.ok("show", self.import_plan())
        limit = f"ulimit -f {self.library.stat().st_size // 1024}; trap '' XFSZ; exec \"$@\""
        done = subprocess.run(["bash", "-c", limit, "-", PROGRAM, "--library", str(self.library), "import", SAMPLE], capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr.count(b"\n"), done.stdout), (1, 1, b""), done.stderr)
        self.assertEqual(self.ok("list").count("\n"), 1)
        self.assertEqual(self.ok("show", "Order management platform"), shown)
        self.ok("doctor")


class Corpus(CliCase):
    def make_text(self):
        return "".join(self.random.choice("aZ é日\n\t\"\\🙂\u2028ß{}[]%") for _ in range(self.random.randrange(9)))

    def make_plan(self):
        choose = self.random.choice
        day = lambda: choose([None, f"{self.random.randrange(2020, 2035)}-{self.random.randrange(1, 13):02}-{self.random.randrange(1, 29):02}"])
        side = lambda: choose(["buyer", "seller", "joint"])
        people = [{"id": f"x{i}", "name": self.make_text(), "side": side(), "time_zone": self.make_text(), "attitude": self.make_text()}
                  for i in range(self.random.randrange(5))]
        person = lambda: choose([None] + [item["id"] for item in people])
        count = self.random.randrange(12)
        milestones = [{
            "id": f"☃{i}", "title": "m" + self.make_text(), "driver": side(), "buyer_lead": person(), "support": person(), "start": day(), "due": day(),
            "duration_days": choose([None, 0, 7]), "fixed": choose([True, False]), "after": [f"☃{j}" for j in range(i) if self.random.random() < .3],
            "status": choose(["not-started", "in-progress", "at-risk", "done", "cancelled"]), "progress": choose([None, 0, 55, 100]),
            "agreed_by": self.make_text(), "visibility": choose(["shared", "internal"]), "private_notes": self.make_text(),
            "deliverables": [{"title": "d" + self.make_text(), "side": side(), "owner": person(), "done": choose([True, False])}
                             for _ in range(self.random.randrange(4))],
            "resources": [{"title": "r" + self.make_text(), "url": self.make_text()} for _ in range(self.random.randrange(3))],
        } for i in range(count)]
        for milestone in milestones:
            if milestone["after"]:
                milestone["lag_days"] = {milestone["after"][0]: self.random.randrange(-5, 9)}
        return {
            "title": "t" + self.make_text(), "goal": self.make_text(), "status": choose(["draft", "shared", "agreed", "won", "lost"]), "people": people,
            "milestones": milestones, "value": self.make_text(), "created": "2026-01-01", "archived": choose([True, False]),
            "buyer": {"name": "b" + self.make_text(), "logo": "iVBORw0KGgo="}, "checkins": [{"date": day(), "notes": self.make_text()}],
            "roadblocks": [{"title": "k", "milestone": choose([None] + [item["id"] for item in milestones]), "side": side()}],
            "calendars": [{"side": side(), "working_week": ["sun", "mon"], "country": "IL"}],
            "closed_periods": [{"side": side(), "kind": "freeze", "title": self.make_text(), "first": day(), "last": day(), "source": choose(["", "company.ics"])}],
        }

    def test_generated_plans_come_back_as_they_were(self):
        self.random = random.Random(20261123)
        for number in range(25):
            made = self.make_plan()
            first = self.ok("show", self.import_plan(self.write_plan(**made)))
            again = self.ok("show", self.import_plan(self.write("again.tandem.json", first)))
            self.assertEqual(again, first, number)
            shown = json.loads(first)["plan"]
            for key in ("title", "goal", "status", "value", "buyer", "checkins", "calendars"):
                for name in made[key] if key == "buyer" else ():
                    self.assertEqual(shown[key][name], made[key][name])
                if isinstance(made[key], str):
                    self.assertEqual(shown[key], made[key])
            self.assertEqual([item["private_notes"] for item in shown["milestones"]], [item["private_notes"] for item in made["milestones"]])
            self.assertEqual([len(item["after"]) for item in shown["milestones"]], [len(item["after"]) for item in made["milestones"]])


if __name__ == "__main__":
    unittest.main()
