# SPDX-License-Identifier: EUPL-1.2
"""Whether a set of agreements says who, what, how much, when, where and on what source, and who brings what.

A gap is no fault of one party: it shows where a promise cannot be followed. Reviews of local housing agreements
found only about half of them concrete and reciprocity often missing; hence these questions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from woonregie_core.agreements.vocabulary import CommitmentType


class Aspect(StrEnum):
    """What a commitment should say."""

    WHO = "who"
    WHAT = "what"
    HOW_MUCH = "how_much"
    WHEN = "when"
    WHERE = "where"
    SOURCE = "source"


@dataclass(frozen=True)
class CommitmentFacts:
    """What one commitment says.

    Attributes:
        contributors: parties that bring something (lead, executing, condition); being informed brings nothing.
        measurable: whether it names an amount with a unit.
        dated: whether it has a start, an end, a review date, or is ongoing by agreement.
        placed: whether it names places, or is meant for the whole municipality.
    """

    key: str
    type: CommitmentType
    lead: str | None
    contributors: frozenset[str]
    described: bool
    measurable: bool
    dated: bool
    placed: bool
    sourced: bool


@dataclass(frozen=True)
class Completeness:
    """The answer for one plan.

    Attributes:
        gaps: commitment key -> aspects it does not cover.
        covered: aspect -> number of commitments that cover it, of those that should.
        asked: aspect -> number of commitments that should cover it.
        contributions: party -> number of commitments to which it brings something.
        without_contribution: parties of the plan that bring nothing.
    """

    total: int
    gaps: Mapping[str, tuple[Aspect, ...]]
    covered: Mapping[Aspect, int]
    asked: Mapping[Aspect, int]
    measurable: int
    contributions: Mapping[str, int]
    without_contribution: tuple[str, ...]


def assess(commitments: Sequence[CommitmentFacts], parties: Iterable[str]) -> Completeness:
    """How complete a plan is.

    Args:
        parties: the parties of the plan; each should bring something (reciprocity).
    """
    gaps = {facts.key: missing_aspects(facts) for facts in commitments}
    asked = Counter(aspect for facts in commitments for aspect in asked_aspects(facts))
    missing = Counter(aspect for aspects in gaps.values() for aspect in aspects)
    contributions = Counter(party for facts in commitments for party in facts.contributors)
    return Completeness(
        total=len(commitments),
        gaps={key: aspects for key, aspects in gaps.items() if aspects},
        covered={aspect: asked[aspect] - missing[aspect] for aspect in Aspect},
        asked={aspect: asked[aspect] for aspect in Aspect},
        measurable=sum(facts.measurable for facts in commitments),
        contributions=dict(contributions),
        without_contribution=tuple(sorted(party for party in set(parties) if not contributions[party])),
    )


def asked_aspects(facts: CommitmentFacts) -> tuple[Aspect, ...]:
    """What this commitment should say: an amount is asked only of a result."""
    return tuple(a for a in Aspect if a is not Aspect.HOW_MUCH or facts.type is CommitmentType.RESULT)


def missing_aspects(facts: CommitmentFacts) -> tuple[Aspect, ...]:
    """What this commitment should say and does not."""
    said = {
        Aspect.WHO: facts.lead is not None,
        Aspect.WHAT: facts.described,
        Aspect.HOW_MUCH: facts.measurable,
        Aspect.WHEN: facts.dated,
        Aspect.WHERE: facts.placed,
        Aspect.SOURCE: facts.sourced,
    }
    return tuple(aspect for aspect in asked_aspects(facts) if not said[aspect])
