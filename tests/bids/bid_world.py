# SPDX-License-Identifier: EUPL-1.2
"""A corporation, a municipality and tenants, and grants to act for each of them."""

from dataclasses import dataclass
from datetime import date

from factories import grant_for, make_party, make_user
from woonregie.access.grant import Grant, Scope
from woonregie.access.models import Role, User
from woonregie.bids.lines import Offer, Project
from woonregie.bids.models import Bid
from woonregie.bids.services.drafts import save_line, start_bid
from woonregie.bids.services.steps import react_to_bid, submit_bid
from woonregie.parties.models import Party
from woonregie_core.bids.workflow import Stance

ON = date(2024, 6, 15)
OFFER = Offer("affordability", "offer", "Huur laag houden", "Wij houden de huur laag.", None, "", False)
PROJECT = Project(
    "Plantage", "new_build", "Centrum", 20, True, "gestapeld met lift", "betaalbaar", "2", "BENG", "2026"
)


@dataclass
class World:
    corporation: Party
    other: Party
    municipality: Party
    tenants: Party
    staff: User
    rival: User
    officer: User
    tenant: User

    def grant(self, user: User, scope: Scope = Scope.OWN, action: str = "test") -> Grant:
        return grant_for(user, action, scope)

    @property
    def own(self) -> Grant:
        return self.grant(self.staff)

    def draft(self, year: int = 2025, copy_last: bool = False) -> Bid:
        return start_bid(self.own, self.corporation, self.municipality, year, [self.tenants], copy_last)

    def filled(self, year: int = 2025) -> Bid:
        bid = self.draft(year)
        save_line(self.own, bid, OFFER, "", 1)
        save_line(self.own, bid, PROJECT, "", 2)
        return Bid.objects.get(pk=bid.pk)

    def sent(self, year: int = 2025) -> Bid:
        return submit_bid(self.own, self.filled(year), ON, 3)

    def answered(self, year: int = 2025, stance: Stance = Stance.AGREES) -> Bid:
        bid = self.sent(year)
        react_to_bid(self.grant(self.officer), bid, self.municipality.pk, stance, "Toelichting.", ON)
        react_to_bid(self.grant(self.tenant), bid, self.tenants.pk, Stance.REMARKS, "Let op de servicekosten.", ON)
        return Bid.objects.get(pk=bid.pk)


def bid_world() -> World:
    corporation, other = make_party(code="corporatie"), make_party(code="andere")
    municipality = make_party(code="gemeente", kind="municipality")
    tenants = make_party(code="huurders", kind="tenant_association")
    return World(
        corporation,
        other,
        municipality,
        tenants,
        make_user(Role.CORPORATION, corporation),
        make_user(Role.CORPORATION, other),
        make_user(Role.POLICY_OFFICER, municipality),
        make_user(Role.TENANT_ASSOCIATION, tenants),
    )
