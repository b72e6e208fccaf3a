# SPDX-License-Identifier: EUPL-1.2
"""A visitor never sees a small count, nor what would give it away; who is signed in sees what is stored."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import public_grant
from monitor.monitor_world import ON, fill, make_series, make_town
from woonregie.access.grant import Grant
from woonregie.indicators.models import Edition, Value
from woonregie.monitor.queries.area_page import area_page
from woonregie.monitor.queries.map_page import Asked, map_page
from woonregie.monitor.queries.protected import _adding_up
from woonregie.sources.models import Dataset, Passage

pytestmark = pytest.mark.django_db
LEAVES = ("molen", "kerk", "haven", "veld")


def counts(town, values, **series):
    """Counts from a data set, with districts and municipality that add up."""
    molen, kerk, haven, veld = values
    whole = {
        "molen": molen,
        "kerk": kerk,
        "haven": haven,
        "veld": veld,
        "noord": molen + kerk,
        "zuid": haven + veld,
    }
    whole["dorp"] = whole["noord"] + whole["zuid"]
    fill(make_series(**series), 2023, {town[code]: value for code, value in whole.items()})
    dataset = Passage.objects.create(dataset=Dataset.objects.create(code="SET", title="Gegevens"))
    Value.objects.update(passage=dataset)
    Edition.objects.update(passage=dataset)


def seen(grant, level="neighbourhood"):
    page = map_page(grant, Asked(subject="inwoners", level=level), ON)
    return {row.place.code: (row.cell.value, row.cell.status) for row in page.rows}


def test_a_small_count_is_hidden_for_a_visitor_only():
    town = make_town()
    counts(town, (3, 200, 300, 400))
    found = seen(public_grant())
    assert found["molen"] == (None, "suppressed")
    assert found["haven"] == (300, "final")
    assert seen(Grant.for_command("test"))["molen"] == (3, "final")


def test_the_page_of_an_area_hides_the_same():
    town = make_town()
    counts(town, (3, 202, 300, 400))
    figure = area_page(public_grant(), "molen", ON).figures[0]
    assert (figure.own.value, figure.own.status, figure.values, figure.trend) == (None, "suppressed", [None], None)
    assert area_page(public_grant(), "haven", ON).figures[0].own.value == 300
    assert area_page(Grant.for_command("test"), "molen", ON).figures[0].own.value == 3


def test_what_may_be_seen_is_rounded():
    counts(make_town(), (102, 203, 300, 401))
    assert [value for value, _status in seen(public_grant()).values()] == [300, 205, 100, 400]


def test_what_a_document_printed_is_public_as_printed():
    town = make_town()
    fill(make_series(), 2023, {town["molen"]: 3, town["kerk"]: 201})
    assert seen(public_grant())["molen"] == (3, "final")


def test_open_data_are_shown_as_they_are():
    counts(make_town(), (3, 202, 300, 400))
    Dataset.objects.update(licence="CC-BY-4.0")
    assert seen(public_grant())["molen"] == (3, "final")


def test_a_share_that_was_not_public_stays_hidden():
    town = make_town()
    fill(make_series("tevreden", aggregation="none", unit="percent"), 2023, {town["molen"]: 12.5})
    Value.objects.update(passage=Passage.objects.create(dataset=Dataset.objects.create(code="SET", title="Set")))
    assert area_page(public_grant(), "molen", ON).figures[0].own.value is None
    assert area_page(Grant.for_command("test"), "molen", ON).figures[0].own.value == 12.5


def test_without_rules_nothing_that_needs_them_is_shown(monkeypatch):
    counts(make_town(), (102, 203, 300, 401))
    monkeypatch.setattr("woonregie.monitor.queries.protected._rules", lambda on: None)
    assert {value for value, _status in seen(public_grant()).values()} == {None}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_no_small_count_is_ever_shown_to_a_visitor(values):
    with transaction.atomic():
        counts(make_town(), values)
        for level in ("neighbourhood", "district"):
            for value, status in seen(public_grant(), level).values():
                assert value is None or value == 0 or value >= 5
                assert value is None or value % 5 == 0
                assert (value is None) == (status == "suppressed")
        transaction.set_rollback(True)


def test_rounded_totals_follow_from_their_parts():
    parents = {1: None, 2: 1, 3: 1, 4: 2, 5: 2}
    assert _adding_up({1: 500, 2: 205, 3: 300, 4: 101, 5: 102}, parents) == {
        1: 503,
        2: 203,
        3: 300,
        4: 101,
        5: 102,
    }
    assert _adding_up({1: 500, 2: None, 3: 300}, parents)[1] == 500
    assert _adding_up({1: 200, 3: 300}, parents)[1] == 300
