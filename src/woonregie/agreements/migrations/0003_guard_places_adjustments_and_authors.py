# SPDX-License-Identifier: EUPL-1.2
"""Also the places of a signed text, the decision behind an adjustment, and who said something stay as they were."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_SIGNED = "Deze tekst is getekend. Leg een wijziging vast als bijstelling."
_DECIDED = "Een bijstelling blijft staan zoals zij is besloten."
_SAID = "Voortgang kan niet worden gewijzigd of gewist. Meld een nieuwe stand."
_OF_A_SIGNED_VERSION = (
    "EXISTS (SELECT 1 FROM agreements_commitmentversion v WHERE v.id = OLD.commitmentversion_id AND v.signed)"
)
_SAID_COLUMNS = (
    "id",
    "commitment_id",
    "action_id",
    "round_id",
    "party_id",
    "recorded_on",
    "phase",
    "course",
    "target_id",
    "amount_realised",
    "explanation",
    "passage_id",
    "is_sample",
)
# An author may be forgotten when an account goes; nobody else may be put in that place.
_CHANGES_WHAT_WAS_SAID = " OR ".join(
    [
        "(NEW.author_id IS NOT NULL AND OLD.author_id {differs} NEW.author_id)",
        *(f"OLD.{name} {{differs}} NEW.{name}" for name in _SAID_COLUMNS),
    ]
)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_guard_what_was_signed_and_said")]
    operations = [
        guard(Guard("agreements_commitmentversion_places", "UPDATE", _SIGNED, _OF_A_SIGNED_VERSION)),
        guard(Guard("agreements_commitmentversion_places", "DELETE", _SIGNED, _OF_A_SIGNED_VERSION)),
        guard(Guard("agreements_adjustment", "UPDATE", _DECIDED)),
        guard(Guard("agreements_adjustment", "DELETE", _DECIDED)),
        guard(Guard("agreements_progress", "UPDATE", _SAID, _CHANGES_WHAT_WAS_SAID)),
    ]
