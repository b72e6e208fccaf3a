# SPDX-License-Identifier: EUPL-1.2
"""What other rooms ask about parties."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from woonregie.parties.models import Party, PartyKind
from woonregie.sources.citations import Citation

# A merger makes two parties one legal person, so it is walked both ways; membership only upwards: a member
# acts for its collective, a collective not for its members. UNION drops what was seen, so a circle ends.
_ACTS_FOR = """
WITH RECURSIVE
  step (source, destination) AS (
    SELECT id, merged_into_id FROM parties_party WHERE merged_into_id IS NOT NULL
    UNION ALL SELECT merged_into_id, id FROM parties_party WHERE merged_into_id IS NOT NULL
    UNION ALL SELECT to_party_id, from_party_id FROM parties_party_members
  ),
  reached (id) AS (
    SELECT id FROM parties_party WHERE id = %s
    UNION
    SELECT step.destination FROM step JOIN reached ON step.source = reached.id
  )
SELECT party.id, party.code, party.name FROM parties_party AS party JOIN reached ON reached.id = party.id
"""


def parties_acted_for(party_id: int) -> dict[int, tuple[str, str]]:
    """The party itself, its successors and predecessors, and their collectives: id -> code and name.

    One query, on SQLite and PostgreSQL alike.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ACTS_FOR, [party_id])
        return {pk: (code, name) for pk, code, name in cursor.fetchall()}


@dataclass(frozen=True)
class PartyProfile:
    """A party with the parties around it."""

    party: Party
    members: list[Party]
    member_of: list[Party]
    merged_from: list[Party]


def all_parties() -> list[Party]:
    """Every party, grouped by kind in the order of the word list, then by name."""
    order = {kind: place for place, kind in enumerate(PartyKind.values)}
    return sorted(Party.objects.select_related("merged_into"), key=lambda p: (order.get(p.kind, 99), p.name))


def party_profile(code: str) -> PartyProfile | None:
    """One party with members, collectives and mergers (four queries), or None where there is no such party."""
    origins = ("merged_into", "passage__document", "passage__dataset")
    party = Party.objects.select_related(*origins).filter(code=code).first()
    if party is None:
        return None
    return PartyProfile(
        party, list(party.members.all()), list(party.member_of.all()), list(party.merged_from.all())
    )


def party_citations(passages: Sequence[int]) -> list[Citation]:
    """The parties that one of the passages names. One query."""
    parties = Party.objects.filter(passage__in=passages)
    return [Citation(p.passage_id or 0, _("partij"), p.name, "agreements:party", (p.code,)) for p in parties]
