# SPDX-License-Identifier: EUPL-1.2
"""Receipts: for every candidate of every advert what was decided and on what ground, chained by hash.

A receipt is a line of canonical JSON (keys sorted, no spaces, UTF-8). The lines of an advert form a block. The
first line of a block, its heading, holds what is the same for everybody: the dwelling, the order of labels, the
day, the policy, the counts before and after, and the hash of the block before it. So nothing can be changed, left
out, added or moved afterwards without breaking the chain; the hash of the last block stands in the summary of the
run. What is known of a seeker stands in a line of its own, in the first block that considers this person. A line
holds the least that the decision needs: income as a class, ages in whole years, never a diagnosis and never
another person (GDPR art. 5(1)(c)); how many stand ahead is a count per label.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any

from woonregie_core.allocation.ages import age, plus_months
from woonregie_core.allocation.by_hand import ByHand
from woonregie_core.allocation.candidate import NO_LIMIT, Candidate
from woonregie_core.allocation.facts import Seeker
from woonregie_core.allocation.labels import Standing
from woonregie_core.allocation.offers import Step
from woonregie_core.allocation.ranking import Ranked
from woonregie_core.allocation.run import Decided
from woonregie_core.allocation.verdict import Verdict

START = "0" * 64
"""What the first block of a chain names as the block before it."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
_YES_NO = {True: "true", False: "false"}
_NO_TEXT = '""'
_OFFERS = '"offers_before":{},'


def canonical(content: Any) -> bytes:
    """The one way in which content is written for hashing."""
    return _ENCODER.encode(content).encode()


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


def heading(decided: Decided, ground: Ground, previous: str) -> str:
    """The first line of an advert; `previous` is the hash of the block before it."""
    ranking = decided.ranking
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
            "counts_before": decided.before,
            "counts_after": decided.after,
            "ground": ground.as_content(),
            "previous": previous,
        }
    ).decode()


class KnownSeeker:
    """What the lines of one seeker have in common: the id as JSON, and ages as long as no birthday passes."""

    __slots__ = ("_birth", "_from", "_tenancy", "_until", "ages", "id")

    def __init__(self, seeker: Seeker) -> None:
        self.id = text(seeker.id)
        self._birth, self._tenancy = seeker.birth_date, seeker.tenancy_start
        self._from = self._until = date.min
        self.ages = "", ""

    def on(self, day: date) -> tuple[str, str]:
        """Age and years of tenancy on a day, in whole years, as JSON."""
        if not self._from <= day < self._until:
            years = [None if since is None else age(since, day) for since in (self._birth, self._tenancy)]
            said = ["null" if number is None else str(number) for number in years]
            self.ages = said[0], said[1]
            self._from, self._until = day, self._change(day)
        return self.ages

    def _change(self, day: date) -> date:
        """A day until which no anniversary comes."""
        known = [since for since in (self._birth, self._tenancy) if since]
        return min((plus_months(since, 12 * (age(since, day) + 1)) for since in known), default=date.max)


def facts_line(candidate: Candidate) -> str:
    """The line with what is known of a seeker and does not change from advert to advert."""
    seeker, cap = candidate.seeker, candidate.rent_fitting
    facts = {
        "arrears_months": None if seeker.arrears_months is None else str(seeker.arrears_months),
        "elderly": candidate.elderly,
        "highest_fitting_rent": None if cap in (None, NO_LIMIT) else cap,
        "household_size": seeker.household_size,
        "income": income_class(candidate),
        "label_restructuring": seeker.label_restructuring,
        "label_wmo": seeker.label_wmo,
        "leaves_bedrooms": seeker.leaves_bedrooms,
        "leaves_dwelling_type": seeker.leaves_dwelling_type,
        "leaves_landlord": seeker.leaves_landlord,
        "registered_at": seeker.registered_at.isoformat() if seeker.registered_at else None,
        "required_bat": seeker.required_bat,
        "resident_children": seeker.resident_children,
    }
    return _ENCODER.encode({"facts": facts, "kind": "seeker", "seeker": seeker.id})


def income_class(candidate: Candidate) -> str | None:
    """Where the income lies between the limits; None where that is not known."""
    if candidate.income_social == Verdict.UNKNOWN:
        return None
    if candidate.income_social == Verdict.FAILS:
        return "above_social"
    cap = candidate.rent_fitting
    return None if cap is None else "social" if cap == NO_LIMIT else "fitting"


def line(advert: str, entry: Ranked, step: Step, known: KnownSeeker, day: date) -> str:
    """The line of one candidate. Written by hand in canonical form, for speed; a test holds it to `canonical`.

    Args:
        advert: the advert's id as JSON.
        day: the day on which ages are looked at.
    """
    _id, reacted_at, _registered, word, found, position, lot, ahead, by_hand, offers = entry
    outcome, counts, reason = step
    years, tenancy = known.on(day)
    said, held, unsure = _labels(word, found)
    reacted = "null" if reacted_at is None else f'"{reacted_at.isoformat()}"'
    return (
        f'{{"advert":{advert},"age":{years},"ahead":[{_ahead(ahead) if ahead else ""}],{said}'
        f'{_by_hand(by_hand) if by_hand else ""}"counts":{_YES_NO[counts]},{held}"kind":"candidate","lot":"{lot}",'
        f'{"" if offers is None else _OFFERS.format(offers)}"outcome":"{outcome._value_}","place":{position},'
        f'"reacted_at":{reacted},"reason":{text(reason) if reason else _NO_TEXT},"seeker":{known.id},'
        f'"tenancy_years":{tenancy}{unsure}'
    )


def _by_hand(decisions: tuple[ByHand, ...]) -> str:
    said = canonical([decision._asdict() for decision in decisions]).decode()
    return f'"by_hand":{said},'


@lru_cache(maxsize=65536)
def _ahead(counts: tuple[int, ...]) -> str:
    return ",".join(map(str, counts))


@lru_cache(maxsize=65536)
def _labels(word: str, found: Standing) -> tuple[str, str, str]:
    """What a standing contributes to a line, in its three places; there are few different ones."""
    held, unsure = _ENCODER.encode(list(found.held)), _ENCODER.encode(list(found.unsure))
    return f'"answers":"{word}","applied":"{found.applied}",', f'"held":{held},', f',"unsure":{unsure}}}'


def text(words: str) -> str:
    """Words as JSON."""
    return encode_basestring(words)


def digest(content: bytes) -> str:
    """The hash of a block, or of a line."""
    return sha256(content).hexdigest()
