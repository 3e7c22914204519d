# SPDX-License-Identifier: GPL-3.0-or-later
"""doctor, backup and restore of the command line."""

import sqlite3
import subprocess
import unittest

from cli_case import CliCase


class Library(CliCase):
    def test_doctor(self):
        self.assertIn("0 plans", self.ok("doctor"))
        self.import_plan()
        before = self.library.read_bytes()
        self.assertIn("1 plan.", self.ok("doctor"))
        self.assertEqual(self.library.read_bytes(), before)

    def test_doctor_finds_an_orphan(self):
        self.import_plan()
        with sqlite3.connect(self.library) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            db.execute("DELETE FROM phase WHERE id = (SELECT min (id) FROM phase)")
        db.close()
        before = self.look()
        done = self.run_cli("doctor")
        self.assertEqual(done.returncode, 1)
        self.assertNotEqual(done.stdout, b"")
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertEqual(self.look(), before)

    def test_backup_and_restore(self):
        plan = self.import_plan()
        shown = self.ok("show", plan)
        backup = self.folder / "copy.db"
        self.ok("backup", backup)
        self.import_plan(self.write_plan())
        self.assertEqual(self.ok("list").count("\n"), 2)
        self.ok("restore", backup)
        self.assertEqual(self.ok("list").count("\n"), 1)
        self.assertEqual(self.ok("show", plan), shown)

    def test_restore_where_there_is_no_library(self):
        plan = self.import_plan()
        shown = self.ok("show", plan)
        self.ok("backup", "copy.db")
        self.library.unlink()
        self.ok("restore", "copy.db")
        self.assertEqual(self.ok("show", plan), shown)

    def test_restore_in_place_of_a_damaged_library(self):
        plan = self.import_plan()
        shown = self.ok("show", plan)
        self.ok("backup", "copy.db")
        content = self.library.read_bytes()
        self.library.write_bytes(content[:2000])
        self.fails(1, "list")
        self.ok("restore", "copy.db")
        self.assertEqual(self.ok("show", plan), shown)

    def test_refused_backups_change_nothing(self):
        self.import_plan()
        self.ok("backup", "copy.db")
        content = (self.folder / "copy.db").read_bytes()
        self.fails(1, "restore", self.folder / "missing.db")
        self.fails(1, "restore", self.write("empty.db", b""))
        self.fails(1, "restore", self.write("text.db", b"not a library" * 400))
        self.fails(1, "restore", self.write("cut.db", content[: len(content) // 2]))
        damaged = bytearray(content)
        damaged[4096 * 3:4096 * 4] = b"\xff" * 4096
        self.fails(1, "restore", self.write("damaged.db", bytes(damaged)))
        self.fails(1, "restore", self.library)
        self.fails(1, "backup", self.library)
        self.fails(1, "backup", self.folder / "missing" / "copy.db")

    def test_other_files_are_no_libraries(self):
        self.write("plans.db", "hello " * 1000)
        for command in (["list"], ["doctor"], ["show", "1"]):
            self.fails(1, *command)
        self.library.unlink()
        with sqlite3.connect(self.library) as db:
            db.execute("CREATE TABLE other (a)")
        db.close()
        self.fails(1, "list")


class Language(CliCase):
    def test_speaks_the_language_of_the_locale(self):
        """From the build folder too: whoever tries it out reads it in the own language."""
        if subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.find("de_DE.utf8") < 0:
            self.skipTest("the locale de_DE isn't there")
        done = self.run_cli("export", env={"LC_ALL": "de_DE.UTF-8", "LANGUAGE": ""})
        self.assertEqual(done.returncode, 2)
        self.assertIn("falsche Anzahl", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
