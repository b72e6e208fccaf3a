# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to bring in open data: 200,000 values of a city, and key figures of a whole country.

Run as `python -m benchmarks.open_data`. Works in a SQLite database of its own, in a temporary folder. Real files
are read too when the environment variable WOONREGIE_OPEN_DATA names a folder with them.
"""

import io
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NEIGHBOURHOODS, COLUMNS = 15_000, 100
CITY_PLACES, CITY_SERIES, CITY_YEARS = 44, 300, 15
MOST_NATIONAL_SECONDS, MOST_CITY_SECONDS, MOST_MEGABYTES = 60.0, 20.0, 500.0


def main() -> None:
    """Print seconds and megabytes, and fail when it takes longer than agreed."""
    with tempfile.TemporaryDirectory() as folder:
        _start(Path(folder))
        city = _measured("200.000 waarden van een stad", _city)
        memory = _megabytes()
        print(f"  geheugen daarna: {memory:.0f} MB")
        national = _measured(f"{NEIGHBOURHOODS:,} buurten × {COLUMNS} kolommen", _national)
        print(f"  geheugen daarna: {_megabytes():.0f} MB")
        real = os.environ.get("WOONREGIE_OPEN_DATA")
        if real:
            _real(Path(real))
    if city > MOST_CITY_SECONDS or memory > MOST_MEGABYTES or national > MOST_NATIONAL_SECONDS:
        raise SystemExit("Bringing in open data took longer, or more memory, than agreed.")


def _start(folder: Path) -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'bench.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "woonregie.conf.test"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _measured(title: str, work: Callable[[], int]) -> float:
    start = perf_counter()
    values = work()
    seconds = perf_counter() - start
    print(f"{title}: {values:,} waarden in {seconds:.1f} s")
    return seconds


def _megabytes() -> float:
    """The most memory that this process ever had in use."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _city() -> int:
    """A table of one's own with 300 columns and 15 years of every neighbourhood."""
    _mapping("STAD", CITY_SERIES, ["Gebied"], ["Jaar"])
    codes = [f"BU0935{number:04}" for number in range(CITY_PLACES)]
    _places(codes)
    lines = [";".join(["Gebied", "Jaar", *(f"Kolom {n}" for n in range(CITY_SERIES))])]
    for year in range(2008, 2008 + CITY_YEARS):
        for place, code in enumerate(codes):
            cells = ("." if n % 50 == 49 else f"{place * year % 900 + n},5" for n in range(CITY_SERIES))
            lines.append(";".join([code, str(year), *cells]))
    return _import("stad.csv", "\n".join(lines))


def _national() -> int:
    """A yearly table of all neighbourhoods of the country."""
    codes = [f"BU{number // 40 + 1:04}{number % 40:04}" for number in range(NEIGHBOURHOODS)]
    _places([code for code in codes if not code.startswith("BU0935")])
    _mapping("LAND", COLUMNS, ["gebiedcode"], ["jaartal"])
    head = ["gebiedcode", "jaartal", *(f"Kolom {n}" for n in range(COLUMNS))]
    rows = (
        [code, "2023", *("." if n % 40 == 39 else str(place * (n + 3) % 9000) for n in range(COLUMNS))]
        for place, code in enumerate(codes)
    )
    return _import("land.csv", "\n".join(";".join(row) for row in (head, *rows)))


def _mapping(name: str, columns: int, region: list[str], period: list[str]) -> None:
    from woonregie.intake.models import ColumnMapping

    meanings = [
        {
            "headings": [f"Kolom {n}"],
            "series": f"{name.lower()}-{n}",
            "title": f"Reeks {n}",
            "unit": "persons",
            "decimals": 1,
            "aggregation": "sum",
        }
        for n in range(columns)
    ]
    content = {
        "connector": "table",
        "dataset": {"code": name, "title": name, "publisher": "voorbeeld", "licence": "CC0-1.0"},
        "citation": "gemaakt om te meten",
        "region": region,
        "period": period,
        "columns": meanings,
    }
    ColumnMapping.objects.create(name=name, kind="table", content=content)


def _places(codes: list[str]) -> None:
    from woonregie.places.models import Place, PlaceKind

    Place.objects.bulk_create(
        [
            Place(code=code.lower(), name=code, kind=PlaceKind.NEIGHBOURHOOD, external_code=code)
            for code in codes
            if not Place.objects.filter(external_code=code).exists()
        ],
        batch_size=2_000,
    )


def _import(name: str, text: str) -> int:
    from woonregie.access.grant import Grant
    from woonregie.intake.opendata.connectors.shared import Asked
    from woonregie.intake.services.import_opendata import import_at_once

    stream = io.BytesIO(text.encode())
    _staged, stored = import_at_once(Grant.for_command("benchmark"), name, stream, Asked())
    return stored.values


def _neighbourhood_mapping() -> None:
    """What the table per neighbourhood that was summed from postcodes means; its columns are our own words."""
    from woonregie.intake.models import ColumnMapping

    names = ("inwoners", "mannen", "vrouwen", "huishoudens", "woningen")
    columns = [{"headings": [n], "series": f"pc6-{n}", "title": n, "unit": n, "aggregation": "sum"} for n in names]
    origin = {"code": "PC6-2021", "title": "Opgeteld uit postcodes", "publisher": "CBS", "licence": "CC-BY-4.0"}
    content = {
        "connector": "table", "dataset": origin, "citation": "CBS, Kerncijfers per postcode",
        "region": ["buurtcode"], "period": ["jaar"], "columns": columns,
    }  # fmt: skip
    ColumnMapping.objects.create(name="PC6", kind="table", content=content)


def _real(folder: Path) -> None:
    """What a folder with real files holds: whether each is recognised, and how long that takes."""
    from woonregie.intake.opendata.connectors.shared import Asked
    from woonregie.intake.opendata.stage import stage_file
    from woonregie.intake.problems import Rejected

    _places(["GM0935"])
    _neighbourhood_mapping()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".csv", ".xlsx")):
        start = perf_counter()
        said: Any
        try:
            with path.open("rb") as stream:
                said = stage_file(path.name, stream, Asked()).summary.counts
        except Rejected as refusal:
            said = str(refusal.problems[0])[:150]
        print(f"{path.name}: {said} ({perf_counter() - start:.2f} s)")


if __name__ == "__main__":
    main()
