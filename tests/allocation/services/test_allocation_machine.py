# SPDX-License-Identifier: EUPL-1.2
"""Anything that people may do with adverts and offers, in any order, beside dictionaries that should agree."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from allocation.services.world import (
    AFTER,
    CONTRACT,
    LATER,
    OPENS,
    at,
    grant_wmo,
    make_advert,
    make_dwelling,
    make_household,
    offered,
    operator,
    replied,
)
from woonregie.access.refusals import CannotDo
from woonregie.allocation.models import Letting, Offer, Priority, ReceiptBlock
from woonregie.allocation.queries.next_in_line import next_in_line
from woonregie.allocation.receipted import block_of
from woonregie.allocation.services.closing import close
from woonregie.allocation.services.letting import let
from woonregie.allocation.services.publishing import withdraw_advert
from woonregie.allocation.services.reacting import react, withdraw_reaction
from woonregie.allocation.services.vacating import vacate
from woonregie_core.allocation.checking import verify

PICK = st.integers(0, 2)
REPLIES = st.sampled_from(["accept", "accept", "refuse", "expired", "withdrawn"])
PEOPLE, GRANTED, RICH = 6, {1, 4}, 5
ENDED = {"refused", "expired", "withdrawn"}


class AllocationMachine(RuleBasedStateMachine):
    """Three homes, six households: the lower its number the longer registered; two with a grant, one too rich."""

    def __init__(self) -> None:
        super().__init__()
        self.step = transaction.atomic()
        self.step.__enter__()
        self.homes = [make_dwelling() for _number in range(3)]
        self.people = [
            make_household(2000 + number, income_class="above" if number == RICH else "fitting")
            for number in range(PEOPLE)
        ]
        for number in GRANTED:
            grant_wmo(self.people[number])
        self.left = dict.fromkeys(GRANTED, 2)
        self.occupied: dict[int, int] = {}
        self.adverts: list[dict] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.step.__exit__(None, None, None)

    # What should happen, in plain dictionaries.

    def chosen(self, pick: int) -> dict | None:
        """One of the adverts that were published last; the others have mostly ended."""
        return self.adverts[-1 - pick] if pick < len(self.adverts) else None

    def live(self, one: dict) -> int | None:
        return next((who for who, state in one["offers"].items() if state in ("open", "accepted")), None)

    def housed(self, person: int, besides: dict) -> bool:
        others = (one for one in self.adverts if one is not besides)
        return any(one["offers"].get(person) in ("accepted", "let") for one in others)

    def following(self, one: dict) -> int | None:
        waiting = (who for who in one["order"] if who not in one["offers"] and not self.housed(who, one))
        return next(waiting, None)

    def order(self, one: dict) -> list[int]:
        granted = {person for person, left in self.left.items() if left > 0}
        if one["direct"]:
            named = one["reacted"] if one["reacted"] & granted else one["reacted"] | granted
            return sorted(named & granted)
        return sorted(one["reacted"] - {RICH}, key=lambda who: (who not in granted, who))

    def tried(self, expected: bool, act) -> bool:
        try:
            with transaction.atomic():
                act()
        except CannotDo:
            assert not expected
            return False
        assert expected
        return True

    # What people do.

    @rule(home=st.integers(0, 2), direct=st.booleans())
    def publish(self, home, direct):
        running = any(one["home"] == home and one["state"] in ("published", "closed") for one in self.adverts)
        found = []

        def act():
            found.append(make_advert(self.homes[home], model="bemiddeling" if direct else "aanbod"))

        if self.tried(not running, act):
            self.adverts.append(
                {"row": found[0], "home": home, "direct": direct, "state": "published", "reacted": set(),
                 "order": [], "offers": {}}
            )  # fmt: skip

    @initialize(people=st.lists(st.sets(st.integers(0, PEOPLE - 1), min_size=2), min_size=3, max_size=3))
    def begin(self, people):
        """Every home on offer, so that most of the steps are about what follows."""
        for home, reacting in enumerate(people):
            self.whole_term(home, home == 2, reacting)

    @rule(home=st.integers(0, 2), direct=st.booleans(), people=st.sets(st.integers(0, PEOPLE - 1), min_size=2))
    def whole_term(self, home, direct, people):
        before = len(self.adverts)
        self.publish(home, direct)
        if len(self.adverts) > before:
            for person in sorted(people):
                self.react(0, person)
            self.close(0)

    @rule(pick=PICK, person=st.integers(0, PEOPLE - 1))
    def react(self, pick, person):
        if (one := self.chosen(pick)) is None:
            return
        allowed = one["state"] == "published" and person not in one["reacted"]
        if self.tried(allowed, lambda: react(operator(), one["row"], self.people[person], at(OPENS))):
            one["reacted"].add(person)

    @rule(pick=PICK, person=st.integers(0, PEOPLE - 1))
    def take_back(self, pick, person):
        one = self.chosen(pick)
        reaction = one and one["row"].reactions.filter(household=self.people[person]).first()
        if not reaction:
            return
        allowed = one["state"] == "published" and person in one["reacted"]
        if self.tried(allowed, lambda: withdraw_reaction(operator(), reaction, at(OPENS, 15))):
            one["reacted"].discard(person)

    @rule(pick=PICK)
    def close(self, pick):
        if (one := self.chosen(pick)) is None:
            return
        one["row"].refresh_from_db()
        allowed = one["state"] == "published"
        if self.tried(allowed, lambda: close(operator(), one["row"], AFTER, one["row"].revision)):
            one.update(state="closed", order=self.order(one))

    @rule(pick=PICK, person=st.integers(-12, PEOPLE - 1))
    def offer(self, pick, person):
        if (one := self.chosen(pick)) is None:
            return
        following = self.following(one)
        person = following if person < 0 and following is not None else abs(person) % PEOPLE
        usable = not one["direct"] or self.left.get(person, 0) > 0
        allowed = one["state"] == "closed" and self.live(one) is None and person == following and usable
        if self.tried(allowed, lambda: offered(one["row"], self.people[person])):
            one["offers"][person] = "open"

    @rule(pick=PICK, reply=REPLIES, own=st.booleans())
    def answer(self, pick, reply, own):
        one = self.chosen(pick)
        person = one and self.live(one)
        if person is None:
            return
        state, reason = one["offers"][person], "buurt" if own else "gebrek"
        allowed = state == "open" or reply in ("refuse", "withdrawn")
        if reply == "accept":
            allowed = allowed and not any(
                other["offers"].get(person) == "accepted" for other in self.adverts if other is not one
            )
            allowed = allowed and not (one["direct"] and person not in self.left)  # the grant ended with a move
        made = Offer.objects.get(advert=one["row"], household=self.people[person])
        if self.tried(allowed, lambda: replied(made, reply, "" if reply in ("accept", "expired") else reason)):
            self.answered(one, person, reply, own)

    def answered(self, one, person, reply, own):
        before = one["offers"][person] == "accepted" and one["direct"]
        counts = one["direct"] and reply != "withdrawn" and (reply in ("accept", "expired") or own)
        words = {"accept": "accepted", "refuse": "refused", "expired": "expired", "withdrawn": "withdrawn"}
        one["offers"][person] = words[reply]
        if one["direct"] and person in self.left:
            self.left[person] -= counts - before
            if counts and reply != "accept" and self.left[person] == 0:
                del self.left[person]

    @rule(pick=PICK, reply=REPLIES, own=st.booleans())
    def offer_and_answer(self, pick, reply, own):
        self.offer(pick, -1)
        self.answer(pick, reply, own)

    @rule(pick=PICK, own=st.booleans())
    def offer_and_let(self, pick, own):
        self.offer(pick, -1)
        self.answer(pick, "accept", own)
        self.let(pick)

    @rule(pick=PICK)
    def let(self, pick):
        one = self.chosen(pick)
        person = one and self.live(one)
        if person is None:
            return
        made = Offer.objects.get(advert=one["row"], household=self.people[person])
        free = self.occupied.get(one["home"], person) == person
        allowed = one["offers"][person] == "accepted" and free
        if self.tried(allowed, lambda: let(operator(), made, CONTRACT, "regulier", made.revision)):
            one["state"], one["offers"][person] = "let", "let"
            self.occupied = {home: who for home, who in self.occupied.items() if who != person}
            self.occupied[one["home"]] = person
            self.left.pop(person, None)
            for other in self.adverts:
                if other["state"] == "published":
                    other["reacted"].discard(person)

    @rule(home=st.integers(0, 2))
    def vacate(self, home):
        self.homes[home].refresh_from_db()
        allowed = home in self.occupied or self.homes[home].vacant_since is None
        if self.tried(allowed, lambda: vacate(operator(), self.homes[home], CONTRACT + timedelta(days=9))):
            self.occupied.pop(home, None)

    @rule(pick=PICK, seldom=st.integers(0, 5))
    def withdraw(self, pick, seldom):
        if (one := self.chosen(pick)) is None or seldom:
            return
        one["row"].refresh_from_db()
        allowed = one["state"] in ("published", "closed") and self.live(one) is None
        if self.tried(
            allowed, lambda: withdraw_advert(operator(), one["row"], "Anders", LATER, one["row"].revision)
        ):
            one["state"] = "withdrawn"

    # What should agree after every step.

    @invariant()
    def agrees(self):
        for one in self.adverts:
            one["row"].refresh_from_db()
            assert one["row"].state == one["state"]
            kept = {made.household: made.state for made in one["row"].offers.select_related("household")}
            assert kept == {self.people[who]: state for who, state in one["offers"].items()}
            if one["state"] == "closed":
                found, following = next_in_line(one["row"]), self.following(one)
                assert (found and found.household) == (None if following is None else self.people[following])
        granted = Priority.objects.filter(state="granted")
        assert {row.household: row.offers_left for row in granted} == {
            self.people[who]: left for who, left in self.left.items()
        }

    @invariant()
    def every_end_has_receipts_that_come_out_again(self):
        blocks = list(ReceiptBlock.objects.select_related("advert"))
        ended = [one for one in self.adverts if one["state"] in ("let", "withdrawn")]
        assert len(blocks) == sum(hasattr(one["row"], "ranking") for one in ended)
        assert not list(verify([one.content.encode() for one in blocks]))
        if blocks:
            last = blocks[-1]
            assert block_of(last.advert, last.decided_on, last.previous).decode() == last.content
        assert Letting.objects.count() == sum(one["state"] == "let" for one in self.adverts)


@pytest.mark.django_db
def test_the_registry_agrees_with_a_few_dictionaries():
    run_state_machine_as_test(
        AllocationMachine, settings=settings(max_examples=20, stateful_step_count=40, deadline=None)
    )
