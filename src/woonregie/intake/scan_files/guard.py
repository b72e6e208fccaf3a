# SPDX-License-Identifier: EUPL-1.2
"""Stop before a file takes all memory, and stop at what is wrong."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected

MOST_MEGABYTES = 200
MOST_PROBLEMS = 50  # a file with one column out of place has as many as rows


def too_large(path: Path, megabytes: int = MOST_MEGABYTES) -> None:
    """Refuse a file that is there and larger than this.

    Raises:
        Rejected: it is.
    """
    found = path.stat().st_size // 1_000_000 if path.is_file() else 0
    if found > megabytes:
        message = _("Dit bestand is %(found)s MB groot; %(most)s MB is het meeste.")
        words = message % {"found": found, "most": megabytes}
        raise Rejected([Problem(path.name, words, _("Deel het gebied op."))])


def stop(problems: Sequence[Problem]) -> None:
    """Stop when there are problems, with the first of them.

    Raises:
        Rejected: there are.
    """
    if len(problems) > MOST_PROBLEMS:
        first = problems[0]
        message = _("Er zijn nog %(count)s fouten.") % {"count": len(problems) - MOST_PROBLEMS}
        more = Problem(first.file, message, _("Verbeter eerst deze; vaak is het één en dezelfde oorzaak."))
        raise Rejected([*problems[:MOST_PROBLEMS], more])
    if problems:
        raise Rejected(problems)
