# SPDX-License-Identifier: EUPL-1.2
"""The policy of the example profile, and a few things every test needs."""

from datetime import date
from pathlib import Path

import numpy as np
from benchmarks.needs_city import make_stock

from woonregie_core.needs.run import Question
from woonregie_core.needs.settings import Conversion, Uncertainty
from woonregie_core.policy.loader import load_policy

POLICY = load_policy(Path(__file__).parents[3] / "profiles" / "maastricht" / "policy").on(date(2026, 1, 1))
CONVERSION = Conversion.from_policy(POLICY)
UNCERTAINTY = Uncertainty.from_policy(POLICY)


def question(world, to=2040, **changes):
    stock = changes.pop("stock", make_stock(len(world.population.areas.codes)))
    return Question(to=to, stock=np.asarray(stock, float), **changes)
