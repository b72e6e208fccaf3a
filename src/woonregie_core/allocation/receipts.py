# SPDX-License-Identifier: EUPL-1.2
"""Receipts: for every candidate of every advert what was decided and on what ground, chained by hash.

A receipt is a line of canonical JSON (keys sorted, no spaces, UTF-8). The first line of an advert, its heading,
holds what is the same for everybody: the dwelling, the order of labels, the day, the policy, the counts before.
What is known of a seeker stands in a line of its own, once; the lines of decisions name its hash. Each line names
the hash of the line before it, so that nothing can be changed, left out or put between afterwards.
A line holds the least that the decision needs: income as a class, ages in whole years, never a diagnosis and never
another person (GDPR art. 5(1)(c)); how many stand ahead is a count per label.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from woonregie_core.allocation.ages import age
from woonregie_core.allocation.candidate import NO_LIMIT, highest_fitting_rent, is_elderly, social_income
from woonregie_core.allocation.facts import Seeker
from woonregie_core.allocation.labels import Standing
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.offers import Step
from woonregie_core.allocation.ranking import Ranked, Ranking
from woonregie_core.allocation.verdict import Verdict

START = "0" * 64
"""What the first line of a chain names as the line before it."""

_YES_NO = {True: "true", False: "false"}
_NO_TEXT = '""'


def canonical(content: Any) -> bytes:
    """The one way in which content is written for hashing."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()


@dataclass(frozen=True)
class Ground:
    """What all decisions of a run stand on.

    Attributes:
        policy: hash of all parameters and their citations.
        input: hash of everything that was read.
        commitment: of the seed of the lots.
    """

    engine: str
    decided_on: date
    policy: str
    input: str
    commitment: str

    def as_content(self) -> dict[str, str]:
        """As it stands in every heading."""
        return {
            "engine": self.engine,
            "decided_on": self.decided_on.isoformat(),
            "policy": self.policy,
            "input": self.input,
            "lot_commitment": self.commitment,
        }


def heading(ranking: Ranking, ground: Ground, counts: dict[str, int], previous: str) -> bytes:
    """The first line of an advert.

    Args:
        counts: how the books stood before this advert.
        previous: hash of the line before it.
    """
    advert, dwelling = ranking.advert, ranking.advert.dwelling
    return canonical(
        {
            "kind": "advert",
            "advert": advert.id,
            "model": advert.model,
            "opens": advert.opens,
            "closes": advert.closes,
            "pool": advert.pool,
            "order": list(ranking.order),
            "candidates": len(ranking.ranked),
            "placed": len(ranking.eligible),
            "dwelling": {
                "id": dwelling.id,
                "corporation": dwelling.corporation,
                "place": dwelling.place,
                "type": dwelling.type,
                "bedrooms": dwelling.bedrooms,
                "bat": dwelling.bat,
                "rent": dwelling.rent,
                "daeb": dwelling.daeb,
            },
            "counts_before": counts,
            "ground": ground.as_content(),
            "previous": previous,
        }
    )


class KnownSeeker:
    """What the lines of one seeker have in common: the id as JSON, and the hash of the line with the facts."""

    __slots__ = ("_birth", "_tenancy", "facts", "id")

    def __init__(self, seeker: Seeker, facts: str) -> None:
        self.id, self.facts = text(seeker.id), facts
        self._birth, self._tenancy = seeker.birth_date, seeker.tenancy_start

    def age(self, on: date) -> int | str:
        """Age in whole years on a day, as JSON."""
        return "null" if self._birth is None else age(self._birth, on)

    def tenancy(self, on: date) -> int | str:
        """Whole years of tenancy on a day, as JSON."""
        return "null" if self._tenancy is None else age(self._tenancy, on)


def facts_line(seeker: Seeker, limits: Limits, previous: str) -> bytes:
    """The line with what is known of a seeker and does not change from advert to advert."""
    return canonical(
        {"kind": "seeker", "seeker": seeker.id, "facts": _fixed_facts(seeker, limits), "previous": previous}
    )


def _fixed_facts(seeker: Seeker, limits: Limits) -> dict[str, Any]:
    cap = highest_fitting_rent(seeker, limits)
    return {
        "arrears_months": None if seeker.arrears_months is None else str(seeker.arrears_months),
        "elderly": is_elderly(seeker, limits),
        "highest_fitting_rent": None if cap in (None, NO_LIMIT) else cap,
        "household_size": seeker.household_size,
        "income": income_class(seeker, limits),
        "label_restructuring": seeker.label_restructuring,
        "label_wmo": seeker.label_wmo,
        "leaves_bedrooms": seeker.leaves_bedrooms,
        "leaves_dwelling_type": seeker.leaves_dwelling_type,
        "leaves_landlord": seeker.leaves_landlord,
        "registered_at": seeker.registered_at.isoformat() if seeker.registered_at else None,
        "required_bat": seeker.required_bat,
        "resident_children": seeker.resident_children,
    }


def income_class(seeker: Seeker, limits: Limits) -> str | None:
    """Where the income lies between the limits; None where that is not known."""
    social = social_income(seeker, limits)
    if social == Verdict.UNKNOWN:
        return None
    if social == Verdict.FAILS:
        return "above_social"
    cap = highest_fitting_rent(seeker, limits)
    return None if cap is None else "social" if cap == NO_LIMIT else "fitting"


def line(advert: str, entry: Ranked, step: Step, known: KnownSeeker, on: date, previous: str) -> bytes:
    """The line of one candidate. Written by hand in canonical form, for speed; a test holds it to `canonical`.

    Args:
        advert: the advert's id as JSON.
        on: the day on which ages are looked at.
    """
    _id, reacted_at, _registered, word, found, position, lot, ahead = entry
    _same, outcome, counts, reason = step
    applied, held, unsure = _labels(found)
    reacted = "null" if reacted_at is None else f'"{reacted_at.isoformat()}"'
    return (
        f'{{"advert":{advert},"age":{known.age(on)},"ahead":[{",".join(map(str, ahead))}],"answers":"{word}",'
        f'{applied},"counts":{_YES_NO[counts]},"facts":"{known.facts}",{held},"kind":"candidate","lot":"{lot}",'
        f'"outcome":"{outcome.value}","place":{position},"previous":"{previous}","reacted_at":{reacted},'
        f'"reason":{text(reason) if reason else _NO_TEXT},"seeker":{known.id},"tenancy_years":{known.tenancy(on)},'
        f"{unsure}}}"
    ).encode()


@lru_cache(maxsize=65536)
def _labels(found: Standing) -> tuple[str, str, str]:
    """What a standing contributes to a line; there are few different ones."""
    held = canonical(list(found.held)).decode()
    return f'"applied":"{found.applied}"', f'"held":{held}', f'"unsure":{canonical(list(found.unsure)).decode()}'


def text(words: str) -> str:
    """Words as JSON."""
    return json.dumps(words, ensure_ascii=False)


def digest(content: bytes) -> str:
    """The hash of a line."""
    return sha256(content).hexdigest()


@dataclass(frozen=True)
class Broken:
    """Where a chain does not hold: the number of the line from 1, and the advert it says to be about."""

    number: int
    advert: str


def verify(lines: Iterable[bytes]) -> Iterator[Broken]:
    """Every place where a line does not name the hash of the line before it."""
    previous = START
    for number, content in enumerate(lines, start=1):
        said = json.loads(content)
        if said["previous"] != previous:
            yield Broken(number, str(said.get("advert", "")))
        previous = digest(content)
