# SPDX-License-Identifier: EUPL-1.2
"""Need against supply where a better dwelling can serve a lower need."""

import numpy as np

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.words import Floats


def nested_gap(need: Floats, supply: Floats) -> Floats:
    """What is missing per kind of dwelling after the best use of what there is.

    The highest need is served first; what is left over serves the next. Because a dwelling that can serve a
    need can serve every lower one, no other use leaves less unserved (a chain of nested sets, so the greedy
    choice is optimal;
    tests hold it to the linear programme). Dwellings do not serve another neighbourhood.

    Args:
        need, supply: of shapes that broadcast to (..., kinds), lowest need first. Supply that is not known is
            NaN, and so is the gap of that kind and of every lower one.

    Returns:
        Dwellings missing, of shape (..., kinds), never negative.

    Raises:
        NeedsError: another number of kinds in each.
    """
    if need.shape[-1] != supply.shape[-1]:
        raise NeedsError("shape", "Behoefte en aanbod hebben niet dezelfde woningtypen.")
    gap = np.empty(np.broadcast_shapes(need.shape, supply.shape))
    left: Floats = np.zeros(gap.shape[:-1])
    for kind in reversed(range(need.shape[-1])):
        balance = supply[..., kind] + left - need[..., kind]
        gap[..., kind] = np.maximum(-balance, 0.0)
        left = np.maximum(balance, 0.0)
    return gap
