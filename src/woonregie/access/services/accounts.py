# SPDX-License-Identifier: EUPL-1.2
"""Keeping accounts: add, block and open them, and set a password. An account is never deleted: it said things."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.models import Role, User
from woonregie.access.services.audit import record
from woonregie.parties.queries import party_profile


class CannotKeepAccount(ValueError):
    """What was asked cannot be done; the message is Dutch and says what to do."""


@dataclass(frozen=True)
class NewAccount:
    """Who gets an account, what they may do and for which party they act."""

    username: str
    name: str
    role: str
    party: str
    password: str


@transaction.atomic
def add_account(grant: Grant, wanted: NewAccount) -> User:
    """Make an account.

    Raises:
        CannotKeepAccount: the name is taken or unfit, the role or party unknown, or the password too weak.
    """
    party = party_profile(wanted.party)
    if wanted.role not in Role.values:
        raise CannotKeepAccount(_("Deze rol is er niet. Kies uit: %(known)s.") % {"known": ", ".join(Role.values)})
    if party is None:
        raise CannotKeepAccount(_("Er is geen partij met code %(code)s.") % {"code": wanted.party})
    user = User(username=wanted.username, first_name=wanted.name, role=wanted.role, party=party.party)
    _give_password(user, wanted.password)
    _check(user)
    user.save()
    facts = {"role": user.role, "party": party.party.code}
    record(grant, "account.add", _subject(user), "Account toegevoegd.", facts)
    return user


@transaction.atomic
def open_or_block(grant: Grant, username: str, is_active: bool) -> None:
    """Block an account, which ends its sessions at once, or open it again.

    Raises:
        CannotKeepAccount: there is no such account.
    """
    user = _account(username)
    if user.is_active is is_active:
        return
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    action, summary = (
        ("account.open", "Account geopend.") if is_active else ("account.block", "Account geblokkeerd.")
    )
    record(grant, action, _subject(user), summary)


@transaction.atomic
def set_password(grant: Grant, username: str, password: str) -> None:
    """Give an account another password, which ends its sessions at once.

    Raises:
        CannotKeepAccount: there is no such account, or the password is too weak.
    """
    user = _account(username)
    _give_password(user, password)
    user.save(update_fields=["password"])
    record(grant, "account.password", _subject(user), "Wachtwoord vervangen.")


def _account(username: str) -> User:
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None:
        raise CannotKeepAccount(_("Er is geen account met de naam %(name)s.") % {"name": username})
    return user


def _give_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CannotKeepAccount(" ".join(error.messages)) from error
    user.set_password(password)


def _check(user: User) -> None:
    try:
        user.full_clean()
    except ValidationError as error:
        raise CannotKeepAccount(" ".join(error.messages)) from error


def _subject(user: User) -> str:
    return f"user:{user.username}"
