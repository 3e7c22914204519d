# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: a folder and a library of their own, and how the program is run."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["TANDEM_SOURCE_DIR"])
PROGRAM = os.environ["TANDEM_CLI"]
SAMPLE = SOURCE / "data/sample/sample.tandem.json"


class CliCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tandem-cli-"))
        self.library = self.folder / "plans.db"

    def tearDown(self):
        shutil.rmtree(self.folder)

    def run_cli(self, *arguments, library=True, env=None, **options):
        """Runs the program with the test's library; says status, output and errors."""
        place = ["--library", str(self.library)] if library else []
        environment = dict(os.environ, TANDEM_TODAY="2026-11-23", XDG_DATA_HOME=str(self.folder / "data"))
        environment.update(env or {})
        return subprocess.run([PROGRAM, *place, *map(str, arguments)], capture_output=True, env=environment, timeout=120,
                              cwd=self.folder, check=False, **options)

    def ok(self, *arguments, **options):
        """Runs what must succeed; its output as text."""
        done = self.run_cli(*arguments, **options)
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""), arguments)
        return done.stdout.decode()

    def fails(self, status, *arguments, **options):
        """Runs what must fail: one line that says why, nothing printed, nothing changed in the folder. Says the line."""
        before = self.look()
        done = self.run_cli(*arguments, **options)
        line = done.stderr.decode()
        self.assertEqual(done.returncode, status, (arguments, line))
        self.assertEqual(line.count("\n"), 1, line)
        self.assertTrue(line.startswith("tandem-cli: ") and line.endswith("\n") and len(line) > 20, line)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(self.look(), before, (arguments, line))
        return line[len("tandem-cli: "):-1]

    def look(self):
        """Every file in the folder with a hash of its content."""
        return {str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(self.folder.rglob("*")) if path.is_file()}

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def write_plan(self, name="plan.tandem.json", **plan):
        least = {"title": "T", "buyer": {"name": "Northwind Traders"}, "seller": {"name": "Fabrikam"}}
        least.update(plan)
        return self.write(name, json.dumps({"format": "tandem-plan", "version": 1, "plan": least}))

    def import_plan(self, path=SAMPLE):
        return self.ok("import", path).strip()
