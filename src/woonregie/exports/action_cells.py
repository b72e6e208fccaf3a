# SPDX-License-Identifier: EUPL-1.2
"""What the cells of one action hold. Export writes it and import compares with it, so that they always agree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from woonregie.agreements import labels
from woonregie.agreements.models import Action, Progress, Target
from woonregie.parties.models import Party

Value = str | int | Decimal | date | None
Names = dict[int, str]


def party_names(parties: Iterable[Party]) -> Names:
    """A name for every party that belongs to nobody else: id -> name, with the code where two share a name."""
    known = list(parties)
    shared = Counter(party.name for party in known)
    return {p.pk: p.name if shared[p.name] == 1 else f"{p.name} ({p.code})" for p in known}


def target_names(targets: Sequence[Target]) -> Names:
    """A name for every target of one action: id -> label, numbered where two share a label."""
    names: Names = {}
    for target in sorted(targets, key=lambda target: target.pk):
        taken = sum(name == target.label or name.startswith(f"{target.label} (") for name in names.values())
        names[target.pk] = f"{target.label} ({taken + 1})" if taken else target.label
    return names


def dutch_words(words: labels.Labels) -> dict[str, str]:
    """The Dutch words of a list, whatever language the pages have: code -> word."""
    with override("nl"):
        return {code.value: str(label) for code, label in words.items()}


def action_values(
    action: Action, standing: Progress | None, parties: Names, words: dict[str, dict[str, str]]
) -> dict[str, Value]:
    """Column key -> value; text is not yet shielded against formulas.

    Reads the plan, commitment and targets of the action; fetch them before for many actions.
    """
    plan = action.commitment.plan
    return {
        "id": action.pk,
        "revision": action.revision,
        "plan": plan.short_title,
        "commitment": commitment_name(plan.code, action.commitment.code),
        "code": action.code,
        "title": action.title,
        "summary": action.summary,
        "lead": parties.get(action.lead_id or 0, ""),
        "start": action.start,
        "end": action.end,
        "blocking_condition": action.blocking_condition,
        **_standing_values(action, standing, words),
    }


def commitment_name(plan: str, code: str) -> str:
    """How a cell points at a commitment: "PA2226 5t"."""
    return f"{plan} {code}"


def _standing_values(
    action: Action, standing: Progress | None, words: dict[str, dict[str, str]]
) -> dict[str, Value]:
    targets = target_names(list(action.targets.all()))
    first = next(iter(targets.values()), "")
    if standing is None:
        return {"phase": "", "course": "", "amount": None, "target": first, "explanation": "", "recorded_on": None}
    return {
        "phase": words["phase"].get(standing.phase, standing.phase),
        "course": words["course"].get(standing.course, ""),
        "amount": standing.amount_realised,
        "target": targets.get(standing.target_id or 0, first),
        "explanation": standing.explanation,
        "recorded_on": standing.recorded_on,
    }


def word_lists() -> dict[str, dict[str, str]]:
    """The words that cells of the columns Fase and Koers may hold."""
    return {"phase": dutch_words(labels.PHASE), "course": dutch_words(labels.COURSE)}
