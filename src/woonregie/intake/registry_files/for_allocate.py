# SPDX-License-Identifier: EUPL-1.2
"""The registry in the file contract of `woonregie allocate`: adverts that run or wait for a decision."""

from datetime import date

from woonregie.allocation.facts_of import seeker_facts
from woonregie.allocation.models import Advert, Household, Offer, Reaction
from woonregie.intake.registry_files.resources import DWELLINGS, Field, Kind
from woonregie.intake.registry_files.rows_out import as_text, rows_of
from woonregie.looks.csv_rows import registry_csv
from woonregie_core.allocation.facts import Seeker

_SEEKER = (
    "seeker_id", "birth_date", "household_size", "income_eur", "registered_at", "label_restructuring", "label_wmo",
    "required_bat", "leaves_dwelling_type", "leaves_bedrooms", "leaves_landlord", "tenancy_start",
    "resident_children", "arrears_months",
)  # fmt: skip
_DWELLING = ("dwelling_id", "corporation", "place", "type", "bedrooms", "bat", "rent_eur", "daeb")
_ADVERT = ("advert_id", "dwelling_id", "opens", "closes", "pool", "model")
_ANSWERS = {
    "refused": "refuse",
    "expired": "expired",
    "withdrawn": "refuse",
    "let": "accept",
    "accepted": "accept",
}


def allocate_files(on: date) -> dict[str, bytes]:
    """The files by name. An income is the amount that stands for its class under the limits of the day."""
    adverts = list(
        Advert.objects.filter(state__in=["published", "closed"]).select_related("dwelling").order_by("code")
    )
    people = Household.objects.filter(registered_at__isnull=False, registered_until=None).order_by("code")
    seekers = [
        _seeker_row(seeker_facts(one, on))
        for one in people.select_related("dwelling__corporation").prefetch_related("priorities")
    ]
    return {
        "seekers.csv": registry_csv(_SEEKER, seekers),
        "dwellings.csv": registry_csv(_DWELLING, [_dwelling_row(row) for row in rows_of(DWELLINGS)]),
        "adverts.csv": registry_csv(_ADVERT, [_advert_row(one) for one in adverts]),
        "reactions.csv": registry_csv(("advert_id", "seeker_id", "reacted_at"), _reactions(adverts, seekers)),
        "answers.csv": registry_csv(("advert_id", "seeker_id", "answer", "reason"), _answers(adverts, seekers)),
    }


def _seeker_row(one: Seeker) -> dict[str, str]:
    known = {
        "seeker_id": one.id,
        "birth_date": one.birth_date,
        "household_size": one.household_size,
        "income_eur": None if one.income is None else f"{one.income / 100:.2f}",
        "registered_at": one.registered_at,
        "label_restructuring": int(one.label_restructuring),
        "label_wmo": int(one.label_wmo),
        "required_bat": one.required_bat,
        "leaves_dwelling_type": one.leaves_dwelling_type,
        "leaves_bedrooms": one.leaves_bedrooms,
        "leaves_landlord": one.leaves_landlord,
        "tenancy_start": one.tenancy_start,
        "resident_children": one.resident_children,
        "arrears_months": one.arrears_months,
    }
    return {name: "" if value is None else _iso(value) for name, value in known.items()}


def _iso(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _dwelling_row(row: dict[str, str]) -> dict[str, str]:
    return row | {"dwelling_id": row["code"], "rent_eur": row["rent"], "bat": row["bat"]}


def _advert_row(one: Advert) -> dict[str, str]:
    return {
        "advert_id": one.code,
        "dwelling_id": one.dwelling.code,
        "opens": one.opens.isoformat(),
        "closes": one.closes.isoformat(),
        "pool": one.pool,
        "model": one.model,
    }


_MOMENT = Field("reacted_at", DWELLINGS.sheet, "", Kind.MOMENT)


def _reactions(adverts: list[Advert], seekers: list[dict[str, str]]) -> list[dict[str, str]]:
    known = {row["seeker_id"] for row in seekers}
    found = Reaction.objects.filter(advert__in=adverts, withdrawn_at=None).select_related("advert", "household")
    return [
        {
            "advert_id": one.advert.code,
            "seeker_id": one.household.code,
            "reacted_at": as_text(_MOMENT, one.reacted_at),
        }
        for one in found
        if one.household.code in known
    ]


def _answers(adverts: list[Advert], seekers: list[dict[str, str]]) -> list[dict[str, str]]:
    known = {row["seeker_id"] for row in seekers}
    found = Offer.objects.filter(advert__in=adverts).exclude(state="open").select_related("advert", "household")
    return [
        {
            "advert_id": one.advert.code,
            "seeker_id": one.household.code,
            "answer": _ANSWERS[one.state],
            "reason": one.reason,
        }
        for one in found
        if one.household.code in known
    ]
