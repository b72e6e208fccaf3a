# SPDX-License-Identifier: EUPL-1.2
"""Example accounts: one for every role, and one for every corporation of the plan. No names of people."""

from django.contrib.auth.hashers import make_password

from woonregie.access.models import Role, User
from woonregie.parties.models import Party, PartyKind

PASSWORD = "voorbeeld-2024"  # noqa: S105 - shown on the sign-in page of the demonstration, nowhere else in use

_FOR_THE_MUNICIPALITY = [
    ("beleid", "Beleidsmedewerker", Role.POLICY_OFFICER),
    ("beheer", "Beheerder", Role.ADMINISTRATOR),
    ("bestuur", "Bestuurder", Role.BOARD_MEMBER),
    ("onderzoek", "Onderzoeker", Role.RESEARCHER),
    ("makelaar", "Seniorenmakelaar", Role.SENIORENMAKELAAR),
]
_FOR_KINDS = {
    PartyKind.CORPORATION: Role.CORPORATION,
    PartyKind.TENANT_ASSOCIATION: Role.TENANT_ASSOCIATION,
    PartyKind.WELFARE: Role.CARE_PARTNER,
    PartyKind.CARE: Role.CARE_PARTNER,
}
_MOST_PER_KIND = {PartyKind.WELFARE: 1, PartyKind.CARE: 1}


def create_users(municipality: Party) -> int:
    """Add the accounts that are missing; gives how many were added."""
    password = make_password(PASSWORD)
    wanted = [
        _user(name, function, role, municipality, password) for name, function, role in _FOR_THE_MUNICIPALITY
    ]
    for kind, role in _FOR_KINDS.items():
        parties = Party.objects.filter(kind=kind, valid_to__isnull=True, merged_into__isnull=True)
        engaged = parties.filter(contributions__isnull=False).distinct().order_by("code")
        for party in engaged[: _MOST_PER_KIND.get(kind, 12)]:
            wanted.append(_user(party.code, f"Medewerker {party.name}", role, party, password))
    known = set(User.objects.values_list("username", flat=True))
    new = [user for user in wanted if user.username not in known]
    User.objects.bulk_create(new)
    return len(new)


def _user(name: str, function: str, role: Role, party: Party, password: str) -> User:
    return User(
        username=name,
        first_name=f"{function} (voorbeeld)",
        role=role,
        party=party,
        is_sample=True,
        password=password,
    )
