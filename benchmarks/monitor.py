# SPDX-License-Identifier: EUPL-1.2
"""How long a page of the monitor takes in a city with 300 indicators, 44 neighbourhoods and 15 years.

Made-up values for the places of the Maastricht profile: the page of a district, the map, two areas side by side;
once with eight key figures as the page is meant, and once with every indicator as a key figure.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

INDICATORS, YEARS, KEY_FIGURES, TURNS = 300, range(2009, 2024), 8, 7
PAGES = ("/monitor/west/", "/monitor/mariaberg/", "/monitor/?cijfer=i7", "/monitor/vergelijk/?a=mariaberg&b=heer")


def main() -> None:
    """Print a row for each page."""
    with tempfile.TemporaryDirectory() as folder:
        _prepare(os.environ.get("BENCHMARK_DATABASE_URL") or f"sqlite:///{folder}/monitor.sqlite3")
        count = _fill()
        print(f"{count:,} values stored")
        for key_figures in (KEY_FIGURES, INDICATORS):
            _choose(key_figures)
            for who in ("visitor", "policy_officer"):
                for address in PAGES:
                    _measure(address, who, key_figures)
        from django.db import connection

        connection.close()


def _prepare(url: str) -> None:
    os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonregie.conf.test")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    call_command("migrate", verbosity=0)
    setup_test_environment()
    from woonregie.access.grant import Grant
    from woonregie.intake.services.load_profile import load_profile
    from woonregie.intake.services.sample_data import load_sample_data

    grant = Grant.for_command("benchmark")
    load_profile(grant, settings.PROFILES_DIR / "maastricht")
    load_sample_data(grant, "PA2226", "gemeente-maastricht", date(2024, 7, 1))


def _fill() -> int:
    """The indicators and their values, in one delivery."""
    from woonregie.access.grant import Grant
    from woonregie.indicators.models import Indicator, Series
    from woonregie.indicators.services.store_values import EditionData, store_edition
    from woonregie.sources.models import Dataset, Passage

    passage = Passage.objects.create(dataset=Dataset.objects.create(code="BENCH", title="Proef"))
    codes = [f"i{number}" for number in range(INDICATORS)]
    Indicator.objects.update(key_figure=False)
    indicators = Indicator.objects.bulk_create([Indicator(code=c, title=f"Cijfer {c}", order=0) for c in codes])
    Series.objects.bulk_create(
        [
            Series(indicator=i, code=i.code, title=i.title, unit="count", direction="up", aggregation="sum")
            for i in indicators
        ]
    )
    grant = Grant.for_command("benchmark")
    return store_edition(grant, EditionData("bench", "Proef", passage.pk, _rows(codes))).values


def _rows(codes: list[str]) -> Iterator[Any]:
    from woonregie.indicators.services.store_values import ValueRow
    from woonregie.places.models import Place, PlaceKind

    kinds = (PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT)
    places = [*Place.objects.filter(kind__in=kinds).values_list("code", flat=True), "maastricht"]
    for number, code in enumerate(codes):
        for position, place in enumerate(places):
            for year in YEARS:
                yield ValueRow(code, place, str(year), float((number * 7 + position * 31 + year * 13) % 997))


def _choose(count: int) -> None:
    """Make so many of the indicators key figures."""
    from woonregie.indicators.models import Indicator

    Indicator.objects.update(key_figure=False)
    Indicator.objects.filter(code__in=[f"i{number}" for number in range(count)]).update(key_figure=True)


def _measure(address: str, who: str, key_figures: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from woonregie.access.models import User

    browser = Client()
    if who != "visitor":
        user = User.objects.filter(role=who).earliest("pk")
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    asked = len(queries)
    took = []
    for _turn in range(TURNS):
        start = time.perf_counter()
        browser.get(address)
        took.append(time.perf_counter() - start)
    print(f"{key_figures:>4} key figures  {who:<15} {address:<40} {asked:>3} queries "
          f"{1000 * statistics.median(took):6.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
