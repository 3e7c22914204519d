#!/usr/bin/env python3
"""Checks the icons of the application: icons.py FOLDER APP-ID"""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

folder, app_id = pathlib.Path(sys.argv[1]), sys.argv[2]
SVG = "{http://www.w3.org/2000/svg}"
problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


def elements(path, size):
    """The elements of an icon, after what every icon needs."""
    root = ElementTree.parse(path).getroot()
    expect(root.get("viewBox") == f"0 0 {size} {size}", f"{path.name}: not drawn on {size} by {size}")
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    for bad in ("image", "filter", "text", "style", "script"):
        expect(bad not in names, f"{path.name}: has <{bad}>")
    return root


def pixels(path, size):
    """The icon drawn at a size: rows of (red, green, blue, alpha)."""
    png = subprocess.run(["rsvg-convert", "-w", str(size), "-h", str(size), path], capture_output=True, check=True).stdout
    raw = subprocess.run(["convert", "png:-", "-depth", "8", "rgba:-"], input=png, capture_output=True, check=True).stdout
    rows = [raw[y * size * 4:(y + 1) * size * 4] for y in range(size)]
    return [[tuple(row[x * 4:x * 4 + 4]) for x in range(size)] for row in rows]


def luminance(red, green, blue):
    """Relative luminance after WCAG 2."""
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


coloured = folder / f"hicolor/scalable/apps/{app_id}.svg"
symbolic = folder / f"hicolor/symbolic/apps/{app_id}-symbolic.svg"
found = sorted(path for path in folder.rglob("*") if path.is_file())
expect(found == sorted([coloured, symbolic]), f"unexpected files: {[path.name for path in found]}")

elements(coloured, 128)
for colour in re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', symbolic.read_text(encoding="utf-8")):
    expect(colour == "#222222", f"{symbolic.name}: {colour} wouldn't follow the theme")
elements(symbolic, 16)

for size in (16, 32, 64, 128):
    drawn = pixels(coloured, size)
    edge = drawn[0] + drawn[-1]
    expect(all(pixel[3] == 0 for pixel in edge), f"{size} px: touches the upper or lower edge")
    solid = [pixel for row in drawn for pixel in row if pixel[3] > 127]
    expect(0.45 < len(solid) / size / size < 0.95, f"{size} px: covers {len(solid) / size / size:.0%}")
    # What surrounds the icon is light or dark: its outline must stand out from both.
    outline = [next(pixel for pixel in row if pixel[3] > 200) for row in drawn if any(pixel[3] > 200 for pixel in row)]
    for background in (0.955, 0.016):
        away = [max(l, background) + 0.05 for l in (luminance(*p[:3]) for p in outline)]
        near = [min(l, background) + 0.05 for l in (luminance(*p[:3]) for p in outline)]
        seen = sum(a / n >= 1.6 for a, n in zip(away, near)) / len(outline)
        expect(seen >= 0.8, f"{size} px: {seen:.0%} of the outline stands out from luminance {background}")
expect(any(pixel[3] > 127 for row in pixels(symbolic, 16) for pixel in row), "the symbolic icon is empty")

print("\n".join(problems) or "all well")
sys.exit(bool(problems))
