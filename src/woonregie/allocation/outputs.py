# SPDX-License-Identifier: EUPL-1.2
"""What a run writes: lettings, rankings, receipts, bookings and a summary. The same run gives the same bytes."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from woonregie_core.allocation.bookings import Book, Share, free_space, unfitting
from woonregie_core.allocation.collecting import without_collecting
from woonregie_core.allocation.conditions import CONDITIONS, SPAN, Part
from woonregie_core.allocation.facts import Input
from woonregie_core.allocation.lots import commitment
from woonregie_core.allocation.offers import Outcome
from woonregie_core.allocation.receipts import START, Ground, digest
from woonregie_core.allocation.ruleset import fingerprint
from woonregie_core.allocation.run import ENGINE, Result, Rules, allocate
from woonregie_core.allocation.verdict import Verdict
from woonregie_core.allocation.writing import chain
from woonregie_core.policy.parameters import Policy

RECEIPTS, SUMMARY = "receipts.jsonl", "summary.json"
NAMES = ("lettings.csv", "ranking.csv", RECEIPTS, "ledger.csv", SUMMARY)
"""Every file of a run, in the order in which they are made."""

_SELECTION = SPAN[Part.SELECTION]


@dataclass(frozen=True)
class Asked:
    """What a run was asked to do.

    Attributes:
        input_hash: of the files that were read.
        seed: of the lots; `committed` says whether somebody chose it beforehand.
    """

    decided_on: date
    seed: str
    committed: bool
    input_hash: str


def make(given: Input, policy: Policy, asked: Asked) -> dict[str, bytes]:
    """Run the input and render every file.

    Raises:
        UnknownParameter: a value is not known on the day of the decision.
    """
    rules = Rules.from_policy(policy.on(asked.decided_on))
    result = allocate(given, rules, asked.seed, asked.decided_on)
    ground = Ground(ENGINE, asked.decided_on, fingerprint(policy), asked.input_hash, commitment(asked.seed))
    with without_collecting():
        blocks = list(chain(result, ground))
    files = {
        "lettings.csv": _csv(_LETTING, _lettings(result)),
        "ranking.csv": _csv(_RANKING, _ranking(result)),
        RECEIPTS: b"".join(blocks),
        "ledger.csv": _csv(_LEDGER, _ledger(result)),
    }
    end = digest(blocks[-1]) if blocks else START
    summary = _summary(result, rules, ground, asked)
    files[SUMMARY] = _json(summary | {"receipts_end": end, "files": _hashes(files)})
    return files


_LETTING = (
    "advert_id", "dwelling_id", "corporation", "place", "pool", "model", "closes", "seeker_id", "label",
    "position", "registered_at", "candidates", "placed",
)  # fmt: skip
_RANKING = (
    "advert_id", "position", "seeker_id", "eligible", "label", "registered_at", "reacted_at", "lot", "outcome",
    "counts", "reason", "fails", "unknown",
)  # fmt: skip
_LEDGER = ("book", "account", "advert_id", "delta", "state")


def _lettings(result: Result) -> Iterator[tuple[Any, ...]]:
    for decided in result.decided:
        advert, home, ranking = decided.ranking.advert, decided.ranking.advert.dwelling, decided.ranking
        for entry, step in zip(ranking.ranked, decided.steps, strict=True):
            if step.outcome is Outcome.LET:
                yield (
                    advert.id, home.id, home.corporation, home.place, advert.pool, advert.model, advert.closes,
                    entry.seeker_id, entry.standing.applied, entry.position, _moment(entry.registered_at),
                    len(ranking.ranked), len(ranking.eligible),
                )  # fmt: skip


def _ranking(result: Result) -> Iterator[tuple[Any, ...]]:
    words = {True: "1", False: "0", None: ""}
    for decided in result.decided:
        advert_id = decided.ranking.advert.id
        for entry, step in zip(decided.ranking.ranked, decided.steps, strict=True):
            yield (
                advert_id, entry.position or "", entry.seeker_id, words[entry.standing.eligible],
                entry.standing.applied, _moment(entry.registered_at), _moment(entry.reacted_at), entry.lot,
                step.outcome, int(step.counts), step.reason, _codes(entry.word, Verdict.FAILS),
                _codes(entry.word, Verdict.UNKNOWN),
            )  # fmt: skip


def _codes(word: str, verdict: Verdict) -> str:
    """The conditions of selection with a verdict, by code."""
    if verdict not in word[_SELECTION]:
        return ""
    answers = zip(CONDITIONS[_SELECTION], word[_SELECTION], strict=True)
    return " ".join(condition.code for condition, letter in answers if letter == verdict)


def _ledger(result: Result) -> Iterator[tuple[Any, ...]]:
    for booking in result.books.bookings:
        yield booking.book, booking.account, booking.advert_id, booking.delta, booking.state


def _summary(result: Result, rules: Rules, ground: Ground, asked: Asked) -> dict[str, Any]:
    steps = Counter(step.outcome for decided in result.decided for step in decided.steps)
    labels = Counter(
        entry.standing.applied
        for decided in result.decided
        for entry, step in zip(decided.ranking.ranked, decided.steps, strict=True)
        if step.outcome is Outcome.LET
    )
    corporations = sorted({decided.ranking.advert.dwelling.corporation for decided in result.decided})
    books, agreement = result.books, rules.agreement
    return {
        **ground.as_content(),
        "seed": asked.seed,
        "seed_was_chosen": asked.committed,
        "adverts": {
            "decided": len(result.decided),
            "let": steps[Outcome.LET],
            "not_let": len(result.decided) - steps[Outcome.LET],
            "open": len(result.open),
        },
        "candidates": {outcome.value: steps[outcome] for outcome in Outcome},
        "lettings_by_label": dict(sorted((label.value, count) for label, count in labels.items())),
        "vacancies_by_pool": _pools(result),
        "free_space": {name: _share(free_space(books, name, agreement)) for name in corporations},
        "not_fitting": {name: _share(unfitting(books, name, agreement)) for name in corporations},
    }


def _pools(result: Result) -> dict[str, int]:
    states = result.books.states.items()
    return {account: count for (book, account), count in sorted(states) if book is Book.POOL}


def _share(share: Share) -> dict[str, Any]:
    return {
        "part": share.part,
        "whole": share.whole,
        "limit_percent": float(share.limit * 100),
        "room": share.room,
    }


def _csv(heading: Iterable[str], found: Iterable[tuple[Any, ...]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(found)
    return text.getvalue().encode()


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: digest(content) for name, content in files.items()}


def _moment(moment: Any) -> str:
    return moment.isoformat() if moment else ""
