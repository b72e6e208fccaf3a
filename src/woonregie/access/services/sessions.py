# SPDX-License-Identifier: EUPL-1.2
"""Opening and closing a session, and what the log keeps of attempts that failed."""

from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest

from woonregie.access.grant import Grant, Scope
from woonregie.access.models import User
from woonregie.access.queries.actors import actor_for
from woonregie.access.services.audit import record

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@transaction.atomic
def open_session(request: HttpRequest, user: User, with_password: bool) -> None:
    """Sign a user in whose password was checked, or who is an example account. The session gets a new key."""
    login(request, user, backend=_BACKEND)
    grant = Grant(actor_for(user), "session.open", Scope.ALL)
    how = "met wachtwoord" if with_password else "als voorbeeldaccount"
    record(grant, "session.open", _subject(user), f"Aangemeld {how}.")


@transaction.atomic
def close_session(request: HttpRequest, grant: Grant) -> None:
    """Sign the user out and throw the session away."""
    if isinstance(request.user, User):
        record(grant, "session.close", _subject(request.user), "Afgemeld.")
    logout(request)


def note_failed_sign_in(grant: Grant, username: str, locked: bool) -> None:
    """Keep that somebody failed to sign in.

    A name that is no account is not kept: people type their password in the wrong field.
    """
    known = User.objects.filter(username=username).first()
    subject = _subject(known) if known else "user:"
    if locked:
        record(
            grant, "session.lock", subject, "Te vaak een onjuist wachtwoord: aanmelden is tijdelijk geblokkeerd."
        )
    else:
        record(grant, "session.refuse", subject, "Aanmelden mislukt.")


def _subject(user: User) -> str:
    return f"user:{user.username}"
