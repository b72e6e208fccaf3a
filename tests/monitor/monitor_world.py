# SPDX-License-Identifier: EUPL-1.2
"""A small town: two districts with two neighbourhoods each, with figures and agreements."""

from datetime import date

from factories import make_action, make_commitment, make_party, make_passage, make_place, make_plan, make_theme
from woonregie.indicators.models import Edition, Indicator, Period, Series, Value
from woonregie.places.models import Place

ON = date(2024, 7, 1)
NAMES = ("dorp", "noord", "zuid", "molen", "kerk", "haven", "veld")


def make_town() -> dict[str, Place]:
    """The places by code: `dorp` holds `noord` (`molen`, `kerk`) and `zuid` (`haven`, `veld`)."""
    dorp = make_place("dorp", kind="municipality")
    noord, zuid = (make_place(code, kind="district", parent=dorp) for code in ("noord", "zuid"))
    leaves = [
        make_place(code, parent=outer) for code, outer in zip(NAMES[3:], (noord, noord, zuid, zuid), strict=True)
    ]
    return dict(zip(NAMES, (dorp, noord, zuid, *leaves), strict=True))


def make_series(code: str = "inwoners", **fields: object) -> Series:
    """A key figure with a series of its own."""
    indicator = Indicator.objects.create(code=code, title=code.capitalize(), key_figure=True)
    defaults = {"title": code.capitalize(), "unit": "persons", "direction": "up", "aggregation": "sum"}
    return Series.objects.create(indicator=indicator, code=code, **{**defaults, **fields})


def fill(series: Series, year: int, values: dict[Place, float | str | None]) -> None:
    """Values of one year; text is a status that says why there is none."""
    passage = make_passage()
    start, end = date(year, 1, 1), date(year, 12, 31)
    period, _new = Period.objects.get_or_create(
        code=str(year), defaults={"kind": "year", "start": start, "end": end}
    )
    edition = Edition.objects.create(code=f"{series.code}-{year}", title="Uitgave", passage=passage)
    for place, value in values.items():
        known = isinstance(value, int | float)
        Value.objects.create(
            series=series, place=place, period=period, edition=edition, passage=passage,
            value=value if known else None, status="final" if known else value,
        )  # fmt: skip


def agree(*places: Place, code: str = "1", title: str = "Bouwen") -> None:
    """A released commitment about places, with one action in the first of them that a document names."""
    plan = make_plan(f"PLAN{code}", released=True)
    party = make_party()
    commitment = make_commitment(make_theme(plan), code=code, lead=party, places=list(places), title=title)
    make_action(commitment, lead=party, places=list(places[:1]), passage=make_passage())
