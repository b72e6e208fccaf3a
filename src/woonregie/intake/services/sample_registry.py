# SPDX-License-Identifier: EUPL-1.2
"""Load a made-up registry of homes and seekers, with a year of lettings and adverts that are going on."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.allocation.facts_of import rules_on
from woonregie.allocation.models import Dwelling, Household, TargetBudget, TargetLine
from woonregie.conf.policy import current_policy
from woonregie.conf.statistics import count_rows_anew
from woonregie.intake.sample.history import Stored, store_year
from woonregie.intake.sample.live_adverts import create_live_adverts
from woonregie.intake.sample.pilot import create_pilot
from woonregie.intake.sample.registry import home_facts, person_facts, store_homes, store_people
from woonregie.parties.models import Party
from woonregie.places.models import Place, PlaceKind
from woonregie_core.policy.parameters import PolicyOn, UnknownParameter
from woonregie_core.synthetic.calibration import Calibration
from woonregie_core.synthetic.homes import make_homes
from woonregie_core.synthetic.households import make_households, make_newcomers
from woonregie_core.synthetic.year import make_year

_LIVE = 32
_GROUPS = ("regulier", "doorstroom", "herstructurering", "wmo")


@transaction.atomic
def load_sample_registry(
    grant: Grant, municipality: Place, on: date, scale: float = 1.0, seed: str = "voorbeeld"
) -> dict[str, int]:
    """Make a registry that ends on a day. Does nothing where homes stand already, or without numbers to go by.

    Args:
        municipality: over whose neighbourhoods the homes are spread.
        scale: 1 is the size that the documents print.

    Returns:
        What was made, by kind.
    """
    policy = current_policy().on(on)
    try:
        numbers = Calibration.from_policy(policy, scale)
    except UnknownParameter:
        return {}
    if Dwelling.objects.exists():
        return {}
    start = date(on.year - 1, on.month, 1)
    rows, households, lettings = _store_history(numbers, _neighbourhoods(municipality), (start, on), seed)
    live = _go_on(grant, on, scale)
    _store_targets(policy, on)
    cases = _store_pilot(grant, policy, start, on, sorted(numbers.tenants_55))
    counts = {
        "dwellings": rows,
        "households": households,
        "lettings": lettings,
        "adverts": live,
        "cases": cases,
    }
    record(grant, "sample.registry", f"place:{municipality.code}", _("Voorbeeldregister geladen."), counts)
    count_rows_anew()
    return counts


def _store_history(
    numbers: Calibration, places: list[str], period: tuple[date, date], seed: str
) -> tuple[int, int, int]:
    """Homes, households, and a year of lettings by the rules; how many of each."""
    start, on = period
    homes = make_homes(numbers, places, seed)
    people = make_households(numbers, homes, start, seed)
    by_code, limits = {home.code: home for home in homes}, rules_on(on).limits
    months = make_year(
        numbers,
        [home_facts(home) for home in homes],
        [person_facts(one, by_code.get(one.home), limits) for one in people if one.registered_at],
        {one.code: one.home for one in people if one.home},
        rules_on,
        on,
        seed,
    )
    moved = sum(one.winner is not None for month in months for one in month.decided)
    newcomers = make_newcomers(numbers, moved, start, on, seed)
    offers_allowed = current_policy().on(on).whole("allocation.wmo.maximum_offers")
    rows = store_homes(homes)
    households = store_people([*people, *newcomers], rows, on, offers_allowed)
    lettings = store_year(months, Stored(rows, households, seed, on))
    return len(rows), len(households), len(lettings)


def _neighbourhoods(municipality: Place) -> list[str]:
    inside = Place.objects.filter(around__ancestor=municipality, kind=PlaceKind.NEIGHBOURHOOD)
    return list(inside.order_by("code").values_list("code", flat=True))


def _go_on(grant: Grant, on: date, scale: float) -> int:
    """Adverts of today: homes that stand empty first, and then some that become free."""
    many = max(8, round(_LIVE * min(scale, 1)))
    empty = Dwelling.objects.filter(vacant_since__isnull=False).select_related("corporation", "place")
    never_let = Dwelling.objects.filter(vacant_since=None, household=None, lettings=None, adverts=None)
    free = list(never_let.filter(bat__gte=1).order_by("rent", "code")[: 2 * many])
    chosen = [*empty.order_by("code")[: many // 3], *free][:many]
    Dwelling.objects.filter(pk__in=[home.pk for home in chosen]).update(vacant_since=on - timedelta(days=14))
    people = list(
        Household.objects.filter(registered_at__isnull=False, registered_until=None, income_class="fitting")
        .order_by("code")
        .select_related("dwelling")[:3_000]
    )
    return create_live_adverts(grant, chosen, people, on)


def _store_pilot(grant: Grant, policy: PolicyOn, start: date, on: date, landlords: Sequence[str]) -> int:
    corporations = list(Party.objects.filter(code__in=landlords).order_by("code"))
    support_age = policy.whole("allocation.moving_on.support_age")
    response = float(policy.number("synthetic.pilot.response_percent")) / 100
    return create_pilot(grant, corporations, start, on, support_age, response)


def _store_targets(policy: PolicyOn, on: date) -> None:
    """A two-yearly budget that began with the history (D000, theme 3), in made-up numbers."""
    start = date(on.year - 1, on.month, 1)
    budget = TargetBudget.objects.create(
        title=_("Verdeling over doelgroepen, twee jaar (voorbeeld)"),
        start=start,
        end=start.replace(year=start.year + 2) - timedelta(days=1),
        is_sample=True,
    )
    TargetLine.objects.bulk_create(
        TargetLine(budget=budget, group=group, planned=policy.whole(f"synthetic.target.{group}"))
        for group in _GROUPS
    )
