# SPDX-License-Identifier: EUPL-1.2
"""A small city with values of a data set, to release. All numbers are made up."""

from collections.abc import Mapping
from itertools import count

from factories import make_place
from woonregie.access.grant import Grant
from woonregie.indicators.models import Indicator, Series
from woonregie.indicators.services.store_values import EditionData, ValueRow, store_edition
from woonregie.places.models import PlaceKind
from woonregie.sources.models import Dataset, Passage

GRANT = Grant.for_command("test")
COUNTS = {"maastricht": 61, "noord": 31, "zuid": 30, "a": 11, "b": 20, "c": 2, "d": 28}
_numbers = count(1)


def city() -> None:
    """A city of two districts with two neighbourhoods each."""
    town = make_place("maastricht", PlaceKind.MUNICIPALITY, external_code="GM0935", name="Maastricht")
    for district, inner in (("noord", "ab"), ("zuid", "cd")):
        place = make_place(district, PlaceKind.DISTRICT, town)
        for code in inner:
            make_place(code, parent=place, external_code=f"BU0935000{'abcd'.index(code)}")


def make_series(code: str = "wmo", **fields: object) -> Series:
    """A series of counts of people."""
    indicator = Indicator.objects.create(code=code, title="Mensen met hulp", theme="Zorg")
    values = {"title": "Mensen met hulp", "unit": "persons", "aggregation": "sum", "measured_by": "de gemeente"}
    return Series.objects.create(indicator=indicator, code=code, **{**values, **fields})


def deliver(
    series: Series, values: Mapping[str, float | None], period: str = "2023", passage: Passage | None = None
) -> None:
    """An edition with a value per place."""
    number = next(_numbers)
    if passage is None:
        dataset, _made = Dataset.objects.get_or_create(
            code="WMO", defaults={"title": "Wmo-registratie", "licence": "CC-BY-4.0"}
        )
        passage = Passage.objects.create(dataset=dataset, section=f"levering {number}")
    rows = [ValueRow(series.code, place, period, value) for place, value in values.items()]
    store_edition(GRANT, EditionData(f"levering-{number}", f"Levering {number}", passage.pk, rows))
