# SPDX-License-Identifier: EUPL-1.2
"""What may never be committed: addresses of registries, paths of one machine, lock files with addresses."""

import re

import pytest

from health.house import ROOT, kept_files, relative

TEXT = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".csv", ".html", ".css", ".js", ".typ", ".sh", ".po", ""}
# Written in pieces, so that this file does not find itself.
REGISTRY = re.compile(
    "|".join(["py" + r"pi\.org", "pythonhos" + "ted", "npm" + r"js\.(org|com)", "deb" + r"ian\.org"])
)
MACHINE_PATH = re.compile("|".join(rf"(?<![\w.])/{name}/" for name in ("wor" + "k", "roo" + "t", "hom" + "e")))
TEXT_FILES = [p for p in kept_files() if p.suffix in TEXT and p.stat().st_size < 2_000_000]


@pytest.mark.parametrize("path", TEXT_FILES, ids=relative)
def test_a_file_names_no_registry_and_no_machine(path):
    text = path.read_text(encoding="utf-8", errors="ignore")
    assert not REGISTRY.search(text)
    assert not MACHINE_PATH.search(text)


def test_pins_are_made_without_addresses():
    pins = sorted((ROOT / "requirements").glob("*.txt"))
    assert pins
    assert [p.name for p in pins if "://" in p.read_text(encoding="utf-8")] == []
    assert not [p for p in kept_files() if p.name == "uv.lock"]
