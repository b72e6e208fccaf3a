# SPDX-License-Identifier: EUPL-1.2
"""Which accounts there are."""

from django.conf import settings

from woonregie.access.models import Role, User


def sample_accounts() -> list[User]:
    """The accounts of the example data that anybody may try, by role; none outside a demonstration."""
    if not settings.DEMO:
        return []
    order = {role: position for position, role in enumerate(Role.values)}
    accounts = User.objects.filter(is_sample=True, is_active=True).select_related("party")
    return sorted(accounts, key=lambda user: (order[user.role], user.username))


def sample_account(username: str) -> User | None:
    """One account of the example data, or None: also outside a demonstration."""
    return next((user for user in sample_accounts() if user.username == username), None)


def accounts() -> list[User]:
    """Every account with its party, by name."""
    return list(User.objects.select_related("party").order_by("username"))
