# SPDX-License-Identifier: EUPL-1.2
"""The ground of Voorbeeldstad: profile, sources, places, parties and calendar."""

import csv
import hashlib
import io
from dataclasses import dataclass
from random import Random
from typing import Any

from woonregie.intake.example.words import DISTRICTS, LANDS, TREES
from woonregie.intake.profile.place_cells import COLUMNS

CITY = "voorbeeldstad"
MUNICIPALITY = "gemeente-voorbeeldstad"
CORPORATIONS = tuple(f"voorbeeldcorporatie-{name}" for name in ("a", "b", "c"))
TENANTS = "voorbeeldhuurders"
PARTNERS = ("voorbeeldzorg", "voorbeeldwelzijn")
OWN_PLAN = "VPA"
AGREEMENTS, PROGRAMME = "VD1", "VD2"


@dataclass(frozen=True)
class Area:
    """A place with the name that texts use."""

    code: str
    name: str
    kind: str
    parent: str
    aliases: str = ""


def profile_file() -> dict[str, Any]:
    """The heading of the profile."""
    return {
        "code": CITY,
        "name": "Voorbeeldstad",
        "title": "Woonregie Voorbeeldstad",
        "municipality_party": MUNICIPALITY,
        "default_plan": OWN_PLAN,
        "demo_reference_date": "2024-07-01",
    }


def sources_file(seed: int) -> dict[str, Any]:
    """Two invented documents; the hash is of nothing but seed and code."""
    titles = {AGREEMENTS: "Prestatieafspraken Voorbeeldstad (verzonnen)", PROGRAMME: "Woonprogramma (verzonnen)"}
    documents = [
        {
            "code": code,
            "title": title,
            "publisher": MUNICIPALITY,
            "date": "2021-12-01",
            "sha256": hashlib.sha256(f"{CITY}:{seed}:{code}".encode()).hexdigest(),
        }
        for code, title in titles.items()
    ]
    return {"documents": documents, "datasets": []}


def areas(random: Random, commitments: int) -> list[Area]:
    """The city, five districts, and more neighbourhoods as there is more to agree on."""
    names = [tree + land for land in LANDS for tree in TREES]
    random.shuffle(names)
    districts = [
        Area(f"{CITY}-{name.lower()}", f"Voorbeeldstad-{name}", "district", CITY, f"{name} (Voorbeeldstad)")
        for name in DISTRICTS
    ]
    wanted = min(len(names), 5 + commitments // 8)
    neighbourhoods = [
        Area(f"vs-buurt-{number}", name, "neighbourhood", random.choice(districts).code)
        for number, name in enumerate(names[:wanted], start=1)
    ]
    return [Area(CITY, "Voorbeeldstad", "municipality", ""), *districts, *neighbourhoods]


def places_file(places: list[Area]) -> str:
    """places.csv."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for place in places:
        row = {"code": place.code, "name": place.name, "kind": place.kind, "parent": place.parent}
        writer.writerow({**row, "aliases": place.aliases, "document": AGREEMENTS, "section": "Gebieden"})
    return out.getvalue()


def parties_file() -> list[dict[str, Any]]:
    """Municipality, corporations, tenants, care and welfare, and the corporations together."""
    source = {"document": AGREEMENTS, "section": "Partijen", "lines": "1-20"}
    named = [
        (MUNICIPALITY, "Gemeente Voorbeeldstad", "municipality"),
        *((code, f"Voorbeeldcorporatie {code[-1].upper()}", "corporation") for code in CORPORATIONS),
        (TENANTS, "Huurdersorganisatie Voorbeeldstad", "tenant_association"),
        (PARTNERS[0], "Voorbeeldzorg", "care"),
        (PARTNERS[1], "Voorbeeldwelzijn", "welfare"),
    ]
    parties: list[dict[str, Any]] = [{"code": c, "name": n, "kind": k, "source": source} for c, n, k in named]
    together = {"code": "voorbeeldcorporaties", "name": "De corporaties van Voorbeeldstad", "kind": "collective"}
    return [*parties, {**together, "members": list(CORPORATIONS), "source": source}]


def calendar_file() -> list[dict[str, Any]]:
    """One yearly moment, agreed by all."""
    duty = {"code": "voorbeeld-evaluatie", "title": "Partijen evalueren de afspraken", "month": 11, "day": 1}
    more = {"kind": "agreed", "who": [MUNICIPALITY, *CORPORATIONS], "remind_days": [30, 7]}
    return [{**duty, **more, "basis": "Verzonnen afspraak", "source": {"document": AGREEMENTS, "lines": "30"}}]
