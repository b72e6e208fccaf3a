# SPDX-License-Identifier: EUPL-1.2
"""The lettings of an input without the explanations: what `run.allocate` gives, fast enough for scenarios."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from woonregie_core.allocation import fast, kernels
from woonregie_core.allocation.agreement import Agreement, Label
from woonregie_core.allocation.by_hand import decide
from woonregie_core.allocation.candidate import Candidate, social_rent_letter
from woonregie_core.allocation.columns import (
    SeekerFacts,
    advert_columns,
    day_number,
    derive,
    rank_table,
    reactions_by_advert,
    seeker_facts,
)
from woonregie_core.allocation.facts import Advert, Input, Model, Pool, Reply
from woonregie_core.allocation.labels import standing
from woonregie_core.allocation.pools import divide
from woonregie_core.allocation.ranking import considered
from woonregie_core.allocation.run import (
    Rules,
    answers_by_advert,
    deviations_by_advert,
    first_reactions,
    in_turn,
)


@dataclass(frozen=True, slots=True)
class Letting:
    """Who got the dwelling of an advert, and by which label."""

    advert_id: str
    seeker_id: str
    label: Label


@dataclass(frozen=True)
class Outcome:
    """The adverts with their pool under some rules, in the order of decision, and the lettings by seeker id."""

    rules: Rules
    adverts: tuple[Advert, ...]
    lettings: Mapping[str, Letting]


class City:
    """An input made ready once for many sets of rules, for the adverts that closed by one day."""

    def __init__(self, given: Input, agreement: Agreement, seed: str, decided_on: date) -> None:
        self.given, self.decided_on = given, decided_on
        self.adverts = in_turn(given.adverts, decided_on)
        self.reactions = first_reactions(given)
        self._seed = seed
        self._answers = answers_by_advert(given)
        self._deviations = deviations_by_advert(given)
        self.seekers = {seeker.id: seeker for seeker in given.seekers}
        self._facts = agreement, seeker_facts(given.seekers, agreement)
        self._pair: dict[tuple[str, str], int] = {}
        self._count = 0
        self._pairs = self._considered()

    def outcome(self, rules: Rules) -> Outcome:
        """The lettings under some rules."""
        labelled, _steps = divide(self.given.adverts, rules.agreement)
        adverts = tuple(labelled[advert.id] for advert in self.adverts)
        people = derive(self._facts_under(rules.agreement), rules.limits, rules.agreement)
        homes = advert_columns(adverts, rules.limits)
        names = fast.Names([s.id for s in self.given.seekers], [a.id for a in adverts], self._seed)
        by_hand = self._ranks_by_hand(adverts, rules)
        ordered = fast.order(self._pairs, people, homes, rank_table(rules.agreement), names, by_hand)
        winners = fast.let(self._pairs, ordered, people, homes, self._replies(rules.agreement))
        return Outcome(rules, adverts, self._lettings(adverts, ordered, winners, rules.agreement))

    def _considered(self) -> fast.Pairs:
        number = {seeker.id: place for place, seeker in enumerate(self.given.seekers)}
        rows = []
        for advert in self.adverts:
            found = considered(advert, self.reactions.get(advert.id, {}), self.seekers)
            rows.append({number[key]: day_number(at.date()) if at else None for key, at in found.items()})
            for place, key in enumerate(found):
                if key in self._answers.get(advert.id, ()) or key in self._deviations.get(advert.id, ()):
                    self._pair[advert.id, key] = self._count + place
            self._count += len(found)
        return fast.Pairs(*reactions_by_advert(rows))

    def _facts_under(self, agreement: Agreement) -> SeekerFacts:
        known, facts = self._facts
        return facts if known == agreement else seeker_facts(self.given.seekers, agreement)

    def _replies(self, agreement: Agreement) -> NDArray[np.int8]:
        reply = np.zeros(self._count, np.int8)
        for advert_id, answers in self._answers.items():
            for key, answer in answers.items():
                pair = self._pair.get((advert_id, key))
                if pair is not None and answer.reply is not Reply.ACCEPT:
                    reply[pair] = 2 if answer.reason.casefold() in agreement.uncounted_reasons else 1
        return reply

    def _ranks_by_hand(self, adverts: Sequence[Advert], rules: Rules) -> dict[int, int]:
        found = {}
        for advert in adverts:
            for key, deviations in self._deviations.get(advert.id, {}).items():
                pair = self._pair.get((advert.id, key))
                if pair is not None:
                    word, _decisions = decide(self.word(advert, key, rules), deviations)
                    stands = standing(word, rules.agreement.order(advert.pool is Pool.MOVING_ON))
                    found[pair] = stands.rank if stands.eligible else kernels.NOT_ELIGIBLE
        return found

    def word(self, advert: Advert, seeker_id: str, rules: Rules) -> str:
        """The verdicts about somebody for an advert, before anything that happened on the way or by hand."""
        candidate = Candidate(self.seekers[seeker_id], rules.limits, rules.agreement)
        direct = advert.model is Model.MEDIATION
        reacted_at = None if direct else self.reactions[advert.id][seeker_id]
        return candidate.answers(advert, social_rent_letter(advert, rules.limits), reacted_at)

    def _lettings(
        self, adverts: Sequence[Advert], ordered: fast.Order, winners: NDArray[np.int64], agreement: Agreement
    ) -> dict[str, Letting]:
        found = {}
        for advert, pair in zip(adverts, winners.tolist(), strict=True):
            if pair >= 0:
                key = self.given.seekers[self._pairs.seekers[pair]].id
                label = agreement.order(advert.pool is Pool.MOVING_ON)[ordered.rank[pair]]
                found[key] = Letting(advert.id, key, label)
        return found
