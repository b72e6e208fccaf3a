# SPDX-License-Identifier: EUPL-1.2
"""Going down the list: offer, answer, and the next one until somebody accepts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from woonregie_core.allocation.agreement import Agreement
from woonregie_core.allocation.facts import Answer, Model, Reply
from woonregie_core.allocation.ranking import Ranked, Ranking


class Outcome(StrEnum):
    """What became of a candidate."""

    LET = "let"
    REFUSED = "refused"
    EXPIRED = "expired"
    HOUSED_ELSEWHERE = "housed_elsewhere"
    NOT_REACHED = "not_reached"
    DWELLING_GONE = "dwelling_gone"
    WITHDRAWN = "withdrawn"
    NOT_ELIGIBLE = "not_eligible"
    TO_CHECK = "to_check"


class Step(NamedTuple):
    """What happened to one candidate of an advert.

    Attributes:
        counts: whether a direct offer was used up by it.
        reason: code of the reason of a refusal.
    """

    outcome: Outcome
    counts: bool = False
    reason: str = ""


_PLAIN = {outcome: Step(outcome) for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Situation:
    """What else decides about an offer.

    Attributes:
        answers: by seeker id, for this advert; who has none is taken to accept.
        is_housed: whether somebody accepted another dwelling before.
        is_gone: whether the dwelling was let by an earlier advert.
    """

    answers: Mapping[str, Answer]
    is_housed: Callable[[str], bool]
    is_gone: bool = False


def go_down(ranking: Ranking, situation: Situation, agreement: Agreement) -> list[Step]:
    """Offer a dwelling to one candidate after the other until somebody accepts.

    Returns:
        One step per candidate, in the order of the ranking.
    """
    steps: list[Step] = []
    rest = _PLAIN[Outcome.DWELLING_GONE] if situation.is_gone else None
    for entry in ranking.ranked:
        if not entry.position:
            unknown = entry.standing.eligible is None
            steps.append(_PLAIN[Outcome.TO_CHECK if unknown else Outcome.NOT_ELIGIBLE])
        elif rest is not None:
            steps.append(rest)
        else:
            step = _offer(entry, ranking, situation, agreement)
            rest = _PLAIN[Outcome.NOT_REACHED] if step.outcome is Outcome.LET else None
            steps.append(step)
    return steps


def _offer(entry: Ranked, ranking: Ranking, situation: Situation, agreement: Agreement) -> Step:
    if situation.is_housed(entry.seeker_id):
        return _PLAIN[Outcome.HOUSED_ELSEWHERE]
    direct = ranking.advert.model is Model.MEDIATION
    answer = situation.answers.get(entry.seeker_id)
    if answer is None or answer.reply is Reply.ACCEPT:
        return Step(Outcome.LET, counts=direct)
    counts = direct and answer.reason.casefold() not in agreement.uncounted_reasons
    outcome = Outcome.REFUSED if answer.reply is Reply.REFUSE else Outcome.EXPIRED
    return Step(outcome, counts, answer.reason)
