# SPDX-License-Identifier: EUPL-1.2
"""The rows of `areas.csv`: neighbourhoods in their order, their numbers, and what their ages must add up to."""

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.needs_files.amounts import number, signed
from woonregie_core.needs.words import GROUPS, Floats

AREA = (
    "area", "name", "district", "spread", "death_ratio",
    "stock_step_free", "stock_clustered", "stock_care_ready", "zone_share", "room",
)  # fmt: skip
EFFECTS = tuple(f"effect_{group}" for group in GROUPS)  # optional columns
COUNTED = "people"  # optional column: what people.csv has to add up to
_ROUNDED = 5.0  # statistics offices round counts of people to 5
_APART = 0.01  # so a sum of rounded ages may differ by that, or by one in a hundred


def order_of(rows: list[Row]) -> dict[str, int]:
    """Place of each neighbourhood; twice the same is a problem."""
    order: dict[str, int] = {}
    for row in rows:
        code = row.code("area")
        row.code("district")
        if code in order:
            row.wrong("area", _("Deze buurt staat er al."), _("Houd er één over."))
        order.setdefault(code, len(order))
    return order


def area_numbers(rows: list[Row]) -> dict[str, Floats]:
    """Columns of numbers. What is not known stays NaN; no spread is 0, no ratio is 1, no bound on room is inf."""
    empty = {"spread": 0.0, "death_ratio": 1.0, "room": np.inf}
    out = {
        column: np.array([number(row, column, empty.get(column, np.nan), needed=False) for row in rows])
        for column in AREA[3:]
    }
    for row, share in zip(rows, out["zone_share"], strict=True):
        if share > 1:
            row.wrong(
                "zone_share", _("Een deel is niet meer dan 1."), _("Schrijf bijvoorbeeld 0,4 voor 40 procent.")
            )
    return out


def effects(rows: list[Row]) -> Floats:
    """Log odds of care against the municipality, of shape (areas, 4); nothing filled in is no difference."""
    return np.array([[signed(row, column) for column in EFFECTS] for row in rows])


def adds_up(rows: list[Row], persons: Floats) -> None:
    """Ages must add up to the neighbourhood's own count, where `areas.csv` gives one."""
    for row, own in zip(rows, persons, strict=False):
        counted, found = row.amount(COUNTED), float(np.nansum(own))
        if counted is not None and abs(found - float(counted)) > max(_ROUNDED, _APART * float(counted)):
            message = _("De leeftijden in people.csv tellen op tot %(found)s, niet tot %(counted)s.")
            said = message % {"found": f"{found:.0f}", "counted": counted}
            row.wrong(COUNTED, said, _("Verbeter de leeftijden of het totaal; tel dezelfde leeftijden."))
