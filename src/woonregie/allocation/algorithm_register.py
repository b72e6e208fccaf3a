# SPDX-License-Identifier: EUPL-1.2
"""The entry of this rule set in the Dutch algorithm register (standard 1.0), made from the rules themselves."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from woonregie.allocation import labels
from woonregie_core.allocation.agreement import Agreement
from woonregie_core.allocation.conditions import CONDITIONS
from woonregie_core.allocation.facts import Seeker
from woonregie_core.allocation.ruleset import fingerprint, parameters
from woonregie_core.allocation.run import ENGINE
from woonregie_core.policy.parameters import Policy, UnknownParameter

_NOT_ASKED = ("id", "offers_counted")


def entry(policy: Policy, organization: str, day: date) -> dict[str, Any]:
    """The fields of the standard for the rules in force on a day.

    Raises:
        UnknownParameter: an agreed rule is not known on that day.
    """
    agreement = Agreement.from_policy(policy.on(day))
    return {
        **_texts(),
        "organization": organization,
        "begin_date": None,
        "end_date": None,
        "contact": None,
        "website": None,
        "lawful_basis": sorted({condition.ground for condition in CONDITIONS}),
        "impacttoetsen": [],
        "source_data": [name for name in Seeker.__dataclass_fields__ if name not in _NOT_ASKED],
        "methods_and_models": {
            "engine": ENGINE,
            "rules": fingerprint(policy),
            "day": day.isoformat(),
            "order_pool_30": [label.value for label in agreement.order_moving_on],
            "order_pool_70": [label.value for label in agreement.order_general],
            "tie": _("Bij gelijke inschrijfduur beslist een loting die ieder kan narekenen."),
            "learning": False,
            "conditions": [_condition(place) for place in range(len(CONDITIONS))],
            "parameters": _values(policy, day),
        },
        "publiccode": "publiccode.yml",
    }


def _texts() -> dict[str, str]:
    """What the rules are for, in words."""
    return {
        "name": _("Toewijzing van woningen"),
        "description_short": _(
            "Rekent uit wie voor een huurwoning in aanmerking komt, in welke volgorde, en legt dat uit."
        ),
        "category": _("Wonen"),
        "status": _("In ontwikkeling"),
        "publication_category": _("Impactvol algoritme"),
        "goal": _("Woningen verdelen volgens de afspraken, gelijk voor iedereen en na te rekenen."),
        "proportionality": _(
            "De regels gebruiken alleen gegevens die de wet of de afspraken vragen. In de uitleg staat inkomen "
            "als klasse en een zorgbehoefte alleen als BAT-niveau."
        ),
        "human_intervention": _(
            "Een medewerker bevestigt iedere toewijzing, beoordeelt wat niet bekend is en kan met reden afwijken. "
            "Wie en waarom staat in de uitleg."
        ),
        "risks": _(
            "Verkeerde of verouderde gegevens; een grens waar een lager inkomen het aanbod kleiner maakt; mensen "
            "die digitaal niet kunnen reageren."
        ),
        "provider": _("Eigen regels; open broncode"),
    }


def _condition(place: int) -> dict[str, Any]:
    condition = CONDITIONS[place]
    return {
        "code": condition.code,
        "text": str(labels.CONDITION[condition.code]),
        "part": condition.part.value,
        "ground": condition.ground,
        "compares": list(condition.compares),
        "parameters": list(condition.parameters),
        "exception_by_hand": condition.by_hand,
    }


def _values(policy: Policy, day: date) -> list[dict[str, Any]]:
    """Every parameter with its value on the day; null where none is known."""
    found: list[dict[str, Any]] = []
    for parameter in parameters(policy):
        try:
            dated = parameter.on(day)
        except UnknownParameter:
            found.append({"name": parameter.name, "unit": parameter.unit, "value": None})
            continue
        said = {"name": parameter.name, "unit": parameter.unit, "value": str(dated.value)}
        found.append(said | {"from": dated.start.isoformat(), "standing": dated.standing.value,
                             "citation": dated.citation})  # fmt: skip
    return found
