# SPDX-License-Identifier: EUPL-1.2
"""Which step may follow which, as tables: of a round entry and of a phase."""

from woonregie_core.agreements.vocabulary import Phase, RoundState

ROUND_TRANSITIONS: dict[RoundState, frozenset[RoundState]] = {
    RoundState.EXPECTED: frozenset({RoundState.SUBMITTED}),
    RoundState.SUBMITTED: frozenset({RoundState.RETURNED, RoundState.SETTLED}),
    RoundState.RETURNED: frozenset({RoundState.SUBMITTED}),
    RoundState.SETTLED: frozenset(),
}

# A phase may be corrected backwards, but what was merged into something else lives on there.
PHASE_TRANSITIONS: dict[Phase, frozenset[Phase]] = {
    phase: frozenset() if phase is Phase.MERGED else frozenset(Phase) for phase in Phase
}


class NotAllowed(ValueError):
    """The step may not follow the present state. The message is Dutch."""


def next_round_state(present: RoundState, wanted: RoundState) -> RoundState:
    """The wanted state, if it may follow.

    Raises:
        NotAllowed: it may not.
    """
    if wanted not in ROUND_TRANSITIONS[present]:
        raise NotAllowed("Deze stap kan niet: de opgave staat daar niet voor open.")
    return wanted


def next_phase(present: Phase | None, wanted: Phase) -> Phase:
    """The wanted phase, if it may follow; anything may follow nothing.

    Raises:
        NotAllowed: it may not.
    """
    if present is not None and wanted not in PHASE_TRANSITIONS[present]:
        raise NotAllowed("Dit is opgegaan in iets anders. Meld de voortgang daar.")
    return wanted
