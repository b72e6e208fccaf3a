# SPDX-License-Identifier: EUPL-1.2
"""Fifty imports, killed at any moment: the registry is as it was or as the delivery says, never in between."""

import multiprocessing
import os
import signal
import time
from pathlib import Path
from random import Random

import pytest
from django.db import connection, connections

from allocation.services.world import corporation, operator
from factories import make_place
from woonregie.access.models import AuditEvent
from woonregie.allocation.models import Dwelling, Household
from woonregie.intake.services.import_registry import load_registry

IMPORTS, HOMES = 50, 500
RENTS = ("500.00", "650.50")


def write_delivery(folder: Path, rent: str, place: str) -> Path:
    """A delivery in which every home has the same rent and every household as many persons as the rent has."""
    folder.mkdir()
    homes = [f"W{number},servatius,{place},appartement,,2,1,{rent},1," for number in range(HOMES)]
    heading = "code,corporation,place,type,living_form,bedrooms,bat,rent,daeb,vacant_since"
    (folder / "dwellings.csv").write_text("\n".join([heading, *homes]) + "\n")
    size = 1 + RENTS.index(rent)
    people = [f"H{number},{size}" for number in range(HOMES)]
    (folder / "households.csv").write_text("\n".join(["code,size", *people]) + "\n")
    return folder


def one_import(folder: Path) -> None:
    connections.close_all()
    load_registry(operator(), folder)
    connections.close_all()
    os._exit(0)


def begin(folder: Path) -> multiprocessing.Process:
    connections.close_all()
    started = multiprocessing.get_context("fork").Process(target=one_import, args=(folder,))
    started.start()
    return started


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_leaves_nothing_half(tmp_path):
    corporation()
    place = make_place().code
    deliveries = [write_delivery(tmp_path / rent, rent, place) for rent in RENTS]
    whole = time.monotonic()
    load_registry(operator(), deliveries[0])
    whole = time.monotonic() - whole
    draws, killed, finished, state = Random(5), 0, 0, 0
    for _number in range(IMPORTS):
        events = AuditEvent.objects.filter(action="registry.import").count()
        running = begin(deliveries[1 - state])
        time.sleep(draws.uniform(0, 1.2 * whole))
        if running.is_alive():
            os.kill(running.pid, signal.SIGKILL)
        running.join(timeout=60)
        killed += running.exitcode == -signal.SIGKILL
        finished += running.exitcode == 0
        wait_for_the_server()
        state = check_whole(state, events)
    assert killed + finished == IMPORTS
    assert killed >= 10
    running = begin(deliveries[1 - state])
    running.join(timeout=60)
    assert check_whole(state, AuditEvent.objects.filter(action="registry.import").count() - 1) != state


def wait_for_the_server() -> None:
    """PostgreSQL notices a moment later that a client is gone; its last transaction ends before that."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _attempt in range(200):
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.05)


def check_whole(before: int, events: int) -> int:
    """Which delivery the registry holds; a change of it and the event in the log come together."""
    rents = set(Dwelling.objects.values_list("rent", flat=True))
    sizes = set(Household.objects.values_list("size", flat=True))
    assert len(rents) == len(sizes) == 1
    found = [50_000, 65_050].index(rents.pop())
    assert sizes == {1 + found}
    added = AuditEvent.objects.filter(action="registry.import").count() - events
    assert added == (found != before)
    return found
