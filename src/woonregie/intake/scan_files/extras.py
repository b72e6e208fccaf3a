# SPDX-License-Identifier: EUPL-1.2
"""Libraries that only the making of a folder needs. They come with the extra `scan`."""

from importlib import import_module
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected


def optional(library: str, file: str) -> Any:
    """A library of the extra `scan`.

    Args:
        file: what it is needed for, for the message.

    Raises:
        Rejected: it is not installed.
    """
    try:
        return import_module(library)
    except ImportError as error:
        message = _("Om dit bestand te lezen is de aanvulling ‘scan’ nodig (%(library)s).") % {"library": library}
        advice = _("Vraag de beheerder haar te installeren: woonregie[scan].")
        raise Rejected([Problem(file, message, advice)]) from error
