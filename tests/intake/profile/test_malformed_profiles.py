# SPDX-License-Identifier: EUPL-1.2
"""A profile with a mistake is refused: the message says where, what and how to mend it, and nothing is saved."""

import pytest
import yaml

from intake.profile.corpus import SLIPS, THEME
from intake.profile.folders import GRANT, everything_stored, small_profile, write
from intake.profile.slips import Slip, dumped
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.services.load_profile import load_profile

pytestmark = pytest.mark.django_db


def refusal(folder, files) -> Rejected:
    before = everything_stored()
    with pytest.raises(Rejected) as refused:
        load_profile(GRANT, write(folder, files))
    assert everything_stored() == before
    return refused.value


def fits(problem: Problem, slip: Slip, line: int | None) -> bool:
    return (
        problem.file == slip.file
        and problem.row == line
        and problem.column.endswith(slip.key)
        and slip.says in problem.message
    )


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_told_with_its_place_and_changes_nothing(slip, tmp_path):
    files = small_profile()
    load_profile(GRANT, write(tmp_path / "sound", files))
    slip.change(files)
    problems = refusal(tmp_path / "spoilt", files).problems
    line = slip.line(files)
    assert any(fits(problem, slip, line) for problem in problems), (line, [str(p) for p in problems])
    for problem in problems:
        assert problem.advice
        assert problem.file in str(problem)
        assert "Traceback" not in str(problem)


def test_there_are_enough_slips_and_each_has_its_own_name():
    assert len(SLIPS) >= 150
    assert len({slip.name + slip.file for slip in SLIPS}) == len(SLIPS)


def test_all_slips_are_told_at_once_whatever_file_they_are_in(tmp_path):
    names = {"a Dutch amount", "a month of thirteen", "an unknown kind", "a row that is not there", "a short row"}
    chosen = [slip for slip in SLIPS if slip.name in names]
    assert len(chosen) == len(names)
    files = small_profile()
    for slip in chosen:
        slip.change(files)
    problems = refusal(tmp_path, files).problems
    for slip in chosen:
        assert any(fits(problem, slip, slip.line(files)) for problem in problems), slip.name


def test_what_refers_to_an_unreadable_file_is_not_blamed_as_well(tmp_path):
    files = small_profile()
    files["parties.yaml"] = "- code: [\n"
    problems = refusal(tmp_path, files).problems
    assert {problem.file for problem in problems} == {"parties.yaml"}


def test_a_circle_of_three_actions_names_all_three_and_no_other(tmp_path):
    files = small_profile()
    waits = {"0a.1": "0a.2", "0a.2": "0b.1", "0b.1": "0a.1", "0b.2": "0a.1"}
    theme = yaml.safe_load(files[THEME])
    for action in (action for commitment in theme["commitments"] for action in commitment["actions"]):
        action["depends_on"] = [waits[action["code"]]] if action["code"] in waits else []
    files[THEME] = dumped(theme)
    told = [p.message for p in refusal(tmp_path, files).problems if "wacht op zichzelf" in p.message]
    assert sorted(message.split("‘")[1].split("’")[0] for message in told) == ["0a.1", "0a.2", "0b.1"]


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path):
    files = {
        name: b"\xef\xbb\xbf" + str(content).replace("\n", "\r\n").encode()
        for name, content in small_profile().items()
    }
    load_profile(GRANT, write(tmp_path / "windows", files))
    stored = everything_stored()
    load_profile(GRANT, write(tmp_path / "unix", small_profile()))
    assert everything_stored() == stored
