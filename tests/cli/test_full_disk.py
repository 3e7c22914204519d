# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that can't be written whole isn't written at all, whatever it would have been: nothing new in the folder, nothing changed."""
import os
import resource
import unittest

from cli_case import CliCase

ENDINGS = ("pdf", "png", "eml", "tandem.json")


def write_little():
    """No file may grow beyond this; Python leaves the signal for it ignored, as a program's write then fails."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, resource.RLIM_INFINITY))


class FullDisk(CliCase):

    def export(self, plan, name, **options):
        folder = self.folder / "out"
        folder.mkdir(exist_ok=True)
        return self.run_cli("export", plan, "-o", folder / name, **options)

    def files(self):
        return {path.name: path.read_bytes() for path in (self.folder / "out").iterdir()}

    def test_no_half_file(self):
        plan = self.import_plan()
        for ending in ENDINGS:
            with self.subTest(ending):
                done = self.export(plan, "new." + ending, preexec_fn=write_little, restore_signals=False)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn(b"not written", done.stderr)
                self.assertEqual(self.files(), {})

    def test_what_was_there_stays(self):
        plan = self.import_plan()
        (self.folder / "out").mkdir()
        for ending in ENDINGS:
            (self.folder / "out" / ("old." + ending)).write_bytes(b"as it was")
        before = self.files()
        for ending in ENDINGS:
            with self.subTest(ending):
                self.assertEqual(self.export(plan, "old." + ending, preexec_fn=write_little, restore_signals=False).returncode, 1)
                self.assertEqual(self.files(), before)
        # with room it is written
        for ending in ENDINGS:
            self.assertEqual(self.export(plan, "old." + ending).returncode, 0)
            self.assertGreater(len(self.files()["old." + ending]), 2048)
        self.assertEqual(sorted(self.files()), sorted(before))

    @unittest.skipIf(os.geteuid() == 0, "nothing is forbidden to root")
    def test_folder_that_is_read_only(self):
        plan = self.import_plan()
        (self.folder / "out").mkdir(mode=0o500)
        for ending in ENDINGS:
            with self.subTest(ending):
                self.assertEqual(self.export(plan, "new." + ending).returncode, 1)
                self.assertEqual(self.files(), {})


if __name__ == "__main__":
    unittest.main()
