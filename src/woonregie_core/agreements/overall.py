# SPDX-License-Identifier: EUPL-1.2
"""How a commitment stands when only its actions were reported on."""

from collections.abc import Sequence

from woonregie_core.agreements.vocabulary import Phase

_BEGUN = {Phase.IN_PROGRESS, Phase.COMPLETED, Phase.MERGED}


def overall_phase(phases: Sequence[Phase | None]) -> Phase | None:
    """The phase of the whole: finished when every part is, in progress when one began, else the furthest known.

    Args:
        phases: the last reported phase of each action, None where nothing was reported. Order does not matter.

    Returns:
        None where nothing at all was reported: silence is not "not started".
    """
    known = [phase for phase in phases if phase is not None]
    if not known:
        return None
    if len(known) == len(phases) and all(phase.is_final for phase in known):
        return Phase.STOPPED if set(known) == {Phase.STOPPED} else Phase.COMPLETED
    if _BEGUN & set(known):
        return Phase.IN_PROGRESS
    for phase in (Phase.PREPARING, Phase.POSTPONED, Phase.NOT_STARTED):
        if phase in known:
            return phase
    return known[0]
