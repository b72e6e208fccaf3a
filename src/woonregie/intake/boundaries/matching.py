# SPDX-License-Identifier: EUPL-1.2
"""Which area of a file is which place: by code, and only where a file has no codes by name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from woonregie.intake.boundaries.areas import RawArea
from woonregie.intake.boundaries.reading import shape_problem
from woonregie.intake.problems import Problem
from woonregie.places.names import folded

MOST_PROBLEMS = 25
_CODE = re.compile(r"(GM|WK|BU)(\d{4})\d*")


@dataclass(frozen=True)
class KnownPlaces:
    """What the register knows of places: ids and names by code of Statistics Netherlands, ids by folded name."""

    by_code: Mapping[str, int]
    by_name: Mapping[str, int]
    names: Mapping[int, str]

    @property
    def municipalities(self) -> set[str]:
        """The four digits of each municipality that has codes here."""
        return {found[2] for code in self.by_code if (found := _CODE.fullmatch(code))}

    @property
    def levels(self) -> set[str]:
        """Levels that have codes here: GM, WK, BU."""
        return {found[1] for code in self.by_code if (found := _CODE.fullmatch(code))}


@dataclass
class Matches:
    """The places of the file, and what was left aside: areas of other municipalities, and open water."""

    found: dict[int, RawArea] = field(default_factory=dict)
    elsewhere: int = 0
    water: int = 0
    problems: list[Problem] = field(default_factory=list)


def match(file: str, areas: Sequence[RawArea], known: KnownPlaces) -> Matches:
    """Match every area, and say everything that stands in the way."""
    result = Matches()
    for area in areas:
        if area.is_water:
            result.water += 1
            continue
        place = known.by_code.get(area.code) if area.code else known.by_name.get(folded(area.name))
        if place is None:
            _leave_aside(file, area, known, result)
        elif place in result.found:
            result.problems.append(_twice(file, area, result.found[place], known.names[place]))
        else:
            result.found[place] = area
    kept = result.found.values()
    result.problems += [problem for area in kept if (problem := shape_problem(file, area))]
    if not result.found and not result.problems:
        advice = _("Kijk of dit het bestand van uw gemeente is, en of het codes als BU09350000 of namen heeft.")
        result.problems.append(
            Problem(file, _("Geen enkel gebied hoort bij een gebied van het register."), advice)
        )
    result.problems = _first(file, result.problems)
    return result


def _leave_aside(file: str, area: RawArea, known: KnownPlaces, result: Matches) -> None:
    """An area of another municipality is no problem; one of ours that nobody knows is."""
    parts = _CODE.fullmatch(area.code)
    if parts and (parts[2] not in known.municipalities or parts[1] not in known.levels):
        result.elsewhere += 1
    elif area.code:
        message = _("De code ‘%(code)s’ (%(name)s) kent het register niet.")
        advice = _("Kijk of het jaar klopt. Zijn de grenzen gewijzigd, werk dan eerst places.csv bij.")
        words = message % {"code": area.code[:40], "name": area.name[:80] or _("zonder naam")}
        result.problems.append(Problem(file, words, advice, sheet=area.layer, row=area.number))
    elif area.name:
        message = _("De naam ‘%(name)s’ kent het register niet.") % {"name": area.name[:80]}
        advice = _("Zet de schrijfwijze bij aliases in places.csv, of geef het gebied een code.")
        result.problems.append(Problem(file, message, advice, sheet=area.layer, row=area.number))
    else:
        message = _("Gebied %(number)s heeft geen code en geen naam.") % {"number": area.number}
        advice = _("Geef elk gebied een kolom statcode of statnaam.")
        result.problems.append(Problem(file, message, advice, sheet=area.layer, row=area.number))


def _twice(file: str, area: RawArea, other: RawArea, name: str) -> Problem:
    message = _("‘%(name)s’ staat er twee keer: als gebied %(first)s en als gebied %(second)s.")
    words = message % {"name": name, "first": other.number, "second": area.number}
    return Problem(file, words, _("Voeg de delen samen tot één gebied."), sheet=area.layer, row=area.number)


def _first(file: str, problems: list[Problem]) -> list[Problem]:
    """The first problems; a file of the wrong year would otherwise give thousands."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    kinds = Counter(problem.advice for problem in problems[MOST_PROBLEMS:])
    message = _("En nog %(n)s zulke fouten.") % {"n": kinds.total()}
    return [*problems[:MOST_PROBLEMS], Problem(file, message, kinds.most_common(1)[0][0])]
