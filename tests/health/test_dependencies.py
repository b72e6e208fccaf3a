# SPDX-License-Identifier: EUPL-1.2
"""Every library we lean on is named in docs/dependencies.md with its version, licence and reason."""

import re
import tomllib
from collections import defaultdict

from health.house import ROOT


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *(x for extra in project["optional-dependencies"].values() for x in extra)]
    return {re.split(r"[<>=\[]", requirement)[0].strip().lower() for requirement in named}


def documented() -> dict[str, list[str]]:
    lines = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {row[0].lower(): row for row in rows if row[0] != "library"}


def test_every_library_has_its_reason():
    assert declared() - set(documented()) == set()
    assert set(documented()) - declared() == set()


def test_the_documented_version_is_the_pinned_one():
    pins: dict[str, set[str]] = defaultdict(set)  # a younger Python may have a younger pin
    for name in ("base", "test", "benchmark"):
        for line in (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8").splitlines():
            if "==" in line and not line.startswith(" "):
                library, version = line.split(" ;")[0].split("==")
                pins[re.sub(r"\[.*\]", "", library).lower()].add(version.strip())
    wrong = {name: row[1] for name, row in documented().items() if name in pins and row[1] not in pins[name]}
    assert wrong == {}
