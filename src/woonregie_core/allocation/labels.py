# SPDX-License-Identifier: EUPL-1.2
"""From answers to a place in the order: who may be considered, and by which label."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from woonregie_core.allocation.agreement import Label
from woonregie_core.allocation.conditions import SPAN, Part
from woonregie_core.allocation.verdict import all_hold

_PART = {Label.RESTRUCTURING: Part.RESTRUCTURING, Label.WMO: Part.WMO, Label.MOVING_ON: Part.MOVING_ON}


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What a word of verdicts means under one order of labels.

    Attributes:
        eligible: None where a condition is unknown and none fails: a person has to look first.
        held: labels that the person holds, the regular one always.
        unsure: labels that the person may hold, if what is unknown turns out well.
        applied: the first label of the order that the person holds.
        rank: place of that label in the order, from 0.

    There is one object per word and order, so that equal standings are the same object.
    """

    eligible: bool | None
    held: tuple[Label, ...]
    unsure: tuple[Label, ...]
    applied: Label
    rank: int


@lru_cache(maxsize=65536)
def standing(word: str, order: tuple[Label, ...]) -> Standing:
    """The standing that a word of verdicts gives: the first applicable label of the order counts."""
    answers = {label: all_hold(word[SPAN[part]]) for label, part in _PART.items()}
    held = tuple(label for label in Label if label is Label.REGULAR or answers[label])
    applied = next(label for label in order if label in held)
    return Standing(
        eligible=all_hold(word[SPAN[Part.SELECTION]]),
        held=held,
        unsure=tuple(label for label, answer in answers.items() if answer is None),
        applied=applied,
        rank=order.index(applied),
    )


def ahead_per_label(ranks: Sequence[int], labels: int) -> list[tuple[int, ...]]:
    """For each place in a ranked list how many stand ahead, per label of the order."""
    counts, ahead = [0] * labels, []
    for rank in ranks:
        ahead.append(tuple(counts))
        counts[rank] += 1
    return ahead
