#!/usr/bin/env python3
"""Checks what software centres show: metainfo.py FILE APP-ID VERSION

Warnings are errors, as where Flatpaks are published. Notes ("I:", "P:") are
not: the upper-case letter in the id gives one.
"""
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

path, app_id, version = sys.argv[1:]
problems = []

run = subprocess.run(["appstreamcli", "validate", "--no-net", "--pedantic", "--no-color", path],
                     capture_output=True, text=True, check=False)
for line in run.stdout.splitlines():
    if re.match(r"\s*[EW]:", line):
        problems.append(line.strip())
if run.returncode != 0 and not problems:
    problems.append(run.stdout + run.stderr)

root = ElementTree.parse(path).getroot()


def text(name):
    return root.findtext(name) or ""


def expect(condition, message):
    if not condition:
        problems.append(message)


summary, name = text("summary"), text("name")
expect(text("id") == app_id, f"id is {text('id')}, not {app_id}")
expect(text("launchable") == app_id + ".desktop", "launchable isn't the desktop file")
expect(0 < len(name) <= 15, f"name has {len(name)} characters, 1 to 15 fit")
for translated in root.findall("summary"):
    expect(10 <= len(translated.text) <= 35,
           f"summary has {len(translated.text)} characters, 10 to 35 fit: {translated.text}")
expect(not summary.endswith("."), "summary ends with a full stop")
expect(not re.match(r"(A|An|The)\s", summary), "summary begins with an article")
expect(name.lower() not in summary.lower(), "summary repeats the name")
expect(len("".join(root.find("description/p").itertext())) >= 80, "first paragraph is shorter than 80 characters")
colours = [colour.text for colour in root.findall("branding/color")]
expect(len(set(colours)) == 2, "branding needs two different colours")
for caption in root.findall("screenshots/screenshot/caption"):
    expect(not caption.text.endswith("."), f"caption ends with a full stop: {caption.text}")
for image in root.findall("screenshots/screenshot/image"):
    expect(f"/v{version}/" in image.text, f"picture isn't that of the release: {image.text}")
releases = root.findall("releases/release")
expect(releases and releases[0].get("version") == version, f"newest release isn't {version}")
expect([r.get("date") for r in releases] == sorted((r.get("date") for r in releases), reverse=True),
       "releases aren't in order")
for release in releases:
    expect(release.find("description") is not None, f"release {release.get('version')} has no notes")

print("\n".join(problems) or "all well")
sys.exit(bool(problems))
