# SPDX-License-Identifier: EUPL-1.2
"""One period of a pilot: the lettings in it, who of them moved on, and for whom the pilot is meant."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils import timezone

from woonregie.allocation.models import Advert, Dwelling, Household, Letting
from woonregie.seniors.models import Pilot
from woonregie_core.allocation.ages import has_age, plus_months
from woonregie_core.allocation.agreement import Agreement, Label


@dataclass(frozen=True)
class Window:
    """The days from `start` to `end`, both included, under one agreement."""

    pilot: Pilot
    start: date
    end: date
    agreement: Agreement
    least: int

    @cached_property
    def landlords(self) -> list[int]:
        """The corporations that take part."""
        return list(self.pilot.corporations.values_list("pk", flat=True))

    @cached_property
    def lettings(self) -> list[Letting]:
        """Lettings of every landlord in the period. One query."""
        rows = Letting.objects.filter(contract_date__range=(self.start, self.end))
        return list(rows.select_related("advert", "dwelling", "left", "household__senior_case"))

    @cached_property
    def own_lettings(self) -> list[Letting]:
        """Lettings of homes of the corporations that take part."""
        return [one for one in self.lettings if one.dwelling.corporation_id in self.landlords]

    @cached_property
    def movers(self) -> list[Letting]:
        """Lettings to who moves on: with that priority, or old enough and from a family to a suitable home.

        The pilot itself plays no part in it, so that an earlier period is counted in the same way.
        """
        return [one for one in self.own_lettings if one.label == Label.MOVING_ON or self._moves_on(one)]

    def _moves_on(self, letting: Letting) -> bool:
        left, born, rules = letting.left, letting.household.birth_date, self.agreement
        return (
            left is not None
            and born is not None
            and has_age(born, rules.minimum_age, letting.contract_date)
            and self.is_family_home(left)
            and (left.bedrooms or 0) >= rules.minimum_bedrooms
            and self.is_suitable(letting.dwelling)
        )

    def is_suitable(self, dwelling: Dwelling) -> bool:
        """Whether a home is suitable for who walks with difficulty."""
        return dwelling.bat is not None and dwelling.bat >= self.agreement.pool_minimum_bat

    @cached_property
    def is_covered(self) -> bool:
        """Whether the registry holds lettings from the first month on; a period before it is missing, not zero."""
        first = Letting.objects.order_by("contract_date").values_list("contract_date", flat=True).first()
        return first is not None and first <= plus_months(self.start, 1)

    def offered(self, **extra: object) -> QuerySet[Advert]:
        """Adverts of suitable homes that were opened in the period."""
        found = Advert.objects.filter(
            opens__range=(self.start, self.end),
            dwelling__corporation__in=self.landlords,
            dwelling__bat__gte=self.agreement.pool_minimum_bat,
        )
        return found.filter(**extra)

    def is_family_home(self, dwelling: Dwelling) -> bool:
        """Whether a home counts as a family dwelling."""
        return dwelling.type.casefold() in self.agreement.family_dwellings

    def meant_for(self) -> QuerySet[Household]:
        """Households that the priority is meant for on the last day all conditions known."""
        rules = self.agreement
        born = plus_months(self.end, -12 * rules.minimum_age)
        since = plus_months(self.end, -12 * rules.minimum_tenancy_years)
        return self.tenants().filter(
            birth_date__lte=born,
            tenancy_start__lte=since,
            resident_children=0,
            arrears_months__lte=float(rules.maximum_arrears_months),
        )

    def not_known(self) -> int:
        """Tenants of family dwellings of whom a condition is not known."""
        unknown = Q(birth_date=None) | Q(tenancy_start=None) | Q(resident_children=None) | Q(arrears_months=None)
        return self.tenants().filter(unknown).count()

    def tenants(self) -> QuerySet[Household]:
        """Who rents a family dwelling with enough bedrooms from a corporation that takes part."""
        return Household.objects.filter(
            dwelling__corporation__in=self.landlords,
            dwelling__type__in=self.agreement.family_dwellings,
            dwelling__bedrooms__gte=self.agreement.minimum_bedrooms,
        )

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first moment of the period, and the first moment after it."""
        first, after = datetime.combine(self.start, time()), datetime.combine(self.end + timedelta(days=1), time())
        return timezone.make_aware(first), timezone.make_aware(after)

    @property
    def years(self) -> float:
        """How long the period is."""
        return ((self.end - self.start).days + 1) / 365.25
