# SPDX-License-Identifier: EUPL-1.2
"""Bookings, decisions and evaluations stay as they were made, and so do the phases that were noted."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_BOOKED = "Een boeking blijft staan. Maak een nieuwe boeking om iets recht te zetten."
_DECIDED = "Een besluit over het fonds blijft staan zoals het is genomen."
_NOTED = "Een fase die is genoteerd blijft staan. Noteer een nieuwe fase."


def _changes(*columns: str) -> str:
    # An author may be forgotten when an account goes; nobody else may be put in that place.
    author = "(NEW.author_id IS NOT NULL AND OLD.author_id {differs} NEW.author_id)"
    return " OR ".join([author, *(f"OLD.{name} {{differs}} NEW.{name}" for name in columns)])


_BOOKING = _changes(
    "id", "line_id", "application_id", "counter_id", "kind", "cents", "booked_on", "reason", "party_id",
    "budget_after", "reserved_after", "paid_after", "is_sample", "passage_id",
)  # fmt: skip
_TEAM_PHASE = _changes("id", "team_id", "phase", "since", "note", "passage_id")
_AREA_PHASE = _changes("id", "place_id", "phase", "since", "note", "passage_id")


class Migration(migrations.Migration):
    dependencies = [("liveability", "0001_initial")]
    operations = [
        guard(Guard("liveability_booking", "UPDATE", _BOOKED, _BOOKING)),
        guard(Guard("liveability_booking", "DELETE", _BOOKED)),
        guard(Guard("liveability_decision", "UPDATE", _DECIDED)),
        guard(Guard("liveability_decision", "DELETE", _DECIDED)),
        guard(Guard("liveability_applicationevaluation", "UPDATE", _DECIDED)),
        guard(Guard("liveability_applicationevaluation", "DELETE", _DECIDED)),
        guard(Guard("liveability_teamphase", "UPDATE", _NOTED, _TEAM_PHASE)),
        guard(Guard("liveability_teamphase", "DELETE", _NOTED)),
        guard(Guard("liveability_areaphase", "UPDATE", _NOTED, _AREA_PHASE)),
        guard(Guard("liveability_areaphase", "DELETE", _NOTED)),
    ]
