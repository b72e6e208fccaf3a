# SPDX-License-Identifier: EUPL-1.2
"""Older people counted per postcode (`postcodes.csv`, `overlap.csv`), brought to neighbourhoods.

Statistics Netherlands counts people of 75 and older per four-digit postcode, not per neighbourhood
(CBS 83502NED). What is brought over replaces the size of those ages in `people.csv`; the division over sexes and
single years stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie_core.needs.postcodes import Apportioned, PostcodeCounts, apportion
from woonregie_core.needs.words import Floats
from woonregie_core.needs.world import Population

POSTCODE = ("postcode", "age_from", "age_to", "persons", "hidden_from", "hidden_to")
OVERLAP = ("postcode", "area", "share")
_ROUNDING = 1e-3  # shares are written with a few decimals; they are made to add up to 1 exactly


@dataclass(frozen=True)
class Counted:
    """Counts per postcode with the ages of their groups, and the share of each neighbourhood in each postcode.

    Attributes:
        groups: first and last age, both included; the last age of the last group is open.
        overlap: of shape (postcodes, areas), adds to 1 per postcode.
    """

    counts: PostcodeCounts
    groups: tuple[tuple[int, int], ...]
    overlap: Floats


def read_postcodes(
    counts: list[Row], overlap: list[Row], order: Mapping[str, int], last_age: int
) -> Counted | None:
    """What the two files say, or None without rows; what cannot be used is noted at its cell."""
    if not counts:
        return None
    codes = tuple(dict.fromkeys(row.code("postcode") for row in counts))
    shares = _shares(overlap, codes, order, counts[0])
    grouped = [(row, group) for row in counts if (group := _group(row, last_age)) is not None]
    groups = sorted({group for _row, group in grouped})
    if any(first <= last for (_first, last), (first, _last) in pairwise(groups)):
        counts[0].wrong("age_from", _("Leeftijdsgroepen overlappen elkaar."), _("Laat groepen aansluiten."))
    numbers = np.full((3, len(codes), len(groups)), np.nan)
    seen: set[tuple[int, int]] = set()
    for row, group in grouped:
        at = (codes.index(row.text("postcode")), groups.index(group))
        if at in seen:
            row.wrong("age_from", _("Deze groep staat er al voor deze postcode."), _("Houd er één over."))
        seen.add(at)
        numbers[(slice(None), *at)] = _numbers(row)
    for number, place in product(range(len(codes)), range(len(groups))):
        if (number, place) not in seen:
            _note_absent(counts[0], codes[number], groups[place])
    return Counted(PostcodeCounts(codes, numbers[0], numbers[1], numbers[2]), tuple(groups), shares)


def _note_absent(row: Row, code: str, group: tuple[int, int]) -> None:
    message = _("Postcode %(code)s mist de groep van %(first)s tot en met %(last)s jaar.")
    said = message % {"code": code, "first": group[0], "last": group[1]}
    row.wrong("postcode", said, _("Voeg de regel toe, of geef grenzen als het aantal verborgen is."))


def brought_over(population: Population, found: Counted, concentration: float) -> tuple[Population, Apportioned]:
    """The population with the older people that the postcodes count, and how uncertain that is.

    A neighbourhood in which `people.csv` has nobody of a group keeps nobody: there is no age or sex to scale.

    Raises:
        NeedsError: shares do not add up.
    """
    made = apportion(found.counts, found.overlap, concentration)
    persons = population.persons.copy()
    for at, (first, last) in enumerate(found.groups):
        ages = slice(first - population.first_age, last - population.first_age + 1)
        own = persons[:, :, ages].sum(axis=(1, 2))
        scale = np.where(own > 0, made.persons[:, at] / np.where(own > 0, own, 1.0), 1.0)
        reached = found.overlap.sum(axis=0) > 0
        persons[:, :, ages] *= np.where(reached, scale, 1.0)[:, None, None]
    spread = np.hypot(population.spread, made.spread)
    return replace(population, persons=persons, spread=spread, entrants=persons[..., 0]), made


def _group(row: Row, last_age: int) -> tuple[int, int] | None:
    """First and last age of a row; an empty last age is open."""
    first, last = row.whole("age_from", 0, 120), row.whole("age_to", 0, 120)
    if first is None:
        if not row.text("age_from"):
            row.wrong("age_from", _("Deze cel is leeg."), _("Vul een leeftijd in."))
        return None
    if not row.text("age_to"):
        last = last_age
    if last is None:
        return None
    if last < first or last > last_age:
        message = _("Deze groep past niet bij de leeftijden van ages.csv.")
        row.wrong("age_to", message, _("Laat de laatste groep open, of eindig bij de laatste leeftijd."))
        return None
    return first, last


def _numbers(row: Row) -> tuple[float, float, float]:
    """Count and bounds of a row; a hidden count has bounds, a missing one is refused."""
    values = [row.amount(column) for column in POSTCODE[3:]]
    persons, low, high = (np.nan if value is None else float(value) for value in values)
    if np.isnan(persons) and (np.isnan(low) or np.isnan(high)):
        advice = _("Is het aantal verborgen, vul dan in waar het tussen ligt (hidden_from en hidden_to).")
        row.wrong("persons", _("Dit getal ontbreekt; leeg is niet nul."), advice)
    elif np.isnan(persons) and low > high:
        row.wrong("hidden_to", _("De bovengrens ligt onder de ondergrens."), _("Wissel de grenzen om."))
    return persons, low, high


def _shares(rows: list[Row], codes: tuple[str, ...], order: Mapping[str, int], count: Row) -> Floats:
    """Share of every neighbourhood in every postcode, of shape (postcodes, areas)."""
    if not rows:
        message = _("Zonder overlap.csv is niet bekend in welke buurten een postcode ligt.")
        count.wrong("postcode", message, _("Voeg overlap.csv toe, met per postcode het deel van elke buurt."))
    out = np.zeros((len(codes), len(order)))
    last: dict[str, Row] = {}
    for row in rows:
        code, area, share = row.code("postcode"), row.text("area"), row.amount("share")
        if area not in order:
            row.wrong("area", _("Deze buurt staat niet in areas.csv."), _("Voeg haar toe of verbeter de code."))
        elif code in codes and share is not None:
            out[codes.index(code), order[area]] += float(share)
            last[code] = row
        elif share is None and not row.text("share"):
            row.wrong("share", _("Dit getal ontbreekt; leeg is niet nul."), _("Vul een deel van 0 tot 1 in."))
    for number, code in enumerate(codes):
        whole = out[number].sum()
        if abs(whole - 1.0) <= _ROUNDING:
            out[number] /= whole
        elif rows:
            message = _("De aandelen van postcode %(code)s tellen op tot %(sum)s, niet tot 1.")
            said = message % {"code": code, "sum": f"{whole:.3f}".replace(".", ",")}
            last.get(code, rows[0]).wrong("share", said, _("Geef alle buurten van de postcode, samen 1."))
    return out
