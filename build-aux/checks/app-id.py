#!/usr/bin/env python3
"""Checks that everything goes by one application id: app-id.py FOLDER APP-ID

The id is stated in meson.build. Elsewhere it may only be part of a file name,
of the Flatpak manifest, and of resource paths, which have slashes.
"""
import json
import pathlib
import re
import sys

folder, app_id = pathlib.Path(sys.argv[1]), sys.argv[2]
problems = []

parts = app_id.split(".")
if not (4 <= len(parts) <= 5 and app_id.startswith("io.github.") and parts[2] == parts[2].lower()
        and re.fullmatch(r"[A-Za-z0-9.]+", app_id) and parts[-1].lower() not in ("app", "desktop", "linux")):
    problems.append(f"{app_id} isn't an id that may be published")

for path in sorted((folder / "src").rglob("*")):
    if path.suffix in (".c", ".h", ".blp", ".xml", ".in", ".css"):
        text = path.read_text(encoding="utf-8")
        if app_id in text:
            problems.append(f"{path.relative_to(folder)}: states the application id, use TANDEM_APP_ID")
        for resource in re.findall(r"/io/github/[A-Za-z/]*", text):
            if not resource.startswith("/" + app_id.replace(".", "/")):
                problems.append(f"{path.relative_to(folder)}: {resource} isn't under the application's path")

manifest = folder / "flatpak" / f"{app_id}.json"
if not manifest.exists():
    problems.append(f"{manifest.relative_to(folder)} is missing")
elif json.loads(manifest.read_text(encoding="utf-8"))["id"] != app_id:
    problems.append(f"{manifest.relative_to(folder)} has another id")

print("\n".join(problems) or "all well")
sys.exit(bool(problems))
