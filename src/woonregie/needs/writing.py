# SPDX-License-Identifier: EUPL-1.2
"""What a run writes: need and gap with their interval, anchors and a summary. One year per row, never mixed."""

import json
from dataclasses import asdict
from typing import Any

import numpy as np

from woonregie.looks.csv_rows import registry_csv
from woonregie.needs.running import Asked, Ran
from woonregie_core.needs.words import DWELLINGS, Floats

HORIZONS = (2030, 2035, 2040)
ROW = ("level", "place", "name", "year", "dwelling", "low", "middle", "high")
ANCHOR = (
    "subject", "definition", "document_growth", "document_level", "source",
    "free_base", "free_growth", "implied_level", "implied_trend", "warnings",
)  # fmt: skip


def needs_files(made: Ran, asked: Asked) -> dict[str, bytes]:
    """The files by name; the same run gives the same bytes."""
    years = shown_years(asked.to)
    return {
        "need.csv": registry_csv(ROW, rows(made, made.outcome.need, years)),
        "gap.csv": registry_csv(ROW, rows(made, made.outcome.gap, years)),
        "anchors.csv": registry_csv(ANCHOR, anchor_rows(made)),
        "summary.json": _json(summary(made, asked)),
    }


def shown_years(to: int) -> list[int]:
    """The horizons that a run reaches, and its last year."""
    return sorted({year for year in HORIZONS if year < to} | {to})


def rows(made: Ran, values: Floats, years: list[int]) -> list[dict[str, str]]:
    """Interval per place, year and kind, of values of shape (draws, areas, years, 3); draws are summed first."""
    out, areas = [], made.outcome.areas
    districts = list(dict.fromkeys(areas.districts))
    places = [
        *(("area", code, made.given.names[n], np.array([n])) for n, code in enumerate(areas.codes)),
        *(("district", name, name, areas.of_district(name)) for name in districts),
        ("city", "", "", np.arange(len(areas.codes))),
    ]
    for level, code, name, members in places:
        band = made.outcome.band(made.outcome.over_areas(values, members))
        for year in years:
            at = made.outcome.year(year)
            for kind, dwelling in enumerate(DWELLINGS):
                found = {part: _number(getattr(band, part)[at, kind]) for part in ("low", "middle", "high")}
                cell = {"level": level, "place": code, "name": name, "year": str(year), "dwelling": str(dwelling)}
                out.append(cell | found)
    return out


def anchor_rows(made: Ran) -> list[dict[str, str]]:
    """The figures of documents beside the free run, with the level and trend that each implies."""
    return [
        {
            "subject": str(one.anchor.subject),
            "definition": one.anchor.definition,
            "document_growth": f"{one.anchor.growth.value:.0f}",
            "document_level": "" if one.anchor.level is None else f"{one.anchor.level.value:.0f}",
            "source": one.anchor.source,
            "free_base": f"{one.free_base:.0f}",
            "free_growth": f"{one.free_growth:.0f}",
            "implied_level": "" if one.level is None else f"{one.level:.3f}",
            "implied_trend": "" if one.trend is None else f"{one.trend:.5f}",
            "warnings": " ".join(one.warnings),
        }
        for one in made.anchors
    ]


def summary(made: Ran, asked: Asked) -> dict[str, Any]:
    """The city as a whole, and what it rests on."""
    city = [row for row in rows(made, made.outcome.gap, shown_years(asked.to)) if row["level"] == "city"]
    return {
        "base_year": made.outcome.years[0],
        "to": asked.to,
        "draws": asked.draws,
        "seed": asked.seed,
        "synthetic": made.given.synthetic,
        "confidence": made.outcome.confidence,
        "conversion_version": made.bench.conversion.version,
        "scenario": asdict(made.outcome.scenario),
        "unknown_areas": list(made.outcome.unknown_areas()),
        "gap": city,
        "anchors": anchor_rows(made),
    }


def _number(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.1f}"


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
