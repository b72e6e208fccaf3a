# SPDX-License-Identifier: EUPL-1.2
"""Cells of the needs folder as numbers: what is empty is not known, and never nought in silence."""

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row

_STRONGEST = 3  # log odds: twenty times as often as in the municipality is a slip of the pen


def number(row: Row, column: str, empty: float = np.nan, *, needed: bool = True) -> float:
    """The number of a cell; `empty` where nothing stands, which is a problem where it is needed."""
    if not row.text(column):
        if needed:
            advice = _("Vul een getal in. Is het niet bekend, lever dan een schatting met haar onzekerheid aan.")
            row.wrong(column, _("Dit getal ontbreekt; leeg is niet nul."), advice)
        return empty
    found = row.amount(column)
    return np.nan if found is None else float(found)


def signed(row: Row, column: str) -> float:
    """A number that may be below zero; 0 where nothing stands."""
    try:
        found = float(row.text(column).replace(",", ".") or 0)
    except ValueError:
        found = np.nan
    if not np.isfinite(found) or abs(found) > _STRONGEST:
        advice = _("Schrijf een getal tussen -%(most)s en %(most)s, bijvoorbeeld -0,2.") % {"most": _STRONGEST}
        row.wrong(column, _("Dit is geen bruikbaar verschil met de gemeente."), advice)
        return 0.0
    return found
