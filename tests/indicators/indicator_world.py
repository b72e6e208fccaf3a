# SPDX-License-Identifier: EUPL-1.2
"""A small city with indicators: places, series, and deliveries that come in through the one door."""

from factories import make_passage, make_place
from woonregie.access.grant import Grant
from woonregie.indicators.models import Indicator, Series
from woonregie.indicators.services.store_values import EditionData, ValueRow, store_edition

GRANT = Grant.for_command("test")


def make_city(neighbourhoods=2):
    """A municipality with neighbourhoods; the municipality first."""
    city = make_place("stad", kind="municipality", name="Stad")
    return [city, *(make_place(f"buurt-{n}", parent=city) for n in range(neighbourhoods))]


def make_series(code, indicator=None, **fields):
    """A series of an indicator that stands on the page of an area."""
    key = {"title": f"Indicator {code}", "theme": "Wonen", "key_figure": True, "passage": make_passage()}
    indicator = indicator or Indicator.objects.create(code=f"i-{code}", **key)
    values = {"title": f"Reeks {code}", "unit": "percent", **fields}
    return Series.objects.create(indicator=indicator, code=code, **values)


def deliver(code, *rows, **fields):
    """Store a delivery; each row as the fields of a `ValueRow`."""
    data = {"title": f"Levering {code}", "passage_id": make_passage().pk, **fields}
    return store_edition(GRANT, EditionData(code=code, values=[ValueRow(*row) for row in rows], **data))
