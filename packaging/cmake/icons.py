#!/usr/bin/env python3
"""Collects the icons named in a list from the installed icon set into a .qrc: icons.py LIST OUT.qrc [SET_FOLDER]."""
import pathlib
import sys

names = [line.strip() for line in open(sys.argv[1], encoding="utf-8") if line.strip() and not line.startswith("#")]
out = pathlib.Path(sys.argv[2])
root = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else "/usr/share/icons/breeze")
if not root.is_dir():
    sys.exit(f"the icon set {root} is not installed; packaging/setup installs the package breeze-icon-theme")
wanted = set(names)
# Drawn for 16 and for 22 pixels; what is missing in one size is taken from the nearest other.
best = {16: {}, 22: {}}
for path in root.rglob("*.svg"):
    size = next((int(p) for p in path.parts if p in ("16", "22", "24", "32")), 0)
    for drawn, found in best.items():
        rank = -abs(size - drawn)
        if path.stem in wanted and rank > found.get(path.stem, (-1000, None))[0]:
            found[path.stem] = (rank, path.resolve())
missing = sorted(wanted - set(best[22]))
if missing:
    sys.exit("not in the icon set: " + ", ".join(missing))
lines = [f'    <file alias="{drawn}/{name}.svg">{best[drawn][name][1]}</file>' for drawn in best for name in sorted(wanted)]
lines.append(f'    <file alias="sekisho.svg">{pathlib.Path(__file__).resolve().parents[1] / "icons" / "sekisho.svg"}</file>')
text = '<RCC>\n  <qresource prefix="/icons">\n' + "\n".join(lines) + "\n  </qresource>\n</RCC>\n"
out.parent.mkdir(parents=True, exist_ok=True)
if not out.exists() or out.read_text() != text:
    out.write_text(text)
