# SPDX-License-Identifier: EUPL-1.2
"""From a signed-in user to the actor that the policy speaks of."""

from django.utils.translation import gettext as _

from woonregie.access.grant import ANONYMOUS, Actor
from woonregie.access.models import User
from woonregie.parties.queries import parties_acted_for


def actor_for(user: object) -> Actor:
    """The user with role and parties (one query), or the visitor when nobody is signed in."""
    if not isinstance(user, User) or not user.is_active:
        return Actor(name=_("bezoeker"), role=ANONYMOUS)
    parties = parties_acted_for(user.party_id) if user.party_id else {}
    code, name = parties.get(user.party_id or 0, ("", ""))
    return Actor(
        name=user.get_full_name() or user.get_username(),
        role=user.role,
        user_id=user.pk,
        party_id=user.party_id,
        party_code=code,
        party_name=name,
        party_ids=frozenset(parties),
    )
