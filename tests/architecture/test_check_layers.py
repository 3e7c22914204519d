#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer check itself: each planted fault has to be found."""
import os
import subprocess
import sys
import tempfile
import unittest

CHECK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "check_layers.py")
SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"


def run(files):
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = os.path.join(root, "src", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as f:
                f.write(SPDX + text)
        p = subprocess.run([sys.executable, CHECK], env=dict(os.environ, TANDEM_SOURCE_DIR=root), capture_output=True, text=True)
        return p.returncode, p.stdout


class Planted(unittest.TestCase):
    base = {"model/tandem-plan.h": "", "values/tandem-day.h": "", "edition/tandem-edition-builder.h": ""}

    def expect(self, files, words):
        code, out = run({**self.base, **files})
        self.assertEqual(code, 1, out)
        self.assertIn(words, out)

    def test_clean(self):
        self.assertEqual(run({**self.base, "model/a.c": '#include "tandem-plan.h"\n#include "tandem-day.h"\n'})[0], 0)

    def test_upward(self):
        self.expect({"values/a.c": '#include "tandem-plan.h"\n'}, "may not use model/")

    def test_timeline_cannot_reach_the_model(self):
        self.expect({"timeline/a.c": '#include "tandem-plan.h"\n'}, "may not use model/")

    def test_builder(self):
        self.expect({"document/a.c": '#include "tandem-edition-builder.h"\n'}, "only makers of editions")

    def test_gtk_in_cli(self):
        self.expect({"cli/a.c": "#include <gtk/gtk.h>\n"}, "may not know <gtk/gtk.h>")

    def test_sqlite(self):
        self.expect({"store/a.c": "void f (void) { sqlite3_open (0, 0); }\n"}, "calls sqlite3_")

    def test_drawing(self):
        self.expect({"ui/a.c": "void f (void) { cairo_fill (0); }\n"}, "only render/ draws")

    def test_clock(self):
        self.expect({"timeline/a.c": "void f (void) { tandem_day_today (); }\n"}, "given the day")

    def test_long_function(self):
        self.expect({"model/a.c": "void\nf (void)\n{\n" + "  g ();\n" * 81 + "}\n"}, "a function of 81 lines")

    def test_long_file(self):
        self.expect({"model/a.c": "int a;\n" * 601}, "600 is the most")


if __name__ == "__main__":
    unittest.main()
