# SPDX-License-Identifier: EUPL-1.2
"""Small files in the true shape of each source, and a small city to read them into. All numbers are made up."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from factories import make_place
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.delivered import Delivered
from woonregie.intake.opendata.reading import read_file
from woonregie.places.models import PlaceAlias, PlaceKind
from woonregie.places.names import folded

KWB_HEAD = [
    "gwb_code_10",
    "gwb_code_8",
    "regio",
    "gm_naam",
    "recs",
    "gwb_code",
    "a_inw",
    "a_hh",
    "g_hhgro",
    "p_koopw",
]
KWB_ROWS = [
    ["NL00      ", "0", "Nederland", "Nederland", "Land      ", "NL00", 17811291, 8372858, 2.1, 57],
    ["GM0935    ", "0935", "Maastricht", "Maastricht", "Gemeente  ", "GM0935", 122734, 69000, 1.7, 45],
    ["WK093500  ", "093500", "Centrum", "Maastricht", "Wijk      ", "WK093500", 20500, 14000, 1.4, 33],
    ["BU09350000", "09350000", "Binnenstad", "Maastricht", "Buurt     ", "BU09350000", 2135, 1670, 1.3, 29],
    ["BU09350006", "09350006", "Wyck", "Maastricht", "Buurt     ", "BU09350006", 4120, 2805, 1.4, "."],
    ["BU09170001", "09170001", "Elders", "Heerlen", "Buurt     ", "BU09170001", 900, 400, 2.2, 60],
]


def city() -> None:
    """A municipality, one district and two neighbourhoods, with their codes of 2022."""
    town = make_place("maastricht", PlaceKind.MUNICIPALITY, external_code="GM0935")
    centre = make_place("centrum", PlaceKind.DISTRICT, town, external_code="WK093500")
    for code, outer in (("binnenstad", "BU09350000"), ("wyck", "BU09350006")):
        place = make_place(code, parent=centre, external_code=outer, valid_from=2022)
        PlaceAlias.objects.create(place=place, name=place.name, folded=folded(place.name))


def workbook(rows: Sequence[Sequence[Any]], sheet: str = "KWB2023") -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def kwb(rows: Sequence[Sequence[Any]] | None = None) -> bytes:
    """kwb-2023.xlsx."""
    return workbook([KWB_HEAD, *(KWB_ROWS if rows is None else rows)])


def csv_text(rows: Sequence[Sequence[Any]], separator: str = ";") -> str:
    """The same as CSV."""
    return "\n".join(separator.join(str(cell) for cell in row) for row in rows) + "\n"


def typed(number: str = "85618NED", rows: Sequence[dict[str, Any]] | None = None) -> bytes:
    """A TypedDataSet of StatLine (OData v3), with codes padded to ten characters."""
    plain = [
        {"ID": 0, "WijkenEnBuurten": "NL00      ", "SoortRegio_2": "Land      ", "AantalInwoners_5": 17811291},
        {"ID": 3, "WijkenEnBuurten": "BU09350000", "SoortRegio_2": "Buurt     ", "AantalInwoners_5": 2135},
        {"ID": 4, "WijkenEnBuurten": "BU09350006", "SoortRegio_2": "Buurt     ", "AantalInwoners_5": None},
    ]
    address = f"https://opendata.cbs.nl/ODataApi/OData/{number}/$metadata#Cbs.OData.WebAPI.TypedDataSet"
    return json.dumps({"odata.metadata": address, "value": plain if rows is None else list(rows)}).encode()


def observations() -> bytes:
    """Observations of StatLine (OData v4) with the names of their measures."""
    told = [
        ("T001036", "None", 2135.0, "BU09350000"),
        ("T001036", "Confidential", None, "BU09350006"),
        ("M000100", "None", 29.0, "BU09350000"),
    ]
    keys = ("Measure", "ValueAttribute", "Value", "WijkenEnBuurten")
    rows = [{"Id": number, **dict(zip(keys, row, strict=True))} for number, row in enumerate(told)]
    measures = [
        {"Identifier": "T001036", "Title": "Aantal inwoners"},
        {"Identifier": "M000100", "Title": "Koopwoningen"},
    ]
    context = "https://datasets.cbs.nl/odata/v1/CBS/85618NED/$metadata#Observations"
    return json.dumps({"@odata.context": context, "value": rows, "MeasureCodes": measures}).encode()


LEEFBAAROMETER = csv_text(
    [
        ["versie", "jaar", "bu_code", "bu_naam", "lbm", "afw", "klbm", "won", "fys", "vrz", "soc", "onv"],
        ["3.0", 2020, "BU09350000", "Binnenstad", "4,123", "-0,012", 7, "0,01", "-0,02", "0,12", "-0,05", "-0,11"],
        ["3.0", 2022, "BU09350000", "Binnenstad", "4,101", "-0,034", 6, "0,01", "-0,03", "0,12", "-0,06", "-0,12"],
        ["3.0", 2022, "BU09350006", "Wyck", "4,205", "0,010", 7, "0,02", "-0,01", "0,13", "-0,04", "-0,09"],
    ]
)

HEALTH = csv_text(
    [
        [
            "ID",
            "Leeftijd",
            "Marges",
            "WijkenEnBuurten",
            "Perioden",
            "ErvarenGezondheidGoedZeerGoed_4",
            "Eenzaam_27",
        ],
        [1, 20300, "MW00000", "BU09350000", "2022JJ00", "71.2", "48.9"],
        [2, 20300, "MOG0095", "BU09350000", "2022JJ00", "66.1", "43.2"],
        [3, 80200, "MW00000", "BU09350000", "2022JJ00", "58.4", "50.1"],
        [4, 20300, "MW00000", "BU09350006", "2022JJ00", "70.0", "."],
        [5, 80200, "MW00000", "BU09350006", "2022JJ00", ".", "."],
    ]
)

ENERGY = (
    "PublicatieDatum;01-10-2026\n"
    "Pand_registratiedatum;Pand_postcode;Pand_huisnummer;Pand_gebouwklasse;Pand_energieklasse;Pand_bagverblijfsobjectid\n"
    "02-03-2016;6211AL;1;W;G;0935010000000001\n"
    "02-03-2024;6211AL;1;W;A++;0935010000000001\n"
    "02-03-2020;6211AL;3;W;C;0935010000000002\n"
    "02-03-2020;6211AL;5;U;C;0935010000000003\n"
    "02-03-2020;6221XB;7;W;B;0935010000000004\n"
    "02-03-2020;fout;9;W;B;0935010000000005\n"
)


def delivered(name: str, data: bytes | str) -> Delivered:
    """The file as it is read."""
    return read_file(name, io.BytesIO(data.encode() if isinstance(data, str) else data))


def saved(folder: Path, name: str, data: bytes | str) -> Path:
    """The file on disk."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


PLAIN = Asked()
