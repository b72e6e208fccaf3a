# SPDX-License-Identifier: EUPL-1.2
"""A small fund to test with."""

from datetime import date

from factories import make_party, make_passage, make_place
from woonregie.access.grant import Grant
from woonregie.liveability.models import Application, FundLine
from woonregie.liveability.services.applications import NewApplication, submit_application
from woonregie.liveability.services.booking import Told
from woonregie.liveability.services.budgets import add_to_budget
from woonregie.places.models import PlaceClosure

ON = date(2024, 3, 1)


def operator() -> Grant:
    return Grant.for_command("test")


def make_line(code: str = "buurt", cents: int = 100_000, place=None) -> FundLine:
    """A line with a budget, for one place."""
    place = place or make_place()
    PlaceClosure.objects.get_or_create(ancestor=place, descendant=place, defaults={"depth": 0})
    line = FundLine.objects.create(code=code, title=code.capitalize(), passage=make_passage())
    line.places.add(place)
    if cents:
        add_to_budget(operator(), line, cents, Told(ON, "Begin"))
    line.refresh_from_db()
    return line


def make_application(
    line: FundLine, cents: int = 10_000, party=None, grant: Grant | None = None, **fields
) -> Application:
    """An application that waits for a decision."""
    asked = {
        "line": line,
        "party_id": (party or make_party()).pk,
        "title": "Buurttuin",
        "purpose": "Een tuin",
        "expected_result": "Hij ligt er",
        "place": line.places.first(),
        "start": ON,
        "end": date(2024, 9, 1),
        "cents": cents,
        "on": ON,
        **fields,
    }
    return submit_application(grant or operator(), NewApplication(**asked))
