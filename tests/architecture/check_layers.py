#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the source to the layer rules of the architecture: arrows point down only, one caller for SQLite and for
Cairo's drawing, one way to change a model, no clock in pure layers, small files and functions."""
import os
import re
import sys

ROOT = os.environ.get("TANDEM_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SRC = os.path.join(ROOT, "src")

# What each layer may include besides itself; the same lists stand in the meson.build files, which give include folders.
MAY_USE = {
    "values": set(),
    "language": {"values"},
    "model": {"values"},
    "rules": {"values", "model"},
    "edition": {"values", "language", "model", "rules"},
    "draw": {"values"},
    "timeline": {"values", "language", "edition", "draw"},
    "render": {"values", "draw"},
    "document": {"values", "language", "edition", "draw", "timeline"},
    "export": {"values", "language", "draw", "render", "document"},
    "edit": {"values", "model", "rules"},
    "form": {"values", "model", "rules", "edit"},
    "store": {"values", "model", "edit"},
    "session": {"values", "model", "rules", "edit", "store"},
    "interchange": {"values", "language", "model", "rules", "edit", "edition"},
}
EVERYTHING = set(MAY_USE)
MAY_USE["cli"] = EVERYTHING - {"form", "store"}
MAY_USE["ui"] = EVERYTHING - {"store"}

# Headers from outside that only some layers may know.
OUTSIDE = {
    r"gtk/|gdk/|gsk/|adwaita\.h|libadwaita": {"ui"},
    r"sqlite3": {"store"},
    r"cairo": {"render", "export", "ui"},
    r"pango|hb": {"render", "export"},
    r"json-glib": {"interchange", "cli"},
    r"qpdf": {"export"},
}
MODEL_BEHIND_EDITION = {"timeline", "document", "export", "render", "draw"}
PURE = {"values", "language", "model", "rules", "edition", "draw", "timeline", "document", "edit", "form"}
MAX_FILE, MAX_FUNCTION = 600, 80

faults = []


def fault(path, line, text):
    faults.append(f"{os.path.relpath(path, ROOT)}:{line}: {text}")


def sources():
    for folder, _, names in os.walk(SRC):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.join(folder, name)


def layer_of(path):
    return os.path.relpath(path, SRC).split(os.sep)[0]


def strip_comments(text):
    keep_lines = lambda m: re.sub(r"[^\n]", " ", m.group())
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', keep_lines, text, flags=re.S)


def check_includes(path, layer, text, owner):
    for number, line in enumerate(text.splitlines(), 1):
        m = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not m:
            continue
        header = m.group(2)
        if m.group(1) == '"' and os.path.basename(header) in owner:
            target = owner[os.path.basename(header)]
            if target != layer and target not in MAY_USE.get(layer, EVERYTHING):
                fault(path, number, f"{layer}/ may not use {target}/ ({header})")
            if os.path.basename(header) == "tandem-edition-builder.h" and layer in MODEL_BEHIND_EDITION:
                fault(path, number, "only makers of editions may see tandem-edition-builder.h")
        if os.path.basename(header) == "tandem-model-writer.h" and layer not in {"model", "edit", "store"}:
            fault(path, number, "only edit/ and store/ change a model")
        for pattern, allowed in OUTSIDE.items():
            if m.group(1) == "<" and re.match(pattern, header) and layer not in allowed:
                fault(path, number, f"{layer}/ may not know <{header}>")


def check_calls(path, layer, code):
    rules = [
        (r"\bsqlite3_\w+\s*\(", lambda: os.path.basename(path).startswith("tandem-sql"), "only store/tandem-sql*.c calls sqlite3_"),
        (r"\bcairo_(?:move_to|line_to|curve_to|arc|arc_negative|rectangle|fill|stroke|paint|show_text|show_glyphs|mask)\w*\s*\(",
         lambda: layer == "render", "only render/ draws"),
        (r"\bpango_cairo_show_\w+\s*\(", lambda: layer == "render", "only render/ draws"),
        (r"\bg_date_set_parse\s*\(", lambda: False, "g_date_set_parse() guesses"),
        (r"\bg_usleep\s*\(|\bsleep\s*\(", lambda: False, "nothing sleeps"),
    ]
    if layer in PURE and os.path.basename(path) != "tandem-day.c":
        rules.append((r"\btandem_day_today\s*\(|\bg_get_real_time\s*\(|\bg_date_time_new_now\w*\s*\(|\btime\s*\(", lambda: False,
                      "a pure layer is given the day"))
    for pattern, allowed, text in rules:
        for m in re.finditer(pattern, code):
            if not allowed() and not (path.endswith("tandem-day.h")):
                fault(path, code.count("\n", 0, m.start()) + 1, text)


def check_sizes(path, code):
    lines = code.splitlines()
    if len(lines) > MAX_FILE:
        fault(path, len(lines), f"{len(lines)} lines; {MAX_FILE} is the most")
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start is not None:
            if number - start - 1 > MAX_FUNCTION and line.strip() == "}":
                fault(path, start, f"a function of {number - start - 1} lines; {MAX_FUNCTION} is the most")
            start = None


def main():
    files = list(sources())
    owner = {os.path.basename(p): layer_of(p) for p in files if p.endswith(".h")}
    for path in files:
        layer = layer_of(path)
        with open(path, encoding="utf-8") as f:
            text = f.read()
        if "utils" in os.path.basename(path):
            fault(path, 1, "no utils")
        if not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later */"):
            fault(path, 1, "the licence line comes first")
        code = strip_comments(text)
        check_includes(path, layer, text, owner)
        check_calls(path, layer, code)
        check_sizes(path, code)
    for line in faults:
        print(line)
    print(f"{len(files)} files, {len(faults)} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
