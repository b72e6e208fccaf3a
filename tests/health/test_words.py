# SPDX-License-Identifier: EUPL-1.2
"""Licence headers, docstrings, glossary, translations: the words around the code."""

import ast
import csv
import re

import pytest

from health.house import ROOT, SOURCE, functions, kept_files, python_files, relative
from woonregie.site.translations import missing_translations

HEADER = "SPDX-License-Identifier: EUPL-1.2"


def test_every_source_file_names_its_licence():
    files = [p for p in kept_files() if p.suffix in {".py", ".css", ".js", ".typ", ".sh"} or p.name == "Makefile"]
    without = [
        relative(p) for p in files if HEADER not in p.read_text(encoding="utf-8")[:300] and p.stat().st_size
    ]
    without = [name for name in without if "/migrations/" not in name]
    assert without == []


@pytest.mark.parametrize("path", python_files(SOURCE / "woonregie_core"), ids=relative)
def test_everything_public_in_the_core_is_explained(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "the module itself has no docstring"
    unexplained = [f.name for f in functions(path) if not f.name.startswith("_") and not ast.get_docstring(f)]
    assert unexplained == []


def test_every_interface_text_has_an_english_one():
    assert missing_translations() == []


def glossary() -> list[dict[str, str]]:
    lines = [x for x in (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines() if x.startswith("|")]
    rows = csv.reader((x.strip("|") for x in lines if not set(x) <= set("|- ")), delimiter="|")
    heading, *body = [[cell.strip() for cell in row] for row in rows]
    return [dict(zip(heading, row, strict=True)) for row in body]


def test_the_glossary_speaks_of_words_that_the_code_uses():
    code = "\n".join(p.read_text(encoding="utf-8") for p in python_files()).lower().replace("_", "")
    unused = [row["identifier"] for row in glossary() if row["identifier"].strip("`").replace("_", "") not in code]
    assert unused == []


def test_every_term_of_the_glossary_is_complete():
    for row in glossary():
        assert all(row.values()), row
        assert re.match(r"(D00[0-4]|law: |design of this product|VERA)", row["source"]), row
