# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in a commitment or action, and so may speak about it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, Commitment, Contribution


def parties_of_commitment(commitment: Commitment) -> set[int]:
    """The parties that the current version names."""
    named = Contribution.objects.filter(version__current_of=commitment)
    return set(named.values_list("party_id", flat=True))


def parties_of_action(action: Action) -> set[int]:
    """Lead and other parties of an action; where it names nobody, those of its commitment."""
    named = set(action.parties.values_list("pk", flat=True))
    if action.lead_id is not None:
        named.add(action.lead_id)
    return named or parties_of_commitment(action.commitment)


def speaks_for_any(grant: Grant, parties: set[int]) -> bool:
    """Whether the actor may speak for one of these parties; where there are none, only who may speak for all."""
    return any(grant.covers_party(party) for party in parties or {0})


def require_taking_part(grant: Grant, parties: set[int]) -> None:
    """Refuse who speaks for none of these parties.

    Raises:
        PermissionDenied: with a Dutch message.
    """
    if not speaks_for_any(grant, parties):
        raise PermissionDenied(
            _("Hier werkt uw organisatie niet aan mee. U kunt het wel lezen, maar niet wijzigen.")
        )
