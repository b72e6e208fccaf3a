# SPDX-License-Identifier: EUPL-1.2
"""Out and in again: nothing changes by itself, and what one changes is exactly what changes."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import grant_for, make_user
from intake.workbook.books import NAME, ON, exported, with_cells, world
from woonregie.access.grant import Scope
from woonregie.access.models import AuditEvent, Role
from woonregie.access.refusals import CannotDo, Stale
from woonregie.agreements.models import Action, Progress
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.services.import_actions import confirm_import, look_again, start_import
from woonregie.intake.services.undo_import import undo_import
from woonregie.intake.workbook.stage import stage
from woonregie.intake.workbook.staged import Staged

pytestmark = pytest.mark.django_db


@pytest.fixture
def w():
    return world()


def run(w, cells, grant=None):
    return start_import(grant or w.grant, NAME, with_cells(exported(w.grant), cells), ON)


def test_unchanged_means_nothing_changes(w):
    staged = stage(w.grant, NAME, exported(w.grant), ON)
    assert (staged.rows, staged.problems, staged.total) == ([], [], 2)


def test_unchanged_on_an_earlier_reference_date_means_nothing_changes(w):
    assert stage(w.grant, NAME, exported(w.grant, date(2024, 2, 1)), ON).rows == []


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(st.text(st.sampled_from("=+-@\t\r\n'x_0041é 😀\x07\x1f"), max_size=12), min_size=2, max_size=2))
def test_no_text_is_lost_or_run(w, texts):
    Action.objects.filter(pk=w.action.pk).update(title=f"{texts[0]}x", summary=texts[1])
    staged = stage(w.grant, NAME, exported(w.grant), ON)
    assert (staged.rows, staged.problems) == ([], [])


def test_one_cell_is_one_change_and_one_event_of_the_service(w):
    events = AuditEvent.objects.count()
    started = run(w, {(3, "Actie"): "'=Zorg(1)"})
    (row,) = Staged.from_plain(started.staged).rows
    assert [(d.heading, d.before, d.after) for d in row.differences] == [("Actie", "Zorg regelen", "=Zorg(1)")]
    assert confirm_import(w.grant, started) == 1
    w.other.refresh_from_db()
    assert (w.other.title, w.other.revision, w.other.lead) == ("=Zorg(1)", 2, w.carer)
    assert Progress.objects.count() == 1
    actions = AuditEvent.objects.order_by("sequence").values_list("action", flat=True)[events:]
    assert list(actions) == ["import.start", "action.change", "import.confirm"]


def test_a_changed_standing_is_one_new_report(w):
    confirm_import(w.grant, run(w, {(2, "Fase"): "Afgerond", (2, "Gerealiseerd"): "1.300,5"}))
    said = Progress.objects.latest("pk")
    assert Progress.objects.count() == 2
    assert (said.phase, said.course, said.amount_realised) == ("completed", "on_track", Decimal("1300.5"))
    assert (said.recorded_on, said.party, said.target.label) == (ON, w.builder, "Woningen")


def test_a_row_without_number_is_a_new_action(w):
    cells = {(4, "Afspraak"): "pa2226 5T", (4, "Actie"): "Nieuw", (4, "Klaar op"): "31-12-2025"}
    confirm_import(w.grant, run(w, cells))
    added = Action.objects.latest("pk")
    assert (added.commitment, added.title, added.end) == (w.action.commitment, "Nieuw", date(2025, 12, 31))


def test_rows_left_out_are_not_removed(w):
    started = run(
        w,
        {
            (3, name): None
            for name in (
                "_id",
                "_revisie",
                "Plan",
                "Afspraak",
                "Code",
                "Actie",
                "Trekker",
                "Begint op",
                "Klaar op",
            )
        },
    )
    assert Staged.from_plain(started.staged).rows == []
    confirm_import(w.grant, started)
    assert Action.objects.count() == 2


def test_what_somebody_else_changed_is_shown_side_by_side_and_kept(w):
    mine = with_cells(exported(w.grant), {(2, "Actie"): "Mijn tekst", (3, "Wacht op"): "geld"})
    Action.objects.filter(pk=w.action.pk).update(title="Hun tekst", revision=2)
    started = start_import(w.grant, NAME, mine, ON)
    staged = Staged.from_plain(started.staged)
    (conflict,) = staged.conflicts
    assert [(d.before, d.after) for d in conflict.differences] == [("Hun tekst", "Mijn tekst")]
    assert confirm_import(w.grant, started) == 1
    assert Action.objects.get(pk=w.action.pk).title == "Hun tekst"
    assert Action.objects.get(pk=w.other.pk).blocking_condition == "geld"


def test_a_change_between_showing_and_confirming_saves_nothing(w):
    started = run(w, {(2, "Actie"): "Mijn tekst", (3, "Actie"): "Ook"})
    Action.objects.filter(pk=w.other.pk).update(title="Hun tekst", revision=2)
    with pytest.raises(Stale, match="regel 3"):
        confirm_import(w.grant, started)
    assert Action.objects.get(pk=w.action.pk).title == "Massa maken"
    look_again(w.grant, started, ON)
    assert len(Staged.from_plain(ImportRun.objects.get().staged).conflicts) == 1


def test_undo_puts_everything_back_and_says_so(w):
    added = {(4, "Afspraak"): "PA2226 5t", (4, "Actie"): "Nieuw"}
    started = run(
        w,
        {
            (2, "Actie"): "Anders",
            (2, "Fase"): "uitgesteld",
            (3, "Koers"): "let op",
            (3, "Fase"): "voorbereiding",
            **added,
        },
    )
    confirm_import(w.grant, started)
    assert undo_import(w.grant, started) == 3
    w.action.refresh_from_db()
    assert (w.action.title, w.action.latest.phase, w.action.latest.amount_realised) == (
        "Massa maken",
        "in_progress",
        Decimal("1234.5"),
    )
    assert "Teruggedraaid" in w.action.latest.explanation
    assert Action.objects.get(pk=w.other.pk).latest.phase == "not_started"
    assert (Action.objects.count(), Progress.objects.count()) == (2, 5)
    started.refresh_from_db()
    assert started.state == ImportState.UNDONE
    with pytest.raises(CannotDo):
        undo_import(w.grant, started)


def test_undo_stops_when_something_changed_since(w):
    started = run(w, {(2, "Actie"): "Anders", (3, "Actie"): "Ook anders"})
    confirm_import(w.grant, started)
    Action.objects.filter(pk=w.action.pk).update(title="Nog anders", revision=9)
    with pytest.raises(CannotDo, match="Massa maken"):
        undo_import(w.grant, started)
    assert Action.objects.get(pk=w.other.pk).title == "Ook anders"


def test_a_party_changes_its_own_rows_only(w):
    own = grant_for(make_user(Role.CORPORATION, w.builder), "import.run", Scope.OWN)
    staged = stage(own, NAME, with_cells(exported(w.grant), {(2, "Actie"): "a", (3, "Actie"): "b"}), ON)
    assert [row.row for row in staged.rows] == [2]
    assert [(p.row, p.message) for p in staged.problems] == [(3, "Aan deze actie werkt uw organisatie niet mee.")]


def test_a_run_belongs_to_who_started_it(w):
    started = run(w, {(2, "Actie"): "Anders"})
    stranger = grant_for(make_user(Role.CORPORATION, w.carer), "import.run", Scope.OWN)
    for do in (confirm_import, undo_import):
        with pytest.raises(PermissionDenied):
            do(stranger, started)


def test_the_number_of_queries_does_not_grow(w, django_assert_max_num_queries):
    data = exported(w.grant)
    with django_assert_max_num_queries(10):
        stage(w.grant, NAME, data, ON)
