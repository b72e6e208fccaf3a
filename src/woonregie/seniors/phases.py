# SPDX-License-Identifier: EUPL-1.2
"""How far the contact with a household is, and what may follow what. Having moved follows from a letting."""

ORDER = ("new", "written", "answered", "visited", "searching")
"""Forward in this order, a step or more at a time; from anywhere to "stopped", and back from there."""


def may_follow(now: str, then: str) -> bool:
    """Whether a phase may follow another one."""
    if "moved" in (now, then) or now == then:
        return False
    if "stopped" in (now, then):
        return True
    return ORDER.index(then) > ORDER.index(now)


def at_least(now: str, then: str) -> str:
    """The later one of two phases, for what happens while the contact is further already or was stopped."""
    if now == "moved":
        return now
    return then if now == "stopped" or ORDER.index(then) > ORDER.index(now) else now
