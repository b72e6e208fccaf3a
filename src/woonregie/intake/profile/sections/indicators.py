# SPDX-License-Identifier: EUPL-1.2
"""indicators/*.yaml: what has to fit between the indicators of a profile, its figures, places and plans."""

from collections import Counter
from collections.abc import Container, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.figure_checks import expanded
from woonregie.intake.profile.indicator_values import Figures, SaidValue, values_of
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import Coded, source_problems, twice, unknown, unknown_codes
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.sections.indicator_shapes import IndicatorShape
from woonregie_core.indicators.period import PeriodError, parse_period

NAME = "indicators"
_OTHER_SERIES = ("numerator", "denominator", "replaces", "contradicts")


def problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    """Codes once; references, periods and units that fit; every value once."""
    pieces = content.sections.get(NAME, [])
    figures, rules = Figures.of(content), _rule_codes(content)
    series = {found.code for piece in pieces for found in piece.shape.series}
    for piece, path, code in _twice(pieces):
        yield piece.problem(*twice(code), *path, value=code)
    for piece in pieces:
        touched: Coded = [(("commitments", i), code) for i, code in enumerate(piece.shape.commitments)]
        yield from unknown_codes(piece, touched, known.commitments, _("Afspraak"))
        yield from source_problems(piece, known)
        for number, shape in enumerate(piece.shape.series):
            yield from _references(piece, number, shape, series)
            if shape.finding is not None and rules is not None and shape.finding not in rules:
                words = unknown(_("Regel"), shape.finding)
                yield piece.problem(*words, "series", number, "finding", value=shape.finding)
            yield from _missing_figures(piece, number, shape, figures, content)
        yield from _value_problems(piece, list(values_of(piece, figures)), known)


def _rule_codes(content: ProfileContent) -> set[str] | None:
    """Codes of all rules written out; None where the rules or tables could not be read."""
    if content.incomplete & {"rules", "tables"}:
        return None
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    written = [p for p in content.rules if not p.shape.table or p.shape.table in tables]
    return {rule["id"] for piece in written for rule in expanded(piece, tables)}


def _twice(pieces: list[Piece]) -> Iterator[tuple[Piece, tuple[str | int, ...], str]]:
    """Every code that an earlier indicator, series or goal already has."""
    seen: dict[str, set[str]] = {"indicator": set(), "series": set(), "goal": set()}
    for piece in pieces:
        coded: list[tuple[str, tuple[str | int, ...], str]] = [("indicator", ("code",), piece.shape.code)]
        for number, shape in enumerate(piece.shape.series):
            coded.append(("series", ("series", number, "code"), shape.code))
            for place, goal in enumerate(shape.goals):
                coded.append(("goal", ("series", number, "goals", place, "code"), goal.code))
        for kind, path, code in coded:
            if code in seen[kind]:
                yield piece, path, code
            seen[kind].add(code)


def _references(piece: Piece, number: int, shape: object, series: Container[str]) -> Iterator[Problem]:
    for key in _OTHER_SERIES:
        code = getattr(shape, key)
        if code is not None and code not in series:
            yield piece.problem(*unknown(_("Reeks"), code), "series", number, key, value=code)
        if code is not None and code == getattr(shape, "code", None):
            message, advice = _("Deze reeks verwijst naar zichzelf."), _("Noem de andere reeks.")
            yield piece.problem(message, advice, "series", number, key, value=code)


def _missing_figures(
    piece: Piece, number: int, shape: object, figures: Figures, content: ProfileContent
) -> Iterator[Problem]:
    """References to a table, row, column or statement that is not there (or could not be read)."""
    if content.incomplete & {"tables", "statements"}:
        return
    named: list[tuple[tuple[str | int, ...], Any]] = [
        (("values", i), said) for i, said in enumerate(getattr(shape, "values", []))
    ]
    for place, goal in enumerate(getattr(shape, "goals", [])):
        named += [(("goals", place, "points", i), point) for i, point in enumerate(goal.points)]
    for path, said in named:
        if not figures.has(said):
            code = said.statement or "/".join(filter(None, (said.table, said.row, said.column)))
            message = _("Het cijfer ‘%(code)s’ staat niet in figures/.") % {"code": code}
            advice = _("Noem een tabel met rij (en kolom), of een bewering met een getal.")
            key = "statement" if said.statement else "table"
            yield piece.problem(message, advice, "series", number, *path, key, value=code)


def _value_problems(piece: Piece, values: list[SaidValue], known: Known) -> Iterator[Problem]:
    units = {shape.code: shape.unit for shape in piece.shape.series}
    for said in values:
        if said.place not in known.places:
            yield piece.problem(*unknown(_("Gebied"), said.place), *said.path, value=said.place)
        if said.value is not None and said.unit != units[said.series]:
            message = _("De reeks telt in ‘%(wanted)s’, maar het cijfer in ‘%(unit)s’.")
            words = message % {"wanted": units[said.series], "unit": said.unit}
            yield piece.problem(words, _("Maak de eenheden gelijk, of kies een ander cijfer."), *said.path)
        yield from _period_problems(piece, said.period, *said.path)
    counts = Counter((v.series, v.place, v.period, v.source.document) for v in values)
    for said in values:
        key = (said.series, said.place, said.period, said.source.document)
        if counts.pop(key, 1) > 1:
            message = _("Voor %(period)s staat er meer dan één waarde uit dezelfde bron.") % {
                "period": said.period
            }
            advice = _("Maak er een tweede reeks van, of haal er één weg.")
            yield piece.problem(message, advice, *said.path, value=said.period)
    yield from _goal_problems(piece, values, known)


def _goal_problems(piece: Piece, values: list[SaidValue], known: Known) -> Iterator[Problem]:
    there = {(said.series, said.place, said.period) for said in values}
    for number, shape in enumerate(piece.shape.series):
        periods = {period for series, _place, period in there if series == shape.code}
        for period in shape.remarks:
            if period not in periods:
                message = _("Bij %(period)s staat geen waarde om iets bij op te merken.") % {"period": period}
                yield piece.problem(message, _("Verbeter de periode."), "series", number, "remarks", value=period)
        for index, goal in enumerate(shape.goals):
            path = ("series", number, "goals", index)
            place = goal.place or shape.place or ""
            if place not in known.places:
                yield piece.problem(*unknown(_("Gebied"), place), *path, value=place)
            if goal.baseline is not None and (shape.code, place, goal.baseline) not in there:
                message = _("De uitgangswaarde van %(period)s is er niet.") % {"period": goal.baseline}
                yield piece.problem(message, _("Kies een periode met een waarde."), *path, "baseline")
            if any(later.by <= earlier.by for earlier, later in zip(goal.points, goal.points[1:], strict=False)):
                message, advice = _("De punten staan niet op volgorde."), _("Zet de vroegste datum vooraan.")
                yield piece.problem(message, advice, *path, "points")


def _period_problems(piece: Piece, text: str, *path: str | int) -> Iterator[Problem]:
    try:
        parse_period(text)
    except PeriodError as error:
        yield piece.problem(str(error), _("Verbeter de periode, of noem haar in periods."), *path, value=text)


SECTION = Section(
    name=NAME,
    files="indicators/*.yaml",
    item=IndicatorShape,
    problems=problems,
    counted=gettext_lazy("indicatoren"),
)
