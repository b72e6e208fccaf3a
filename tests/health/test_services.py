# SPDX-License-Identifier: EUPL-1.2
"""Only services write, and what they do stands in the log."""

import pytest

from health.house import SOURCE, python_files, relative
from health.writes import functions_of, imported_names, lines_that_write, module_name, silent

BUILDING = python_files(SOURCE / "woonregie")
# The example data is written by one service, `intake.services.sample_data`, out of these parts.
PARTS_OF_SERVICES = ("woonregie.intake.sample.",)


def may_write(module: str) -> bool:
    return "services" in module.split(".") or module.startswith(PARTS_OF_SERVICES)


OUTSIDE = [path for path in BUILDING if not may_write(module_name(path, SOURCE))]
INSIDE = [path for path in BUILDING if may_write(module_name(path, SOURCE))]


@pytest.mark.parametrize("path", OUTSIDE, ids=relative)
def test_nothing_else_writes(path):
    assert lines_that_write(path.read_text(encoding="utf-8")) == []


def test_every_service_that_writes_says_so_in_the_log():
    known = {}
    for path in INSIDE:
        known |= functions_of(module_name(path, SOURCE), path.read_text(encoding="utf-8"))
    used = set().union(*(imported_names(path.read_text(encoding="utf-8")) for path in OUTSIDE))
    doors = used & set(known)
    assert len(doors) > 10, "the services that views and commands use were not found"
    assert silent(known, doors) == []


class TestTheReading:
    """The two checks above would pass if the reading saw nothing."""

    @pytest.mark.parametrize(
        "line",
        [
            "plan.save()", "plan.save(update_fields=['title'])", "Plan.objects.create(code='a')",
            "Plan.objects.filter(pk=1).update(title='b')", "Plan.objects.all().delete()", "plan.delete()",
            "Plan.objects.bulk_create(rows)", "Plan.objects.get_or_create(code='a')", "plan.parties.set(parties)",
        ],
    )  # fmt: skip
    def test_it_sees_a_write(self, line):
        assert lines_that_write(line) == [1]

    @pytest.mark.parametrize(
        "line", ["book.save(path)", "found.update(other)", "seen.add(1)", "plan.title", "f()"]
    )
    def test_it_does_not_see_one_elsewhere(self, line):
        assert lines_that_write(line) == []

    def test_it_sees_silence_through_helpers(self):
        source = (
            "from elsewhere import helper\n"
            "def loud(): record(); _store()\n"
            "def quiet(): _store()\n"
            "def quiet_elsewhere(): helper()\n"
            "def reads(): return 1\n"
            "def _store(): Plan.objects.create()\n"
        )
        known = functions_of("a", source) | functions_of("elsewhere", "def helper(): plan.save()")
        doors = [("a", name) for name in ("loud", "quiet", "quiet_elsewhere", "reads")]
        assert silent(known, doors) == ["a.quiet", "a.quiet_elsewhere"]
