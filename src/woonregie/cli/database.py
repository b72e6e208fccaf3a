# SPDX-License-Identifier: EUPL-1.2
"""A database that is ready for use, whether or not there was one."""

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError
from django.utils.translation import gettext as _


def prepare_database() -> None:
    """Make the folder and the tables that are missing; does nothing where all is in place."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)


def explain(error: DatabaseError) -> str:
    """What to do when the database does not answer, or has no tables yet."""
    if isinstance(error, IntegrityError):
        raise error  # our own mistake: that must be seen as it is
    return _(
        "De database is nog niet klaargezet, of niet te bereiken: %(reason)s. "
        "Voer `woonregie load-profile` uit, of kijk naar DATABASE_URL."
    ) % {"reason": str(error).splitlines()[0]}
