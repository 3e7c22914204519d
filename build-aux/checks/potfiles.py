#!/usr/bin/env python3
"""Checks that po/POTFILES.in lists every file with words to translate, sorted,
and no other: potfiles.py FOLDER [--update]
"""
import pathlib
import re
import sys

MARKED = {
    ".c": re.compile(r'\b(?:_|N_|C_|NC_|Q_|gettext|ngettext|g_dngettext|g_dpgettext2?|P_)\s*\(\s*"'),
    ".h": re.compile(r'\b(?:_|N_|C_|NC_|ngettext)\s*\(\s*"'),
    ".blp": re.compile(r'\bC?_\s*\(\s*["\']'),
    ".ui": re.compile(r'translatable="yes"'),
}
TEMPLATES = ("*.desktop.in.in", "*.metainfo.xml.in.in", "*.mime.xml.in.in")

folder = pathlib.Path(sys.argv[1])
potfiles = folder / "po/POTFILES.in"
needed = [path for pattern in TEMPLATES for path in (folder / "data").glob(pattern)]
for path in (folder / "src").rglob("*"):
    marked = MARKED.get(path.suffix)
    if marked and marked.search(path.read_text(encoding="utf-8")):
        needed.append(path)
needed = sorted(path.relative_to(folder).as_posix() for path in needed)

if "--update" in sys.argv:
    potfiles.write_text("# Kept by build-aux/checks/potfiles.py . --update\n" + "\n".join(needed) + "\n", encoding="utf-8")
    sys.exit(0)

listed = [line for line in potfiles.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
problems = [f"not listed: {path}" for path in needed if path not in listed]
problems += [f"listed for nothing: {path}" for path in listed if path not in needed]
if listed != sorted(listed):
    problems.append("not sorted")
if problems:
    problems.append("build-aux/checks/potfiles.py . --update mends it")
print("\n".join(problems) or "all well")
sys.exit(bool(problems))
