# SPDX-License-Identifier: EUPL-1.2
"""Receipts, lettings, decisions by hand, bookings and corrections stay as they were made."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_RECEIPT = "Een beslisbewijs blijft staan zoals het is gemaakt."
_LETTING = "Een verhuring blijft staan zoals zij is vastgelegd."
_BY_HAND = "Een beslissing met de hand blijft staan zoals zij is genomen."
_BOOKING = "Een boeking blijft staan. Maak een nieuwe boeking om iets recht te zetten."
_CORRECTION = "Een bijstelling blijft staan. Leg een nieuwe bijstelling vast."
_POLICY = "Vastgelegde regels blijven staan zoals ze golden."


def _changes(*columns: str) -> str:
    # An author may be forgotten when an account goes; nobody else may be put in that place.
    author = "(NEW.author_id IS NOT NULL AND OLD.author_id {differs} NEW.author_id)"
    return " OR ".join([author, *(f"OLD.{name} {{differs}} NEW.{name}" for name in columns)])


_LETTING_COLUMNS = _changes(
    "id", "advert_id", "offer_id", "dwelling_id", "household_id", "contract_date", "rent", "label", "target_group",
    "household_size", "elderly", "income_class", "fitting", "above_limit", "registered_at", "left_id", "left_since",
    "is_sample",
)  # fmt: skip
_BY_HAND_COLUMNS = _changes(
    "id", "advert_id", "household_id", "condition", "allow", "by", "reason", "decided_on"
)
_CORRECTION_COLUMNS = _changes("id", "line_id", "delta", "planned_after", "reason", "decided_in", "decided_on")


class Migration(migrations.Migration):
    dependencies = [("allocation", "0001_initial")]
    operations = [
        guard(Guard("allocation_receiptblock", "UPDATE", _RECEIPT)),
        guard(Guard("allocation_receiptblock", "DELETE", _RECEIPT)),
        guard(Guard("allocation_letting", "UPDATE", _LETTING, _LETTING_COLUMNS)),
        guard(Guard("allocation_letting", "DELETE", _LETTING)),
        guard(Guard("allocation_deviation", "UPDATE", _BY_HAND, _BY_HAND_COLUMNS)),
        guard(Guard("allocation_deviation", "DELETE", _BY_HAND)),
        guard(Guard("allocation_countbooking", "UPDATE", _BOOKING)),
        guard(Guard("allocation_countbooking", "DELETE", _BOOKING)),
        guard(Guard("allocation_targetcorrection", "UPDATE", _CORRECTION, _CORRECTION_COLUMNS)),
        guard(Guard("allocation_targetcorrection", "DELETE", _CORRECTION)),
        guard(Guard("allocation_frozenpolicy", "UPDATE", _POLICY)),
        guard(Guard("allocation_frozenpolicy", "DELETE", _POLICY)),
    ]
