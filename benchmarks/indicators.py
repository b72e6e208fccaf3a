# SPDX-License-Identifier: EUPL-1.2
"""How quickly values come in, and how many queries a page about an area asks, at the sizes a city has.

Two deliveries: one of a city (300 indicators, 44 places, 15 years) and one of the whole country (15,000 places,
100 series). Beside it the plain way, one model object saved per row, on a sample. Each delivery is loaded in a
process of its own with a database of its own, so that the memory is that of the load alone.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CITY = (300, 44, 15)
COUNTRY = (100, 15_000, 1)
PLAIN_ROWS = 2_000


def main() -> None:
    """Print a row for each delivery, for the plain way, and for the key figures of areas."""
    for kind in ("city", "country"):
        subprocess.run([sys.executable, "-m", "benchmarks.indicators", kind], check=True)


def measure(kind: str) -> None:
    """Load one delivery in a fresh database and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        _prepare(os.environ.get("BENCHMARK_DATABASE_URL") or f"sqlite:///{folder}/benchmark.sqlite3")
        _load(kind, CITY if kind == "city" else COUNTRY)
        from django.db import connection

        connection.close()


def _prepare(url: str) -> None:
    os.environ["DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonregie.conf.test")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _load(kind: str, size: tuple[int, int, int]) -> None:
    from woonregie.access.grant import Grant
    from woonregie.indicators.services.store_values import EditionData, store_edition

    grant, passage = Grant.for_command("benchmark"), _ground(size)
    before, start = _memory(), time.perf_counter()
    stored = store_edition(grant, EditionData("first", "Eerste levering", passage, _rows(size)))
    took = time.perf_counter() - start
    print(
        f"{kind:<8} {stored.values:>9,} values stored   {took:6.1f} s  {_memory() - before:5.0f} MB more",
        flush=True,
    )
    start = time.perf_counter()
    again = store_edition(grant, EditionData("first", "Eerste levering", passage, _rows(size)))
    assert not again.changed
    print(f"{'':<8} {stored.values:>9,} the same again   {time.perf_counter() - start:6.1f} s", flush=True)
    if kind == "city":
        plain = _plain(size, passage)
        print(f"{'':<8} {PLAIN_ROWS:>9,} one by one       {plain:6.1f} s  "
              f"{plain / PLAIN_ROWS / (took / stored.values):5.0f} × as long per value")  # fmt: skip
        _pages(grant)


def _ground(size: tuple[int, int, int]) -> int:
    """Series and places without which no value can stand; gives the passage of the delivery."""
    from woonregie.indicators.models import Indicator, Series
    from woonregie.places.models import Place, PlaceClosure, PlaceKind
    from woonregie.sources.models import Dataset, Passage

    passage = Passage.objects.create(dataset=Dataset.objects.create(code="BENCH", title="Proef"))
    codes = [f"i{number}" for number in range(size[0])]
    indicators = Indicator.objects.bulk_create([Indicator(code=c, title=c, key_figure=True) for c in codes])
    Series.objects.bulk_create([Series(indicator=i, code=i.code, title=i.code, unit="count") for i in indicators])
    city = Place.objects.create(code="p0", name="Stad", kind=PlaceKind.MUNICIPALITY)
    kind = PlaceKind.NEIGHBOURHOOD
    parts = [Place(code=f"p{n}", name=f"Buurt {n}", kind=kind, parent=city) for n in range(1, size[1])]
    parts = Place.objects.bulk_create(parts, batch_size=500)
    pairs = [PlaceClosure(ancestor=city, descendant=p, depth=1) for p in parts]
    own = [PlaceClosure(ancestor=p, descendant=p, depth=0) for p in (city, *parts)]
    PlaceClosure.objects.bulk_create([*pairs, *own], batch_size=500)
    return passage.pk


def _rows(size: tuple[int, int, int]) -> Iterator[Any]:
    from woonregie.indicators.services.store_values import ValueRow

    for series in range(size[0]):
        for place in range(size[1]):
            for year in range(size[2]):
                yield ValueRow(f"i{series}", f"p{place}", str(2010 + year), float(series * 7 + place * 3 + year))


def _plain(size: tuple[int, int, int], passage: int) -> float:
    """The same values as model objects that are saved one by one, in one transaction."""
    from django.db import transaction

    from woonregie.indicators.models import Edition, Period, Series, Value
    from woonregie.places.models import Place

    edition = Edition.objects.create(code="plain", title="Los", passage_id=passage)
    rows = _rows(size)
    start = time.perf_counter()
    with transaction.atomic():
        for _number in range(PLAIN_ROWS):
            row = next(rows)
            Value.objects.create(
                series=Series.objects.get(code=row.series),
                place=Place.objects.get(code=row.place),
                period=Period.objects.get(code=row.period),
                edition=edition,
                value=row.value,
            )
    return time.perf_counter() - start


def _pages(grant: Any) -> None:
    """Key figures of one area and of all areas."""
    from datetime import date

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from woonregie.indicators.queries.area import key_figures
    from woonregie.places.models import Place

    everywhere = list(Place.objects.values_list("pk", flat=True))
    for name, places in (("key figures of one area", everywhere[1:2]), ("of all areas", everywhere)):
        with CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            found = key_figures(grant, places, date(2026, 1, 1))
            took = time.perf_counter() - start
        count = sum(map(len, found.values()))
        print(f"{'':<8} {count:>9,} {name:<24} {took:6.2f} s  {len(queries)} queries", flush=True)


def _memory() -> float:
    """The most memory that this process used so far, in MB."""
    scale = 1024 if Path("/proc").exists() else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
