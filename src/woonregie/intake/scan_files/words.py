# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an input of the scan, in Dutch: a sentence and advice per code of the engine."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem
from woonregie_core.proximity.problems import Code
from woonregie_core.proximity.problems import Problem as Found

_SAID: dict[Code, tuple[Promise, Promise]] = {
    Code.EMPTY: (gettext_lazy("Er staat niets in."), gettext_lazy("Voeg regels toe.")),
    Code.SHAPE: (gettext_lazy("De kolommen zijn niet even lang."), gettext_lazy("Controleer het bestand.")),
    Code.NOT_A_NUMBER: (gettext_lazy("Een plek is geen getal."), gettext_lazy("Vul lengte- en breedtegraad in.")),
    Code.SWAPPED: (
        gettext_lazy("Lengte- en breedtegraad staan omgekeerd."),
        gettext_lazy("Zet in lon de lengte (rond 5) en in lat de breedte (rond 51)."),
    ),
    Code.PROJECTED: (
        gettext_lazy("Dit zijn meters, geen graden."),
        gettext_lazy("Noem de kolommen x en y, of reken ze om naar lon en lat."),
    ),
    Code.GEOGRAPHIC: (
        gettext_lazy("Dit zijn graden, geen meters."),
        gettext_lazy("Noem de kolommen lon en lat, of verbeter het stelsel van de kaart."),
    ),
    Code.SWAPPED_METRES: (
        gettext_lazy("De meters x en y staan omgekeerd."),
        gettext_lazy("Zet in x de meters naar het oosten en in y die naar het noorden."),
    ),
    Code.OUTSIDE_GRID: (
        gettext_lazy("Een plek ligt buiten Nederland."),
        gettext_lazy("Controleer de plek; x en y zijn meters in RD (EPSG:28992)."),
    ),
    Code.OUTSIDE_COUNTRY: (gettext_lazy("Een plek ligt buiten Nederland."), gettext_lazy("Controleer de plek.")),
    Code.DUPLICATE_NODE: (gettext_lazy("Een code staat er twee keer."), gettext_lazy("Houd er één over.")),
    Code.DUPLICATE_FACILITY: (
        gettext_lazy("Een voorziening staat er twee keer."),
        gettext_lazy("Houd er één over, of geef haar een eigen code."),
    ),
    Code.UNKNOWN_NODE: (
        gettext_lazy("Een straat begint of eindigt bij een kruising die er niet is."),
        gettext_lazy("Voeg de kruising toe aan nodes.csv."),
    ),
    Code.NEGATIVE_LENGTH: (gettext_lazy("Een straat is korter dan nul."), gettext_lazy("Verbeter de lengte.")),
    Code.TOO_LONG: (gettext_lazy("Een straat is te lang."), gettext_lazy("Vul meters in en deel de straat op.")),
    Code.TOO_LARGE: (gettext_lazy("Dit is te groot."), gettext_lazy("Deel het gebied op.")),
    Code.NEGATIVE_PEOPLE: (
        gettext_lazy("Een aantal inwoners is lager dan nul."),
        gettext_lazy("Laat leeg wat niet bekend is."),
    ),
    Code.UNKNOWN_CATEGORY: (
        gettext_lazy("Een soort voorziening is niet bekend."),
        gettext_lazy("Gebruik een soort uit het profiel (policy/proximity.yaml)."),
    ),
    Code.REACH: (gettext_lazy("Er is niet ver genoeg gezocht."), gettext_lazy("Bereken de afstanden opnieuw.")),
    Code.SETTING: (
        gettext_lazy("Een keuze van de scan klopt niet."),
        gettext_lazy("Verbeter haar in het profiel."),
    ),
    Code.ISLANDS: (
        gettext_lazy("De straten liggen in %(count)s losse stukken; kruisingen buiten het grootste: %(nodes)s."),
        gettext_lazy("Wie daar woont, bereikt de rest niet. Klopt dat?"),
    ),
    Code.FACILITY_OUTSIDE: (
        gettext_lazy("Voorzieningen te ver van de straten, die niet meetellen: %(count)s (%(ids)s)."),
        gettext_lazy("Controleer de plek, of voeg de straat toe."),
    ),
    Code.POINT_OUTSIDE: (
        gettext_lazy("Punten te ver van de straten, die geen score krijgen: %(count)s (%(ids)s)."),
        gettext_lazy("Controleer de plek, of voeg de straat toe."),
    ),
}


_LABELS: dict[str, Promise] = {
    "count": gettext_lazy("aantal"),
    "first": gettext_lazy("eerste"),
    "longitude": gettext_lazy("lengtegraad"),
    "latitude": gettext_lazy("breedtegraad"),
    "length": gettext_lazy("lengte"),
    "metres": gettext_lazy("meter"),
    "most": gettext_lazy("ten hoogste"),
    "least": gettext_lazy("ten minste"),
    "name": gettext_lazy("naam"),
    "value": gettext_lazy("waarde"),
    "edges": gettext_lazy("straten"),
}


def told(file: str, found: Found, ids: Sequence[str] = ()) -> Problem:
    """A problem of the engine with the file it is about, in Dutch, with what it is about.

    Args:
        ids: names of the rows that the problem speaks of, where it has only their numbers.
    """
    message, advice = _SAID[found.code]
    rows = found.values.get("rows")
    named = {"ids": tuple(ids[row] for row in rows)} if ids and isinstance(rows, tuple) else {}
    values = {name: _shown(value) for name, value in {"ids": rows, **found.values, **named}.items()}
    if "%(" in str(message):
        return Problem(file, str(message) % values, str(advice))
    about = ", ".join(f"{label} {values[name]}" for name, label in _LABELS.items() if name in found.values)
    said = _("%(message)s (%(values)s)") % {"message": message, "values": about} if about else str(message)
    return Problem(file, said, str(advice))


def told_of_rows(
    rows: Sequence[Row], found: Sequence[Found], columns: tuple[str, str] = ("lon", "lat")
) -> list[Problem]:
    """The same, at the row and column of the first that is wrong."""
    problems = []
    for one in found:
        first = one.values.get("first")
        rest = {name: value for name, value in one.values.items() if name != "first"}  # the row says it
        said = told(rows[0].file if rows else "", replace(one, values=rest))
        row = rows[first] if isinstance(first, int) and first < len(rows) else None
        problems.append(replace(said, row=row.number if row else None, column="/".join(dict.fromkeys(columns))))
    return problems


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value[:5])) + ("…" if len(value) > 5 else "")
    return str(value)
