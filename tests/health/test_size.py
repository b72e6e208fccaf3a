# SPDX-License-Identifier: EUPL-1.2
"""A file that passes 400 lines or a function that passes 40 is a room too full: split it by idea."""

import statistics

import pytest

from health.house import functions, python_files, relative

MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 40
MOST_LINES_IN_A_MEDIAN_FUNCTION = 12


@pytest.mark.parametrize("path", python_files(), ids=relative)
def test_a_file_holds_one_idea(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_IN_A_FILE


@pytest.mark.parametrize("path", python_files(), ids=relative)
def test_a_function_is_short(path):
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions(path)}
    assert {name: n for name, n in lengths.items() if n > MOST_LINES_IN_A_FUNCTION} == {}


def test_most_functions_are_very_short():
    lengths = [(f.end_lineno or f.lineno) - f.lineno + 1 for path in python_files() for f in functions(path)]
    assert statistics.median(lengths) <= MOST_LINES_IN_A_MEDIAN_FUNCTION
