# SPDX-License-Identifier: EUPL-1.2
"""The log: a chain that shows tampering, a page to look through it, a command to check it."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from click.testing import CliRunner
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from factories import grant_for, make_user
from protected_tables import unprotected
from woonregie.access.chain import FIRST_HASH, event_hash
from woonregie.access.grant import Grant, Scope
from woonregie.access.models import AuditEvent, Role
from woonregie.access.queries.audit import AuditFilter, audit_events, verify_chain
from woonregie.access.services import record
from woonregie.cli.audit import audit

OPERATOR = Grant.for_command("test")


def record_some(count: int) -> list[AuditEvent]:
    return [record(OPERATOR, "thing.do", f"thing:{n}", f"Ding {n} gedaan.", {"n": n}) for n in range(1, count + 1)]


@pytest.mark.django_db
class TestChain:
    def test_an_empty_log_is_whole(self):
        verdict = verify_chain(OPERATOR)
        assert (verdict.verified, verdict.last_hash, verdict.intact) == (0, FIRST_HASH, True)

    def test_what_was_recorded_is_whole(self):
        events = record_some(5)
        verdict = verify_chain(OPERATOR)
        assert (verdict.verified, verdict.last_hash, verdict.first_broken) == (5, events[-1].hash, None)

    def test_every_kind_of_fact_comes_back_from_the_database_as_it_was_hashed(self):
        facts = {
            "amount": Decimal("12.50"), "share": 1e3, "tiny": 1e-12, "round": 1.0, "on": date(2024, 2, 29),
            "b": 1, "a": 2, "nothing": None, "yes": True, "words": "geëvalueerd – ‘ja’", "list": [1, {"z": 2.5}],
        }  # fmt: skip
        record(OPERATOR, "thing.do", "thing:x", "Gedaan.", facts)
        assert verify_chain(OPERATOR).intact

    def test_text_that_is_too_long_is_cut_and_not_refused(self):
        record(OPERATOR, "thing.do", "thing:" + "x" * 300, "y" * 900)
        assert verify_chain(OPERATOR).intact

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("actor", "iemand anders"), ("party_code", "x"), ("action", "y.z"), ("subject", "a:b"),
            ("summary", "Iets anders."), ("details", {"n": 99}), ("at", timezone.now() - timedelta(days=1)),
        ],
    )  # fmt: skip
    def test_a_changed_field_shows(self, field, value):
        record_some(4)
        with unprotected():
            AuditEvent.objects.filter(sequence=3).update(**{field: value})
        verdict = verify_chain(OPERATOR)
        assert (verdict.verified, verdict.first_broken) == (2, 3)

    def test_a_change_with_a_new_hash_shows_at_the_next_event(self):
        record_some(4)
        event = AuditEvent.objects.get(sequence=2)
        event.summary = "Iets anders."
        event.hash = event_hash(event)
        with unprotected():
            event.save()
        assert verify_chain(OPERATOR).first_broken == 3

    def test_a_removed_event_shows(self):
        record_some(4)
        with unprotected():
            AuditEvent.objects.filter(sequence=2).delete()
        assert verify_chain(OPERATOR).first_broken == 2

    def test_an_end_cut_off_shows_to_who_wrote_the_last_hash_down(self):
        last = record_some(4)[-1].hash
        assert verify_chain(OPERATOR, last).intact
        assert verify_chain(OPERATOR, last[:16]).intact, "as the page shows it"
        with unprotected():
            AuditEvent.objects.filter(sequence=4).delete()
        assert verify_chain(OPERATOR).intact
        assert not verify_chain(OPERATOR, last).intact

    def test_checking_takes_one_query_however_long_the_log(self, django_assert_num_queries):
        record_some(30)
        with django_assert_num_queries(1):
            verify_chain(OPERATOR)

    def test_nobody_reads_a_part_of_it(self):
        for scope in (Scope.OWN, Scope.RELEASED, Scope.NONE):
            with pytest.raises(PermissionDenied):
                audit_events(grant_for(make_user(), scope=scope), AuditFilter())


@pytest.mark.django_db
class TestPage:
    @pytest.fixture
    def browser(self, sign_in):
        return sign_in(Role.ADMINISTRATOR)

    def test_it_shows_the_last_events_first_and_that_the_chain_is_whole(self, browser):
        record_some(3)
        page = browser.get("/logboek/").content.decode()
        assert "3 gebeurtenissen zijn gecontroleerd" in page
        assert page.index("Ding 3 gedaan.") < page.index("Ding 1 gedaan.")

    def test_it_shows_where_the_chain_is_broken(self, browser):
        record_some(3)
        with unprotected():
            AuditEvent.objects.filter(sequence=2).update(summary="Vervalst.")
        page = browser.get("/logboek/").content.decode()
        assert "Gebeurtenis 2 klopt niet" in page

    def test_the_filter_stands_in_the_address(self, browser):
        record_some(3)
        record(grant_for(make_user(username="anna")), "other.do", "other:1", "Iets anders gedaan.")
        for query, expected in {
            "actor=ann": 1, "actor=test": 3, "action=thing.do": 3, "subject=thing:2": 1, "since=2999-01-01": 0,
            "until=2000-01-01": 0, f"since={date.today()}&until={date.today()}": 4, "until=9999-12-31": 4,
        }.items():  # fmt: skip
            assert browser.get(f"/logboek/?{query}").context["page"].paginator.count == expected, query

    def test_a_filter_that_makes_no_sense_gives_a_message(self, browser):
        record_some(2)
        response = browser.get("/logboek/?since=gisteren&party=x&page=nul")
        assert response.status_code == 200
        assert response.context["form"].errors.keys() == {"since", "party"}

    def test_pages_keep_the_filter(self, browser):
        record_some(120)
        page = browser.get("/logboek/?action=thing.do&page=2").content.decode()
        assert "?action=thing.do&amp;page=3" in page
        assert "Ding 70 gedaan." in page
        assert "Ding 71 gedaan." not in page

    @pytest.mark.parametrize("count", [5, 50])
    def test_the_number_of_queries_does_not_grow(self, browser, django_assert_max_num_queries, count):
        record_some(count)
        with django_assert_max_num_queries(11):
            browser.get("/logboek/")


@pytest.mark.django_db
class TestCommand:
    def test_verify_says_that_the_log_is_whole(self):
        last = record_some(3)[-1]
        result = CliRunner().invoke(audit, ["verify"])
        assert result.exit_code == 0
        assert last.hash in result.output

    def test_verify_ends_with_code_1_where_it_is_not(self):
        record_some(3)
        with unprotected():
            AuditEvent.objects.filter(sequence=2).update(summary="Vervalst.")
        result = CliRunner().invoke(audit, ["verify", "--format", "json"])
        assert result.exit_code == 1
        assert json.loads(result.output)["first_broken"] == 2

    def test_verify_finds_an_end_cut_off(self):
        record_some(1)
        result = CliRunner().invoke(audit, ["verify", "--expect-hash", "f" * 64])
        assert result.exit_code == 1
        assert "afgekapt" in result.output

    def test_list_gives_the_events_as_json(self):
        record_some(3)
        result = CliRunner().invoke(audit, ["list", "--limit", "2", "--since", "2020-01-01", "--format", "json"])
        assert [row["sequence"] for row in json.loads(result.output)] == [3, 2]

    def test_list_refuses_a_date_that_is_none(self):
        assert CliRunner().invoke(audit, ["list", "--since", "gisteren"]).exit_code == 2
