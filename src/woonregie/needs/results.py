# SPDX-License-Identifier: EUPL-1.2
"""What is kept of a run: intervals per place, year and measure. Draws are summed over places before quantiles."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from woonregie.needs.running import Ran
from woonregie_core.fingerprints import canonical_json
from woonregie_core.needs.backcast import Error, Verdict
from woonregie_core.needs.outcome import Outcome
from woonregie_core.needs.supply import planned
from woonregie_core.needs.words import DWELLINGS, PERSONS_65, PERSONS_75, PERSONS_85, Dwelling, Floats, Ground

AREA, DISTRICT, CITY = "area", "district", "city"
CARE = ("wmo", "wlz", "pg", "somatic")
PEOPLE = ("persons_65", "persons_75", "persons_85", "households_75")
SIDES = ("need", "supply", "gap")
MEASURES = (*PEOPLE, *CARE, *(f"{side}.{kind}" for side in SIDES for kind in DWELLINGS))
PARTS = ("stock", "sure", "open")


@dataclass(frozen=True)
class Spot:
    """A place of the result: its level, code, name, and where its neighbourhoods stand in the input."""

    level: str
    code: str
    name: str
    district: str
    members: tuple[int, ...]


@dataclass(frozen=True)
class Interval:
    """Low, middle and high, in the unit of what was counted."""

    low: float
    middle: float
    high: float


def middle_of(found: Interval | None) -> float | None:
    """The middle of an interval; None where it is not known."""
    return None if found is None else found.middle


@dataclass(frozen=True)
class Result:
    """The kept intervals, to be read by place, measure and year.

    Attributes:
        bands: by measure, of shape (places, 3, years); NaN where not known.
        parts: stock and expected plans, of shape (places, years, 3 kinds), dwellings; these add up over places.
        anchors: rows of `writing.anchor_rows`.
        backcast: how the model would have done on earlier counts, per first age; nothing without counts.
        forecast: who made the forecast that the run is brought to; nothing where it runs free.
    """

    years: tuple[int, ...]
    confidence: float
    places: tuple[Spot, ...]
    bands: dict[str, Floats] = field(repr=False)
    parts: dict[str, Floats] = field(repr=False)
    anchors: tuple[dict[str, str], ...]
    unknown: tuple[str, ...]
    conversion: str
    forecast: tuple[str, ...]
    hidden_postcodes: tuple[str, ...]
    backcast_years: tuple[int, ...]
    backcast: tuple[Verdict, ...]

    def band(self, spot: Spot, measure: str, year: int) -> Interval | None:
        """One interval; None where it is not known."""
        found = self.bands[measure][self.places.index(spot), :, self.years.index(year)]
        return None if np.isnan(found).any() else Interval(*map(float, found))

    def part(self, spot: Spot, name: str, kind: Dwelling, year: int) -> float | None:
        """Dwellings of one part of the supply; None where it is not known."""
        found = float(self.parts[name][self.places.index(spot), self.years.index(year), DWELLINGS.index(kind)])
        return None if np.isnan(found) else found

    def at(self, level: str) -> tuple[Spot, ...]:
        """The places of one level."""
        return tuple(spot for spot in self.places if spot.level == level)

    def spot(self, code: str) -> Spot | None:
        """A place by its code; the city has none."""
        return next((spot for spot in self.places if spot.code == code), None)


def result_text(made: Ran, anchors: list[dict[str, str]], looked_back: Sequence[Verdict] = ()) -> str:
    """A run as one text, with the figures of documents and the look back; the same run gives the same text."""
    found = made.outcome
    spots = list(_spots(made))
    content = {
        "years": found.years,
        "confidence": found.confidence,
        "conversion": made.bench.conversion.version,
        "unknown": found.unknown_areas(),
        "places": [[one.level, one.code, one.name, one.district, one.members] for one in spots],
        "bands": {name: [_band(found, values, spot) for spot in spots] for name, values in _measures(found)},
        "parts": {name: [_sum(values, spot) for spot in spots] for name, values in _parts(made).items()},
        "anchors": anchors,
        "backcast": {"years": _counted(made), "verdicts": [asdict(one) for one in looked_back]},
        "forecast": made.given.forecast.sources if made.given.forecast else (),
        "hidden_postcodes": made.given.hidden_postcodes,
    }
    return canonical_json(content, allow_nan=False)


@lru_cache(maxsize=32)
def result_of(text: str) -> Result:
    """A kept text, to be read."""
    said: dict[str, Any] = json.loads(text)
    places = tuple(Spot(one[0], one[1], one[2], one[3], tuple(one[4])) for one in said["places"])
    return Result(
        tuple(said["years"]),
        said["confidence"],
        places,
        {name: np.array(values, np.float64) for name, values in said["bands"].items()},
        {name: np.array(values, np.float64) for name, values in said["parts"].items()},
        tuple(said["anchors"]),
        tuple(said["unknown"]),
        said["conversion"],
        tuple(said["forecast"]),
        tuple(said["hidden_postcodes"]),
        tuple(said["backcast"]["years"]),
        tuple(_verdict(one) for one in said["backcast"]["verdicts"]),
    )


def _counted(made: Ran) -> tuple[int, ...]:
    return made.given.history.years if made.given.history else ()


def _verdict(said: dict[str, Any]) -> Verdict:
    plain = {name: Error(**error) for name, error in said["plain"].items()}
    return Verdict(said["from_age"], Error(**said["model"]), plain, tuple(said["beaten"]), said["better_than_all"])


def _spots(made: Ran) -> Iterator[Spot]:
    areas = made.outcome.areas
    yield Spot(CITY, "", "", "", tuple(range(len(areas.codes))))
    for district in dict.fromkeys(areas.districts):
        yield Spot(DISTRICT, district, district, "", tuple(map(int, areas.of_district(district))))
    for at, code in enumerate(areas.codes):
        yield Spot(AREA, code, made.given.names[at], areas.districts[at], (at,))


def _measures(found: Outcome) -> Iterator[tuple[str, Floats]]:
    """Every measure with its draws, of shape (draws, areas, years)."""
    people = (PERSONS_65, PERSONS_75, PERSONS_85)
    for name, at in zip(PEOPLE, people, strict=False):
        yield name, found.measures[..., at]
    yield PEOPLE[-1], found.households_75()
    yield "wmo", found.clients(wmo=True)
    yield "wlz", found.clients(grounds=tuple(Ground))
    yield "pg", found.clients(grounds=(Ground.PSYCHOGERIATRIC,))
    yield "somatic", found.clients(grounds=(Ground.SOMATIC,))
    for side in SIDES:
        values = getattr(found, side)
        for kind, dwelling in enumerate(DWELLINGS):
            yield f"{side}.{dwelling}", values[..., kind]


def _band(found: Outcome, values: Floats, spot: Spot) -> list[list[float | None]]:
    band = found.band(found.over_areas(values, np.array(spot.members)))
    return [_short(one) for one in (band.low, band.middle, band.high)]


def _sum(values: Floats, spot: Spot) -> list[list[float | None]]:
    """Years by kind, of values of shape (areas, years, 3)."""
    return [_short(year) for year in values[list(spot.members)].sum(axis=0)]


def _short(values: Floats) -> list[float | None]:
    return [None if np.isnan(value) else round(float(value), 1) for value in values]


def _parts(made: Ran) -> dict[str, Floats]:
    """Stock that the group can get, and the expected number of dwellings of sure and of open plans."""
    asked, areas = made.bench.question, made.outcome.areas
    years, none = made.outcome.years, np.zeros(0, np.int64)
    stock = np.repeat(asked.stock[:, None, :], len(years), axis=1)
    parts = {"stock": stock}
    for name, sure in (("sure", True), ("open", False)):
        projects = [one for one in asked.projects if asked.phases[one.phase].committed is sure]
        parts[name] = planned(projects, asked.phases, areas, made.outcome.years, none, asked.seed, asked.scenario)[
            0
        ]
    return parts
