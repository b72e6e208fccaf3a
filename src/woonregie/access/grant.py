# SPDX-License-Identifier: EUPL-1.2
"""What the policy allows one actor to do right now. Every service and query takes a grant first."""

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

ANONYMOUS = "anonymous"


class Scope(StrEnum):
    """How far a permission reaches."""

    ALL = "all"
    OWN = "own"
    RELEASED = "released"
    NONE = "none"


@dataclass(frozen=True)
class Actor:
    """Who acts: a signed-in user, an anonymous visitor, or a command on the server.

    `party_ids` holds every party the actor acts for besides the own one: the collectives and working groups
    that the own party is a member of, and the parties it merged with.
    """

    name: str
    role: str
    user_id: int | None = None
    party_id: int | None = None
    party_code: str = ""
    party_name: str = ""
    party_ids: frozenset[int] = frozenset()

    def acts_for(self, party_id: int | None) -> bool:
        """Whether this is the actor's own party, or one that the own party is part of."""
        return party_id is not None and (party_id == self.party_id or party_id in self.party_ids)


@dataclass(frozen=True)
class Grant:
    """One actor's permission for one action of the policy."""

    actor: Actor
    action: str
    scope: Scope

    @classmethod
    def for_command(cls, command: str) -> "Grant":
        """A command on the server acts for the operator: everything, under the command's own name."""
        return cls(Actor(name=f"woonregie {command}", role="administrator"), command, Scope.ALL)

    @property
    def released_only(self) -> bool:
        """Whether only what parties released may be shown."""
        return self.scope is Scope.RELEASED

    def covers_party(self, party_id: int | None) -> bool:
        """Whether the grant reaches what belongs to this party; the one question about own and other."""
        if self.scope is Scope.ALL:
            return True
        return self.scope is Scope.OWN and self.actor.acts_for(party_id)

    def require_party(self, party_id: int | None) -> None:
        """Refuse with a Dutch message when the subject belongs to another party.

        Raises:
            PermissionDenied: the grant does not reach this party.
        """
        if not self.covers_party(party_id):
            raise PermissionDenied(_("Dit hoort bij een andere partij. U kunt het wel lezen, maar niet wijzigen."))
