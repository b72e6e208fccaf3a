# SPDX-License-Identifier: EUPL-1.2
"""What counts as one's own: the own party, what it merged with, and the collectives it is a member of."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from factories import make_action, make_party, make_user
from woonregie.access.grant import ANONYMOUS, Actor, Grant, Scope
from woonregie.access.models import Role
from woonregie.access.queries.actors import actor_for
from woonregie.parties.models import Party


def own_grant(party: Party) -> Grant:
    return Grant(actor_for(make_user(Role.CORPORATION, party)), "test", Scope.OWN)


@pytest.mark.django_db
class TestActor:
    def test_a_member_acts_for_its_collective_and_for_what_that_is_part_of(self):
        corporation = make_party()
        corporations = make_party(kind="collective", members=[corporation, make_party()])
        everybody = make_party(kind="collective", members=[corporations])
        grant = own_grant(corporation)
        assert all(grant.covers_party(party.pk) for party in (corporation, corporations, everybody))

    def test_a_collective_does_not_act_for_its_members_nor_one_member_for_another(self):
        first, second = make_party(), make_party()
        both = make_party(kind="collective", members=[first, second])
        assert not own_grant(both).covers_party(first.pk)
        assert not own_grant(first).covers_party(second.pk)

    def test_after_a_merger_both_names_are_one_party(self):
        successor = make_party()
        former = make_party(merged_into=successor)
        third = make_party(merged_into=former)
        group = make_party(kind="working_group", members=[successor])
        for party in (successor, former, third):
            grant = own_grant(party)
            assert all(grant.covers_party(other.pk) for other in (successor, former, third, group))

    def test_a_circle_of_members_ends(self):
        one = make_party(kind="collective")
        two = make_party(kind="collective", members=[one])
        one.members.add(two)
        assert own_grant(one).covers_party(two.pk)

    def test_a_stranger_stays_a_stranger(self):
        assert not own_grant(make_party()).covers_party(make_party().pk)

    def test_it_takes_one_query(self, django_assert_num_queries):
        party = make_party()
        for _ in range(5):
            make_party(kind="collective", members=[party])
        user = make_user(Role.CORPORATION, party)
        user.refresh_from_db()
        with django_assert_num_queries(1):
            actor = actor_for(user)
        assert (actor.party_code, len(actor.party_ids)) == (party.code, 6)

    def test_a_user_without_a_party_owns_nothing(self):
        user = make_user()
        user.party = None
        user.save()
        grant = Grant(actor_for(user), "test", Scope.OWN)
        assert not grant.covers_party(None)
        assert not grant.covers_party(make_party().pk)

    def test_a_blocked_user_is_a_visitor(self):
        assert actor_for(make_user(is_active=False)).role == ANONYMOUS
        assert actor_for(AnonymousUser()).role == ANONYMOUS


@pytest.mark.django_db
def test_a_member_may_open_the_form_of_an_action_that_its_collective_leads(sign_in):
    corporation, stranger = make_party(), make_party()
    collective = make_party(kind="collective", members=[corporation])
    action = make_action(lead=collective)
    for page in ("voortgang", "wijzigen"):
        address = f"/acties/{action.pk}/{page}/"
        assert sign_in(Role.CORPORATION, corporation).get(address).status_code == 200
        assert sign_in(Role.CORPORATION, stranger).get(address).status_code == 403


@given(
    scope=st.sampled_from(Scope),
    own=st.none() | st.integers(1, 5),
    acts_for=st.frozensets(st.integers(1, 5)),
    asked=st.none() | st.integers(1, 5),
)
def test_a_grant_reaches_everything_its_own_or_nothing(scope, own, acts_for, asked):
    grant = Grant(Actor("wie", "corporation", party_id=own, party_ids=acts_for), "test", scope)
    mine = asked is not None and (asked == own or asked in acts_for)
    assert grant.covers_party(asked) is (scope is Scope.ALL or (scope is Scope.OWN and mine))
    if grant.covers_party(asked):
        grant.require_party(asked)
    else:
        with pytest.raises(PermissionDenied, match="andere partij"):
            grant.require_party(asked)
