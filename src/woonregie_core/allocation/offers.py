# SPDX-License-Identifier: EUPL-1.2
"""Going down the list: offer, answer, and the next one until somebody accepts."""

from collections.abc import Callable, Mapping
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
    NOT_ELIGIBLE = "not_eligible"
    TO_CHECK = "to_check"


class Step(NamedTuple):
    """What happened to one candidate of an advert.

    Attributes:
        counts: whether a direct offer was used up by it.
        reason: code of the reason of a refusal.
    """

    seeker_id: str
    outcome: Outcome
    counts: bool = False
    reason: str = ""


def without_offer(entry: Ranked) -> Step:
    """The end of the way for somebody who could not be placed in the order."""
    unknown = entry.standing.eligible is None
    return Step(entry.seeker_id, Outcome.TO_CHECK if unknown else Outcome.NOT_ELIGIBLE)


def go_down(
    ranking: Ranking,
    answers: Mapping[str, Answer],
    is_housed: Callable[[str], bool],
    agreement: Agreement,
) -> list[Step]:
    """Offer a dwelling to one candidate after the other; who has no answer noted is taken to accept.

    Args:
        answers: by seeker id, for this advert.
        is_housed: whether somebody accepted another dwelling before.

    Returns:
        One step per candidate, in the order of the ranking.
    """
    steps: list[Step] = []
    let = False
    for entry in ranking.ranked:
        if not entry.position:
            steps.append(without_offer(entry))
        elif let:
            steps.append(Step(entry.seeker_id, Outcome.NOT_REACHED))
        else:
            step = _offer(entry, ranking, answers, is_housed, agreement)
            let = step.outcome is Outcome.LET
            steps.append(step)
    return steps


def _offer(
    entry: Ranked,
    ranking: Ranking,
    answers: Mapping[str, Answer],
    is_housed: Callable[[str], bool],
    agreement: Agreement,
) -> Step:
    seeker_id, direct = entry.seeker_id, ranking.advert.model is Model.MEDIATION
    if is_housed(seeker_id):
        return Step(seeker_id, Outcome.HOUSED_ELSEWHERE)
    answer = answers.get(seeker_id)
    if answer is None or answer.reply is Reply.ACCEPT:
        return Step(seeker_id, Outcome.LET, counts=direct)
    counts = direct and answer.reason not in agreement.uncounted_reasons
    outcome = Outcome.REFUSED if answer.reply is Reply.REFUSE else Outcome.EXPIRED
    return Step(seeker_id, outcome, counts, answer.reason)
