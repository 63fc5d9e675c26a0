# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the bill of materials of an image as CycloneDX 1.6, on standard output.

Usage: sbom.py TREE NUMBER VERSION

Packages come from dpkg's status in TREE, their licences from their copyright files;
crates from the file `crates` beside TREE, where there are any of ours (lines of
`cargo tree --format '{p}|{l}'`).
"""

import json
import pathlib
import re
import sys

tree, number, version = sys.argv[1:4]
tree = pathlib.Path(tree)


def packages():
    """(name, version, source) of each installed package."""
    text = (tree / "var/lib/dpkg/status").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        fields = dict(re.findall(r"^([A-Za-z-]+): (.*)$", block, re.M))
        if "installed" in fields.get("Status", ""):
            yield fields["Package"], fields["Version"], fields["Architecture"]


def licences(package):
    """Names of licences that a package's copyright file gives, in its own words."""
    file = tree / "usr/share/doc" / package / "copyright"
    if not file.exists():
        return []
    text = file.read_text(encoding="utf-8", errors="replace")
    found = re.findall(r"^License: *(\S.*)$", text, re.M)
    return sorted({name.strip() for name in found})[:50]


def component(kind, name, version, purl, names):
    entry = {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl}
    if names:
        entry["licenses"] = [{"license": {"name": licence}} for licence in names]
    return entry


components = [
    component("library", name, version_, f"pkg:deb/debian/{name}@{version_}?arch={arch}&distro=trixie", licences(name))
    for name, version_, arch in packages()
]
made_of = tree.parent / "crates"
for line in sorted(set(made_of.read_text().splitlines())) if made_of.exists() else []:
    if not line.strip():
        continue
    crate, _, licence = line.partition("|")
    name, version_ = crate.split()[:2]
    licence = licence.removesuffix(" (*)").strip()
    purl = f"pkg:cargo/{name}@{version_.removeprefix('v')}"
    entry = component("library", name, version_.removeprefix("v"), purl, [licence] if licence else [])
    if entry not in components:
        components.append(entry)
components.sort(key=lambda entry: entry["bom-ref"])
json.dump(
    {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "operating-system",
                "bom-ref": "sportello-image",
                "name": "sportello",
                "version": f"{version} ({number})",
            }
        },
        "components": components,
    },
    sys.stdout,
    indent=1,
    sort_keys=True,
)
print()
