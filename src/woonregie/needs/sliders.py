# SPDX-License-Identifier: EUPL-1.2
"""The sliders of a scenario: at most eight, each with its unit, bounds and step. The middle changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie_core.needs.scenarios import Scenario
from woonregie_core.needs.words import GROUPS


@dataclass(frozen=True)
class Slider:
    """One slider. Shares stand as percent: `scale` times the engine's value is what people move."""

    name: str
    label: Promise
    unit: Promise
    low: float
    high: float
    step: float
    start: float = 0.0
    scale: float = 1.0
    hint: Promise | str = ""


SLIDERS = (
    Slider("later_entry", _("Later naar zorg"), _("maanden per jaar"), 0, 3, 0.1, scale=12,
           hint=_("Zoals in de tweede variant van het RIVM: de leeftijd schuift op met de levensverwachting.")),
    Slider("healthier_75_84", _("Gezonder van 75 tot en met 84 jaar"), _("procent per jaar"), -2, 5, 0.25,
           scale=100,
           hint=_("Het CBS zag beperkingen in deze groep dalen van 23,2 naar 17,1 procent in vijf jaar.")),
    Slider("intramural_places", _("Plaatsen in instellingen erbij of eraf"), _("plaatsen"), -300, 300, 10),
    Slider("plan_dropout", _("Onzekere plannen die extra uitvallen"), _("procent"), 0, 100, 5, scale=100),
    Slider("migration", _("Verhuizen ten opzichte van nu"), _("procent"), 0, 200, 10, start=100, scale=100),
    Slider("mortality_gain", _("Sterfte daalt sneller of trager"), _("procent per jaar"), -1, 1, 0.1, scale=100),
    Slider("wmo", _("Gebruik van Wmo"), _("procent per jaar"), -3, 3, 0.25, scale=100),
    Slider("wlz", _("Gebruik van Wlz"), _("procent per jaar"), -3, 3, 0.25, scale=100),
)  # fmt: skip


def scenario_from(values: Mapping[str, float], name: str = "schuif") -> Scenario:
    """The engine's scenario for positions of the sliders; a slider that is left out stands in the middle."""
    asked: dict[str, Any] = {one.name: values.get(one.name, one.start) / one.scale for one in SLIDERS}
    wmo, wlz = asked.pop("wmo"), asked.pop("wlz")
    trend = (wmo, *(wlz for _group in GROUPS[1:]))
    assert len(trend) == len(Scenario().care_trend)
    return Scenario(name=name, care_trend=(trend[0], trend[1], trend[2], trend[3]), **asked)


def positions_of(scenario: Scenario) -> dict[str, float]:
    """Where the sliders stand for a scenario. Shifts of the level have no slider."""
    plain = {one.name: getattr(scenario, one.name, 0.0) for one in SLIDERS}
    plain |= {"wmo": scenario.care_trend[0], "wlz": scenario.care_trend[1]}
    return {one.name: round(plain[one.name] * one.scale, 6) for one in SLIDERS}
