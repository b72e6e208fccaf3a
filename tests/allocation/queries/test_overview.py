# SPDX-License-Identifier: EUPL-1.2
"""The counts of landlords: the own one first, and the room that is left in each of them."""

import pytest

from allocation.services.world import AFTER, corporation
from woonregie.access.grant import Actor, Grant, Scope
from woonregie.allocation.models import Count
from woonregie.allocation.queries.overview import landlord_counts

pytestmark = pytest.mark.django_db


def test_the_own_landlord_first_with_the_room_of_the_pool():
    for code, in_30, in_70 in (("servatius", 2, 8), ("woonpunt", 3, 6), ("maasvallei", 0, 3)):
        corporation(code)
        Count.objects.create(book="pool", account=f"{code}/30", state=in_30)
        Count.objects.create(book="pool", account=f"{code}/70", state=in_70)
    own = corporation("woonpunt")
    grant = Grant(Actor("lezer", "corporation", party_id=own.pk, party_code="woonpunt"), "x", Scope.OWN)
    rows = landlord_counts(grant, AFTER).landlords
    assert [row.landlord.code for row in rows] == ["woonpunt", "maasvallei", "servatius"]
    assert [row.own for row in rows] == [True, False, False]
    # At most 30%: of 9 homes 2, of 3 none, of 10 three.
    assert [(row.pool.part, row.pool.whole, row.pool.room) for row in rows] == [(3, 9, -1), (0, 3, 0), (2, 10, 1)]
