# SPDX-License-Identifier: EUPL-1.2
"""Signed texts never change and progress is only added; the database itself refuses anything else."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_SIGNED = "Deze tekst is getekend. Leg een wijziging vast als bijstelling."
_SAID = "Voortgang kan niet worden gewijzigd of gewist. Meld een nieuwe stand."
_OF_A_SIGNED_VERSION = (
    "EXISTS (SELECT 1 FROM agreements_commitmentversion v WHERE v.id = OLD.version_id AND v.signed)"
)
# The author may be forgotten when an account goes; everything else that was said stays as it was said.
_SAID_COLUMNS = (
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
_CHANGES_WHAT_WAS_SAID = " OR ".join(f"OLD.{name} {{differs}} NEW.{name}" for name in _SAID_COLUMNS)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("access", "0002_guard_the_log")]
    operations = [
        guard(Guard("agreements_commitmentversion", "UPDATE", _SIGNED, "OLD.signed")),
        guard(Guard("agreements_commitmentversion", "DELETE", _SIGNED, "OLD.signed")),
        guard(Guard("agreements_contribution", "UPDATE", _SIGNED, _OF_A_SIGNED_VERSION)),
        guard(Guard("agreements_contribution", "DELETE", _SIGNED, _OF_A_SIGNED_VERSION)),
        guard(Guard("agreements_target", "UPDATE", _SIGNED, _OF_A_SIGNED_VERSION)),
        guard(Guard("agreements_target", "DELETE", _SIGNED, _OF_A_SIGNED_VERSION)),
        guard(Guard("agreements_progress", "UPDATE", _SAID, _CHANGES_WHAT_WAS_SAID)),
        guard(Guard("agreements_progress", "DELETE", _SAID, "NOT OLD.is_sample")),
    ]
