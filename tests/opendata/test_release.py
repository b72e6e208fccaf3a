# SPDX-License-Identifier: EUPL-1.2
"""What is released: nothing small, nothing that can be worked out, and never changed afterwards."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction

from factories import grant_for, make_document, make_passage, make_user, public_grant
from opendata import world
from woonregie.access.grant import Scope
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import CannotDo
from woonregie.opendata.content import BY_US, from_text
from woonregie.opendata.files import as_csv, as_json
from woonregie.opendata.models import Release
from woonregie.opendata.queries.releases import latest_releases, releasable_series, release
from woonregie.opendata.services.release import release_all, release_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(db):
    world.city()
    made = world.make_series()
    world.deliver(made, world.COUNTS)
    return made


def rows(made):
    return {row.place: row for row in from_text(made.content).rows}


def test_a_small_count_is_hidden(series):
    found = rows(release_series(world.GRANT, "wmo"))
    assert found["c"].status == BY_US
    # What an attacker works out: zuid (28 to 32) less d (28 to 32) leaves every count from 0 to 4.
    assert (found["zuid"].value, found["d"].value) == (30.0, 30.0)


def test_so_is_what_would_give_a_sensitive_count_away(db):
    world.city()
    world.deliver(world.make_series(sensitive=True), world.COUNTS)
    found = rows(release_series(world.GRANT, "wmo"))
    hidden = {place for place, row in found.items() if row.status == BY_US}
    assert "c" in hidden
    assert hidden & {"d", "zuid"}, "one hidden part of a shown total can be worked out"
    assert all(row.value is None for place, row in found.items() if place in hidden)
    assert all(row.value % 5 == 0 for place, row in found.items() if place not in hidden)


def test_what_was_hidden_is_nowhere_in_what_goes_out(series):
    made = release_series(world.GRANT, "wmo")
    line = release(public_grant(), "wmo")
    assert "2.0" not in made.content
    assert b"basis" not in as_json(line)
    assert from_text(made.content).hidden == sum(row.status == BY_US for row in line.series.rows)


def test_a_later_release_hides_what_was_hidden_before(series):
    first = rows(release_series(world.GRANT, "wmo"))
    world.deliver(series, {**world.COUNTS, "maastricht": 71, "noord": 41, "b": 30})
    second = rows(release_series(world.GRANT, "wmo"))
    assert {p for p, r in first.items() if r.status == BY_US} <= {
        p for p, r in second.items() if r.status == BY_US
    }
    assert second["b"].value == 30.0


def test_totals_that_were_rounded_at_the_source_do_not_stop_it(series):
    world.deliver(series, {"maastricht": 65, "noord": 30, "zuid": 30, "a": 10, "b": 20, "c": 0, "d": 30}, "2024")
    found = from_text(release_series(world.GRANT, "wmo").content).rows
    assert {row.place: row.value for row in found if row.period == "2024"}["maastricht"] == 65.0


def test_what_a_public_document_printed_is_public_as_printed(series):
    passage = make_passage(make_document("D9"))
    world.deliver(series, {"maastricht": 123, "c": 3}, "2019", passage)
    found = from_text(release_series(world.GRANT, "wmo").content).rows
    assert {row.place: row.value for row in found if row.period == "2019"} == {"maastricht": 123.0, "c": 3.0}


def test_percentages_over_too_few_are_hidden():
    world.city()
    weight = world.make_series("inwoners")
    share = world.make_series(
        "aandeel", unit="percent", aggregation="weighted_mean", denominator=weight, decimals=1
    )
    world.deliver(weight, {"a": 90, "b": 1000})
    world.deliver(share, {"a": 12.5, "b": 14.5})
    found = rows(release_series(world.GRANT, "aandeel"))
    assert (found["a"].status, found["b"].value) == (BY_US, 14.5)


def test_a_sensitive_percentage_of_unknown_people_is_hidden():
    world.city()
    share = world.make_series("schulden", unit="percent", aggregation="none", sensitive=True)
    world.deliver(share, {"a": 12.5})
    assert rows(release_series(world.GRANT, "schulden"))["a"].status == BY_US


def test_hectares_are_no_people():
    world.city()
    world.deliver(world.make_series("land", unit="hectares"), {"a": 3.0})
    assert rows(release_series(world.GRANT, "land"))["a"].value == 3.0


def test_missing_stays_missing(series):
    world.deliver(series, {"a": None, "b": 20}, "2022")
    found = from_text(release_series(world.GRANT, "wmo").content).rows
    assert [(r.value, r.status) for r in found if (r.place, r.period) == ("a", "2022")] == [(None, "missing")]


def test_the_same_is_not_released_twice(series):
    first, second = release_series(world.GRANT, "wmo"), release_series(world.GRANT, "wmo")
    assert (first.pk, first.number) == (second.pk, 1)
    assert AuditEvent.objects.filter(action="series.release").count() == 1


def test_a_release_never_changes_and_never_goes(series):
    made = release_series(world.GRANT, "wmo")
    with pytest.raises(Error), transaction.atomic():
        Release.objects.filter(pk=made.pk).update(number=9)
    with pytest.raises(Error), transaction.atomic():
        Release.objects.filter(pk=made.pk).delete()


def test_only_public_series_go_out(series):
    world.deliver(world.make_series("geheim", public=False), {"a": 50})
    with pytest.raises(CannotDo, match="niet openbaar"):
        release_series(world.GRANT, "geheim")
    assert [made.series.code for made in release_all(world.GRANT)] == ["wmo"]
    assert [one.code for one in releasable_series(world.GRANT)] == ["wmo"]


def test_what_becomes_secret_is_not_listed_any_more(series):
    release_series(world.GRANT, "wmo")
    assert len(latest_releases(public_grant())) == 1
    type(series).objects.filter(pk=series.pk).update(public=False)
    assert latest_releases(public_grant()) == []
    assert release(public_grant(), "wmo") is None


def test_a_series_that_is_not_there_or_empty_is_told(series):
    with pytest.raises(CannotDo, match="is er niet"):
        release_series(world.GRANT, "niets")
    world.make_series("leeg")
    with pytest.raises(CannotDo, match="nog geen cijfers"):
        release_series(world.GRANT, "leeg")


def test_it_asks_for_permission(series):
    with pytest.raises(PermissionDenied):
        release_series(grant_for(make_user(), scope=Scope.OWN), "wmo")


def test_the_files_carry_source_definition_and_codes(series):
    release_series(world.GRANT, "wmo")
    line = release(public_grant(), "wmo")
    text = as_csv(line).decode().splitlines()
    assert text[0] == "gebied,naam,cbs_code,periode,waarde,status,toelichting,eenheid,bron"
    assert text[1].startswith("a,A,BU09350000,2023,")
    assert "Wmo-registratie" in text[1]
    content = json.loads(as_json(line))
    assert content["statuses"]["missing"] == "ontbreekt"
    assert content["series"]["licences"] == ["CC-BY-4.0"]
    assert content["release"]["sha256"] == line.sha256
