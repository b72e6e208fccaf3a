# SPDX-License-Identifier: EUPL-1.2
"""What is asked of other rules: six that are often asked for, and three of one's own choice from all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from woonregie.allocation.queries.rules import RuleRow, rules_in_force
from woonregie_core.allocation.whatif import Patch
from woonregie_core.policy.parameters import DatedValue, Parameter

KNOBS = (
    "allocation.pool.share_percent",
    "allocation.moving_on.minimum_age",
    "allocation.moving_on.minimum_tenancy_years",
    "allocation.moving_on.maximum_arrears_months",
    "allocation.order.pool_30",
    "allocation.order.pool_70",
)
"""What the page always offers to change."""
OWN_CHOICES = 3
_LARGEST = Decimal(10) ** 9


@dataclass(frozen=True)
class Knob:
    """A rule with its value of today and what was typed."""

    parameter: Parameter
    dated: DatedValue
    typed: str


@dataclass(frozen=True)
class Choice:
    """A rule chosen from the list, with what was typed."""

    number: int
    name: str
    typed: str


@dataclass(frozen=True)
class Asked:
    """What was filled in. `patch` is empty where nothing was, or where `problem` says what is wrong with it."""

    knobs: list[Knob]
    choices: list[Choice]
    others: dict[str, list[RuleRow]]
    patch: Patch
    problem: str


class _Wrong(ValueError):
    """What was filled in cannot be used; the message says why."""


def read(query: Mapping[str, str], on: date) -> Asked:
    """What an address asks of the rules of a day. A rule that has no value then is not on offer."""
    rules = {subject: [row for row in rows if row.dated] for subject, rows in rules_in_force(on).items()}
    known = {row.parameter.name: row for rows in rules.values() for row in rows}
    knobs = [
        Knob(known[name].parameter, dated, query.get(name, "").strip())
        for name in KNOBS
        if name in known and (dated := known[name].dated)
    ]
    choices = [
        Choice(number, query.get(f"regel{number}", "").strip(), query.get(f"waarde{number}", "").strip())
        for number in range(1, OWN_CHOICES + 1)
    ]
    others = {subject: [row for row in rows if row.parameter.name not in KNOBS] for subject, rows in rules.items()}
    try:
        patch, problem = _patch(knobs, choices, known, on), ""
    except _Wrong as wrong:
        patch, problem = {}, str(wrong)
    return Asked(knobs, choices, {subject: rows for subject, rows in others.items() if rows}, patch, problem)


def _patch(knobs: list[Knob], choices: list[Choice], known: Mapping[str, RuleRow], on: date) -> Patch:
    patch = {one.parameter.name: {on: _value(known[one.parameter.name], one.typed)} for one in knobs if one.typed}
    for one in choices:
        if not one.name and not one.typed:
            continue
        if one.name not in known:
            raise _Wrong(_("Eigen keuze %(n)s: kies een regel uit de lijst.") % {"n": one.number})
        row = known[one.name]
        if not one.typed:
            words = _("Vul een andere waarde in voor: %(rule)s.")
            raise _Wrong(words % {"rule": row.parameter.description})
        if one.name in patch:
            raise _Wrong(_("U vult deze regel twee keer in: %(rule)s.") % {"rule": row.parameter.description})
        patch[one.name] = {on: _value(row, one.typed)}
    return patch


def _value(row: RuleRow, typed: str) -> Decimal | str:
    """What was typed, as the rule takes it."""
    if row.dated is not None and isinstance(row.dated.value, str):
        return typed
    try:
        found = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or not 0 <= found <= _LARGEST:
        raise _Wrong(_("Vul een getal in voor: %(rule)s.") % {"rule": row.parameter.description})
    return found
