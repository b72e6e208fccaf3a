# SPDX-License-Identifier: EUPL-1.2
"""Two colleagues save at the same moment: one gets through, the other is told, nothing is lost."""

import threading
from dataclasses import replace

import pytest
from django.db import connection

from bids.bid_world import PROJECT, bid_world
from woonregie.access.refusals import Stale
from woonregie.bids.models import Bid
from woonregie.bids.services.drafts import save_line


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_time_exactly_one_gets_through():
    world = bid_world()
    bid, own = world.filled(), world.own
    start, outcomes = threading.Barrier(2), []

    def save(dwellings: int) -> None:
        try:
            start.wait(timeout=10)
            save_line(own, bid, replace(PROJECT, dwellings=dwellings), "p1", 3)
            outcomes.append(dwellings)
        except Stale:
            outcomes.append("stale")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(n,)) for n in (31, 32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert outcomes.count("stale") == 1
    winner = next(outcome for outcome in outcomes if outcome != "stale")
    stored = Bid.objects.get(pk=bid.pk)
    assert (stored.projects.get().dwellings, stored.revision) == (winner, 4)
