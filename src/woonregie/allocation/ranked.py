# SPDX-License-Identifier: EUPL-1.2
"""The order of one advert, made from facts that are already there: fresh ones, or those that were frozen."""

from woonregie.allocation.frozen import input_of, policy_of
from woonregie.allocation.models import Advert
from woonregie_core.allocation.candidate import Candidate
from woonregie_core.allocation.facts import Input
from woonregie_core.allocation.ranking import Considered, Ranking, considered, rank
from woonregie_core.allocation.run import Rules, deviations_by_advert, first_reactions


def rank_again(given: Input, rules: Rules, seed: str) -> Ranking:
    """The order of the one advert of an input."""
    (advert,) = given.adverts
    reactions = first_reactions(given).get(advert.id, {})
    seekers = {seeker.id: seeker for seeker in given.seekers}
    who = Considered(considered(advert, reactions, seekers), deviations_by_advert(given).get(advert.id, {}))
    return rank(advert, who, candidates_of(given, rules), rules.limits, rules.agreement, seed)


def candidates_of(given: Input, rules: Rules) -> dict[str, Candidate]:
    """Everybody in an input as the rules see them, by id."""
    return {seeker.id: Candidate(seeker, rules.limits, rules.agreement) for seeker in given.seekers}


def frozen_ranking(advert: Advert) -> tuple[Ranking, dict[str, Candidate]]:
    """The order of a closed advert, and its candidates, from the facts and rules that were frozen with it."""
    kept = advert.ranking
    given = input_of(kept.given)
    rules = Rules.from_policy(policy_of(kept.policy.content).on(advert.closes))
    return rank_again(given, rules, advert.seed), candidates_of(given, rules)
