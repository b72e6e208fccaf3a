# SPDX-License-Identifier: EUPL-1.2
"""Every variable that the environment may hold is read in one file and explained on one page."""

import ast
import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from health.house import ROOT, SOURCE, python_files, relative
from woonregie.conf.env import read_environment

READS = re.compile(r"os\.(environ|getenv)\b")
# They choose the settings themselves, before any setting can be read.
CHOOSE_SETTINGS = {"src/woonregie/cli/__init__.py", "src/woonregie/site/wsgi.py"}


def variables_read() -> set[str]:
    tree = ast.parse((SOURCE / "woonregie/conf/env.py").read_text(encoding="utf-8"))
    texts = (
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if re.fullmatch(r"DATABASE_URL|WOONREGIE_[A-Z_]+", text)}


def variables_explained() -> set[str]:
    page = (ROOT / "docs/operations/configuration.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)` \|", page, flags=re.M))


def test_the_page_and_the_code_name_the_same_variables():
    assert variables_explained() == variables_read() | {"DJANGO_SETTINGS_MODULE"}
    assert len(variables_read()) >= 7


def test_no_other_file_reads_the_environment():
    readers = {relative(p) for p in python_files() if READS.search(p.read_text(encoding="utf-8"))}
    assert readers - CHOOSE_SETTINGS == {"src/woonregie/conf/env.py"}


def test_no_other_variable_of_ours_is_named_anywhere():
    named = {
        name for p in python_files() for name in re.findall(r"\bWOONREGIE_[A-Z_]+", p.read_text(encoding="utf-8"))
    }
    assert named <= variables_read()


def test_without_any_variable_it_is_a_first_look(monkeypatch):
    for name in variables_read():
        monkeypatch.delenv(name, raising=False)
    found = read_environment()
    assert found.database_url.startswith("sqlite:///")
    assert (found.demo, found.demo_date, found.secret_key) == (False, None, "")
    assert "*" not in found.allowed_hosts


@pytest.mark.parametrize(
    ("text", "on"), [("1", True), ("TRUE", True), ("yes", True), ("0", False), ("", False), ("nee", False)]
)
def test_a_switch_is_on_only_when_it_says_so(monkeypatch, text, on):
    monkeypatch.setenv("WOONREGIE_DEMO", text)
    assert read_environment().demo is on


def test_a_date_that_is_none_is_explained(monkeypatch):
    monkeypatch.setenv("WOONREGIE_DEMO_DATE", "1 juli")
    with pytest.raises(ImproperlyConfigured, match="WOONREGIE_DEMO_DATE.*2024-07-01"):
        read_environment()
