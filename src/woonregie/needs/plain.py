# SPDX-License-Identifier: EUPL-1.2
"""A run in plain rows, for the workbook and the PDF: what it is, what it rests on, and its numbers."""

from django.utils.translation import gettext as _

from woonregie.looks.wording import date_words, number_words
from woonregie.needs.queries.runs import LEVELS, Shown
from woonregie.needs.results import CARE, Interval, Spot, middle_of
from woonregie.needs.scenarios import scenario_of
from woonregie.needs.sliders import SLIDERS, positions_of
from woonregie.needs.words import KIND, LEVEL, clients, scenario_words
from woonregie_core.needs.words import DWELLINGS
from woonregie_core.policy.parameters import Standing

STANDING = {Standing.ADOPTED: "vastgesteld", Standing.ASSUMPTION: "aanname", Standing.PILOT: "proef"}


def about(page: Shown) -> list[tuple[str, str]]:
    """What the run is."""
    run = page.run
    moved = positions_of(scenario_of(run.scenario_name, run.changes))
    changed = [
        f"{one.label}: {number_words(moved[one.name])} {one.unit}"
        for one in SLIDERS
        if moved[one.name] != one.start
    ]
    made_up = _("ja: de mensen, de voorraad en de plannen zijn verzonnen; dit zegt niets over echte buurten")
    return [
        (_("Berekening"), str(run.number)),
        (_("Scenario"), scenario_words(run.scenario_name)),
        (_("Wat verandert"), "; ".join(changed) or _("niets")),
        (_("Voorbeeldbevolking"), made_up if run.input.synthetic else _("nee")),
        (_("Invoer"), run.input.title),
        (_("Datum van de invoer"), date_words(run.input.delivered_on)),
        (_("Kenmerk van de invoer (SHA-256)"), run.input.sha256),
        (_("Prognose waarop het model aansluit"), "; ".join(page.result.forecast) or _("geen")),
        (_("Postcodes met een verborgen aantal"), ", ".join(page.result.hidden_postcodes) or _("geen")),
        (_("Aannames van"), date_words(run.day)),
        (_("Kenmerk van de aannames (SHA-256)"), run.policy.sha256),
        (_("Trekkingen en zaad"), f"{run.draws}, {run.seed}"),
        (_("Jaren"), f"{page.result.years[0]}–{page.result.years[-1]}"),
        (_("Band"), f"{number_words(round(100 * page.result.confidence))}%"),
        (_("Kenmerk van de uitkomst (SHA-256)"), run.sha256),
    ]


def assumptions(page: Shown) -> list[tuple[str, str, str, str, str]]:
    """Every parameter with its value on the day, unit, standing and citation."""
    policy = page.policy
    known = policy.policy.parameters
    rows = []
    for name in sorted(known):
        dated = policy.dated(name)
        rows.append(
            (known[name].description, str(dated.value), known[name].unit, STANDING[dated.standing], dated.citation)
        )
    return rows


def gap_rows(page: Shown) -> list[list[object]]:
    """Level, place, year and kind with need, stock, plans and gap; one year a row. Not known is empty."""
    rows: list[list[object]] = []
    for level, code in LEVELS.items():
        for spot in page.result.at(code):
            for year in page.years:
                rows += [_gap_row(page, (str(LEVEL[level]), spot, year), kind) for kind in DWELLINGS]
    return rows


def _gap_row(page: Shown, where: tuple[str, Spot, int], kind: str) -> list[object]:
    level, spot, year = where
    found, dwelling = page.result, next(one for one in DWELLINGS if one == kind)
    parts = [found.part(spot, name, dwelling, year) for name in ("stock", "sure", "open")]
    need, gap = (_three(found.band(spot, f"{side}.{kind}", year)) for side in ("need", "gap"))
    whole = [None if part is None else round(part) for part in parts]
    return [level, page.name(spot), year, str(KIND[dwelling]), need[1], *whole, *gap]


def _three(band: Interval | None) -> list[int | None]:
    if band is None:
        return [None, None, None]
    return [round(band.low), round(band.middle), round(band.high)]


def care_rows(page: Shown) -> list[list[object]]:
    """Modelled clients per place and year, as text: a small number is a class."""
    return [
        [str(LEVEL[level]), page.name(spot), year, *(_clients(page, spot, name, year) for name in CARE)]
        for level, code in LEVELS.items()
        for spot in page.result.at(code)
        for year in page.years
    ]


def _clients(page: Shown, spot: Spot, name: str, year: int) -> str:
    band = page.result.band(spot, name, year)
    return clients(middle_of(band), page.least)
