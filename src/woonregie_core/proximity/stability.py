# SPDX-License-Identifier: EUPL-1.2
"""How much a class hangs on the choices: draws of other weights and other thresholds, the same for the same key.

Weights come from a Dirichlet distribution around the set that is used, so a weight of nought stays nought. Both
distances of a category are longer or shorter by the same random part.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.stats import rankdata

from woonregie_core.policy.parameters import PolicyOn
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.points import Reached
from woonregie_core.proximity.problems import Code, refuse
from woonregie_core.proximity.score import NO_CLASS, Scores, put_together, value_of
from woonregie_core.proximity.settings import Part, Settings
from woonregie_core.synthetic.draws import chance


@dataclass(frozen=True)
class Wobble:
    """How other choices are drawn.

    Attributes:
        draws: how many. spread: metres are at most so much longer or shorter, as a part of them.
        firmness: of the weights; the standard deviation of a weight w is the root of w (1 - w) / (firmness + 1).
    """

    draws: int
    spread: float
    firmness: float

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Wobble":
        """The parameters of a profile.

        Raises:
            UnknownParameter: one is not known on this day.
            ProximityError: one is not what it should be.
        """
        name = "proximity.stability"
        draws = policy.whole(f"{name}.draws")
        spread, firmness = (float(policy.number(f"{name}.{what}")) for what in ("spread", "firmness"))
        if draws < 1 or not 0 <= spread < 1 or firmness <= 0:
            raise refuse(Code.SETTING, name=name, value=(draws, spread, firmness))
        return cls(draws, spread, firmness)


def stability(scores: Scores, reached: Reached, wobble: Wobble, key: str) -> Floats:
    """(p), the share of draws in which each point keeps its class; NaN where it has none.

    Args:
        reached: the distances that the scores were made of.
        key: the same key gives the same draws, whatever the order of the points or the machine.
    """
    rng = chance(key, "proximity.stability")
    kept = np.zeros(len(scores.total))
    for _ in range(wobble.draws):
        settings, factors = _other(scores.settings, wobble, rng)
        values = _values(scores, reached, settings, factors)
        found = put_together(values, scores.safety, settings, scores.straight)
        kept += found.classes == scores.classes
    share: Floats = np.where(scores.classes == NO_CLASS, np.nan, kept / wobble.draws)
    return share


def agreement(first: Floats, second: Floats) -> float | None:
    """Spearman's rank correlation between two scores of the same points, ties at their mean rank.

    Returns:
        between -1 and 1; None where fewer than two points have both, or where one of the two is alike everywhere.
    """
    both = ~(np.isnan(first) | np.isnan(second))
    if both.sum() < 2:
        return None
    a, b = (rankdata(one[both]) for one in (first, second))
    a, b = a - a.mean(), b - b.mean()
    below = float(np.sqrt((a**2).sum() * (b**2).sum()))
    return float((a * b).sum()) / below if below > 0 else None


def _other(settings: Settings, wobble: Wobble, rng: np.random.Generator) -> tuple[Settings, Floats]:
    """Settings with other weights, and a factor on the metres of each category."""
    names = (*settings.codes, str(Part.SAFETY))  # safety last, as the score adds it last
    heavy = [name for name in names if settings.weights[name] > 0]
    drawn = rng.dirichlet([wobble.firmness * settings.weights[name] for name in heavy])
    weights = {**dict.fromkeys(names, 0.0), **dict(zip(heavy, drawn.tolist(), strict=True))}
    return replace(settings, weights=weights), rng.uniform(
        1 - wobble.spread, 1 + wobble.spread, len(settings.codes)
    )


def _values(scores: Scores, reached: Reached, settings: Settings, factors: Floats) -> Floats:
    """Values with the metres of each category longer or shorter: the same as distances shorter or longer."""
    values = scores.values.copy()
    for column, category in enumerate(settings.categories):
        counts = settings.weights[category.code] > 0 or category.code in settings.must
        if counts and category.code in reached.metres:
            metres = reached.metres[category.code]
            near = metres[:, : 1 if category.used == 1 else 3] / factors[column]
            values[:, column] = value_of(near, category, settings)
    return values
