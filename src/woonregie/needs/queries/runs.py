# SPDX-License-Identifier: EUPL-1.2
"""Runs and inputs that were kept."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.access.grant import Grant, Scope
from woonregie.conf.policy import current_policy
from woonregie.needs.kept import kept_policy
from woonregie.needs.models import NeedsInput, NeedsRun, NeedsScenario
from woonregie.needs.results import AREA, CITY, DISTRICT, Result, Spot, result_of
from woonregie.needs.writing import HORIZONS
from woonregie.places.models import Place
from woonregie.sources.citations import Citation
from woonregie_core.policy.parameters import PolicyOn

LEVELS = {"buurt": AREA, "stadsdeel": DISTRICT, "gemeente": CITY}
_ORIGINS = ("input__passage__dataset", "input__passage__document")


@dataclass(frozen=True)
class Shown:
    """A run that is looked at, with the names of its places."""

    run: NeedsRun
    result: Result
    names: dict[str, str]
    city: str

    def name(self, spot: Spot) -> str:
        """What people call a place."""
        return self.city if spot.level == CITY else self.names.get(spot.code, spot.name)

    @property
    def policy(self) -> PolicyOn:
        """The assumptions as they were kept with the run."""
        return kept_policy(self.run.policy.content).on(self.run.day)

    @property
    def percent(self) -> int:
        """How sure the interval is, in percent."""
        return round(100 * self.result.confidence)

    @property
    def least(self) -> int:
        """Modelled clients below this number are shown as a class: by the rule of today, not of the run."""
        return current_policy().on(policy_day(self.run.input)).whole("needs.small_clients")

    @property
    def years(self) -> list[int]:
        """The horizons that the run reaches; its last year where it reaches none."""
        return [year for year in HORIZONS if year in self.result.years[1:]] or [self.result.years[-1]]

    def year(self, asked: str) -> int:
        """The year that is asked for, or the first horizon."""
        return int(asked) if asked.isascii() and asked.isdigit() and int(asked) in self.years else self.years[0]


def runs() -> QuerySet[NeedsRun]:
    """All runs, the newest first, without what came out."""
    return NeedsRun.objects.select_related(*_ORIGINS).defer("result", "input__content")


def inputs() -> QuerySet[NeedsInput]:
    """All inputs, the newest first, without their content."""
    return NeedsInput.objects.defer("content")


def scenarios() -> QuerySet[NeedsScenario]:
    """Scenarios in use, by name."""
    return NeedsScenario.objects.filter(retired_on__isnull=True)


def shown(number: int, *, content: bool = False) -> Shown | None:
    """A run to look at; None where there is none. Two queries.

    Args:
        content: whether the input itself is needed, to work something out.
    """
    rows = NeedsRun.objects.select_related(*_ORIGINS, "policy", "scenario")
    run = (rows if content else rows.defer("input__content")).filter(number=number).first()
    if run is None:
        return None
    result = result_of(run.result)
    codes = [spot.code for spot in result.places if spot.code]
    names = dict(Place.objects.filter(code__in=codes).values_list("code", "name"))
    return Shown(run, result, names, _("hele gemeente"))


def latest_base() -> NeedsRun | None:
    """The newest run of the base; the newest run where there is no base."""
    rows = runs()
    return rows.filter(scenario__isnull=True).first() or rows.first()


def policy_day(source: NeedsInput) -> date:
    """The day of which the assumptions hold: today, or the base year where that still has to begin."""
    return max(default_day(), date(source.base_year, 1, 1))


def needs_citations(grant: Grant, passages: list[int]) -> list[Citation]:
    """The runs that rest on a passage; nothing for visitors."""
    if grant.scope is not Scope.ALL:
        return []
    rows = NeedsRun.objects.filter(input__passage__in=passages).order_by("number")[:50]
    return [
        Citation(passage, "berekening", f"{number} {name}".strip(), "needs:run", (str(number),))
        for passage, number, name in rows.values_list("input__passage_id", "number", "scenario_name")
    ]
