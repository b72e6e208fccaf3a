# SPDX-License-Identifier: EUPL-1.2
"""What can be done with a bid: by whom, in which order, and what never changes again."""

import json
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from bids.bid_world import OFFER, ON, PROJECT, bid_world
from woonregie.access.grant import Scope
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import CannotDo, Stale
from woonregie.bids.frozen import frozen_content
from woonregie.bids.lines import Offer, Project
from woonregie.bids.models import Bid, BidOffer, BidProject, BidReaction
from woonregie.bids.queries.pages import bid_page
from woonregie.bids.services.drafts import change_summary, remove_line, save_line, save_lines, start_bid
from woonregie.bids.services.steps import agree_bid, react_to_bid, reopen_bid, submit_bid, withdraw_bid
from woonregie_core.bids.workflow import BidStatus, Stance
from woonregie_core.fingerprints import fingerprint

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return bid_world()


def fresh(bid):
    return Bid.objects.get(pk=bid.pk)


class TestDraft:
    def test_a_second_bid_for_the_same_year_is_refused_until_the_first_is_withdrawn(self, world):
        first = world.draft()
        with pytest.raises(CannotDo):
            world.draft()
        withdraw_bid(world.own, first)
        assert world.draft().pk != first.pk

    def test_only_corporations_bid_and_only_to_municipalities(self, world):
        grant = world.grant(world.staff, Scope.ALL)
        with pytest.raises(CannotDo):
            start_bid(grant, world.tenants, world.municipality, 2025, [], False)
        with pytest.raises(CannotDo):
            start_bid(grant, world.corporation, world.other, 2025, [], False)

    def test_it_starts_with_last_years_lines_and_shows_what_differs(self, world):
        world.sent(2024)
        bid = world.draft(2025, copy_last=True)
        save_line(world.own, bid, replace(PROJECT, dwellings=25), "p1", 1)
        save_line(world.own, bid, Offer("care", "request", "Regie houden"), "", 2)
        remove_line(world.own, bid, Offer, "a1", 3)
        page = bid_page(world.own, bid.pk)
        assert page.previous.year == 2024
        assert page.changes == {"new": 1, "changed": 1, "same": 0, "dropped": 1}
        assert dict(page.projects[0].change.fields) == {"dwellings": (20, 25)}
        assert [line.code for line in page.dropped] == ["a1"]

    def test_a_draft_of_last_year_is_no_example(self, world):
        world.filled(2024)
        assert world.draft(2025, copy_last=True).projects.count() == 0

    def test_a_line_that_was_dropped_comes_back_under_its_own_code_and_new_ones_never_take_it(self, world):
        world.sent(2024)
        bid = world.draft(2025)
        assert save_line(world.own, bid, OFFER, "", 1) == "a2"
        assert save_line(world.own, bid, OFFER, "a1", 2) == "a1"
        with pytest.raises(CannotDo):
            save_line(world.own, bid, OFFER, "nooit", 3)

    def test_another_corporation_changes_nothing(self, world):
        bid, grant = world.filled(), world.grant(world.rival)
        for attempt in (
            lambda: save_line(grant, bid, OFFER, "", 3),
            lambda: remove_line(grant, bid, Offer, "a1", 3),
            lambda: change_summary(grant, bid, "Anders", 3),
            lambda: submit_bid(grant, bid, ON, 3),
            lambda: withdraw_bid(grant, bid),
        ):
            with pytest.raises(PermissionDenied):
                attempt()
        assert fresh(bid).revision == 3

    def test_who_saw_an_older_state_is_told_and_overwrites_nothing(self, world):
        bid = world.filled()
        save_line(world.own, bid, replace(PROJECT, dwellings=30), "p1", 3)
        for attempt in (
            lambda: save_line(world.own, bid, replace(PROJECT, dwellings=10), "p1", 3),
            lambda: remove_line(world.own, bid, Project, "p1", 3),
            lambda: change_summary(world.own, bid, "Anders", 3),
            lambda: submit_bid(world.own, bid, ON, 3),
        ):
            with pytest.raises(Stale):
                attempt()
        assert bid.projects.get().dwellings == 30

    def test_saving_the_same_again_changes_and_logs_nothing(self, world):
        bid = world.filled()
        before = AuditEvent.objects.count()
        save_line(world.own, bid, PROJECT, "p1", 3)
        assert (fresh(bid).revision, AuditEvent.objects.count()) == (3, before)

    def test_many_lines_come_in_together_or_not_at_all(self, world):
        bid = world.filled()
        with pytest.raises(CannotDo):
            save_lines(
                world.own, bid, [("a1", replace(OFFER, title="Anders")), ("", replace(PROJECT, name=" "))], 3
            )
        assert bid.offers.get().title == OFFER.title


class TestSteps:
    def test_an_empty_bid_is_not_sent(self, world):
        with pytest.raises(CannotDo):
            submit_bid(world.own, world.draft(), ON, 1)

    def test_what_was_sent_does_not_change_until_it_is_taken_back(self, world):
        bid = world.sent()
        with pytest.raises(CannotDo):
            save_line(world.own, bid, OFFER, "", fresh(bid).revision)
        reopen_bid(world.own, bid)
        save_line(world.own, bid, OFFER, "", fresh(bid).revision)
        again = submit_bid(world.own, bid, ON, fresh(bid).revision)
        assert again.submission == 2

    def test_only_whom_it_was_sent_to_reacts_and_an_objection_says_why(self, world):
        bid = world.sent()
        with pytest.raises(PermissionDenied):
            react_to_bid(world.grant(world.rival), bid, world.other.pk, Stance.AGREES, "", ON)
        with pytest.raises(PermissionDenied):
            react_to_bid(world.grant(world.tenant), bid, world.municipality.pk, Stance.AGREES, "", ON)
        with pytest.raises(CannotDo):
            react_to_bid(world.grant(world.tenant), bid, world.tenants.pk, Stance.OBJECTS, " ", ON)
        assert not BidReaction.objects.exists()

    def test_a_reaction_to_an_earlier_version_does_not_count(self, world):
        bid = world.answered()
        reopen_bid(world.own, bid)
        submit_bid(world.own, bid, ON, fresh(bid).revision)
        react_to_bid(world.grant(world.tenant), bid, world.tenants.pk, Stance.AGREES, "", ON)
        with pytest.raises(CannotDo, match="gemeente"):
            agree_bid(world.grant(world.officer), bid, "Overleg", ON)

    def test_a_municipality_that_objects_agrees_to_nothing_until_it_thinks_again(self, world):
        bid = world.answered(stance=Stance.OBJECTS)
        with pytest.raises(CannotDo):
            agree_bid(world.grant(world.officer), bid, "Overleg", ON)
        react_to_bid(world.grant(world.officer), bid, world.municipality.pk, Stance.AGREES, "", ON)
        assert agree_bid(world.grant(world.officer), bid, "Overleg", ON).status == BidStatus.AGREED

    def test_only_its_municipality_agrees_and_names_the_meeting(self, world):
        bid = world.answered()
        with pytest.raises(PermissionDenied):
            agree_bid(world.own, bid, "Overleg", ON)
        with pytest.raises(CannotDo):
            agree_bid(world.grant(world.officer), bid, " ", ON)

    def test_every_step_is_logged_once(self, world):
        bid = world.answered()
        agree_bid(world.grant(world.officer), bid, "Overleg", ON)
        actions = list(AuditEvent.objects.order_by("sequence").values_list("action", flat=True))
        assert actions == [
            "bid.start", "bid.change", "bid.change", "bid.submit", "bid.react", "bid.react", "bid.agree"
        ]  # fmt: skip
        assert set(AuditEvent.objects.values_list("subject", flat=True)) == {"bid:corporatie/gemeente/2025"}


class TestAgreed:
    @pytest.fixture
    def agreed(self, world):
        return agree_bid(world.grant(world.officer), world.answered(), "Overleg van juni", ON)

    def test_its_content_is_kept_with_a_fingerprint(self, agreed):
        content = json.loads(agreed.content)
        assert [project["name"] for project in content["projects"]] == ["Plantage"]
        assert [reaction["stance"] for reaction in content["reactions"]] == ["agrees", "remarks"]
        assert agreed.sha256 == fingerprint(agreed.content) == fingerprint(frozen_content(agreed))

    def test_no_step_and_no_edit_leads_away_from_it(self, world, agreed):
        for attempt in (
            lambda: reopen_bid(world.own, agreed),
            lambda: withdraw_bid(world.own, agreed),
            lambda: save_line(world.own, agreed, OFFER, "", fresh(agreed).revision),
            lambda: react_to_bid(world.grant(world.tenant), agreed, world.tenants.pk, Stance.AGREES, "", ON),
        ):
            with pytest.raises(CannotDo):
                attempt()

    def test_the_database_itself_refuses_any_change(self, world, agreed):
        attempts = (
            lambda: Bid.objects.filter(pk=agreed.pk).update(summary="Anders"),
            lambda: Bid.objects.filter(pk=agreed.pk).update(status="draft"),
            lambda: BidOffer.objects.filter(bid=agreed).update(title="Anders"),
            lambda: BidOffer.objects.filter(bid=agreed).delete(),
            lambda: BidProject.objects.create(bid=agreed, code="x", order=9, name="Nieuw", kind="sale"),
            lambda: BidProject.objects.filter(bid=agreed).update(dwellings=0),
            lambda: BidReaction.objects.filter(bid=agreed).update(stance="agrees"),
            lambda: BidReaction.objects.filter(bid=agreed).delete(),
            lambda: agreed.invited.clear(),
            lambda: agreed.delete(),
        )
        for attempt in attempts:
            with pytest.raises(IntegrityError), transaction.atomic():
                attempt()
        assert fresh(agreed).sha256 == fingerprint(frozen_content(fresh(agreed)))
