# SPDX-License-Identifier: EUPL-1.2
"""A folder is written in one go or not at all."""

import pytest

from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files.saving import all_or_nothing, plain, write_table

OURS = ("a.csv", "b.csv")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def interrupted(out):
    """Write a file, and be stopped."""
    with all_or_nothing(out, OURS) as stage:
        (stage / "a.csv").write_text("new")
        raise KeyboardInterrupt


def test_when_work_stops_half_way_what_was_there_stays(tmp_path):
    out = tmp_path / "city"
    with all_or_nothing(out, OURS) as stage:
        (stage / "a.csv").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        interrupted(out)
    assert (out / "a.csv").read_text() == "old"
    assert names(tmp_path) == ["city"]


def test_nothing_of_ours_is_left_and_what_is_not_ours_stays(tmp_path):
    out = tmp_path / "new" / "city"
    with all_or_nothing(out, OURS) as stage:
        for name in OURS:
            (stage / name).write_text("old")
    (out / "mine.txt").write_text("mine")
    with all_or_nothing(out, OURS) as stage:
        (stage / "b.csv").write_text("new")
    assert names(out) == ["b.csv", "mine.txt"]


def test_where_no_folder_can_be_it_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(Rejected, match="Hier kan geen map komen"),
        all_or_nothing(tmp_path / "file" / "city", OURS),
    ):
        pass
    with pytest.raises(Rejected, match="Hier kan geen map komen"), all_or_nothing(tmp_path / "file", OURS):
        pass


def test_a_table_row_by_row(tmp_path):
    write_table(tmp_path / "t.csv", ("a", "b"), ({"a": str(n), "c": "not ours"} for n in range(2)))
    assert (tmp_path / "t.csv").read_text() == "a,b\n0,\n1,\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [("=1+1", "'=1+1"), (" a\n b ", "a b"), ("\u202eabc", "abc"), ("Café ’t Hoekje", "Café ’t Hoekje")],
)
def test_text_from_elsewhere_is_no_formula_and_one_line(text, said):
    assert plain(text) == said
