# SPDX-License-Identifier: EUPL-1.2
"""One seeker held against the conditions. What depends on the seeker alone is worked out once."""

from datetime import date, datetime

from woonregie_core.allocation.ages import has_age, plus_months
from woonregie_core.allocation.agreement import Agreement
from woonregie_core.allocation.facts import Advert, Model, Seeker
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.verdict import F, M, N, U, letter


class Candidate:
    """A seeker with what the limits and the agreement of one day make of the facts."""

    __slots__ = (
        "_age_from",
        "_fixed",
        "_labels",
        "_need",
        "_registered_on",
        "_rent_young",
        "_settled",
        "_settled_from",
        "_tenancy_from",
        "elderly",
        "income_social",
        "offers_left",
        "registered_at",
        "rent_fitting",
        "seeker",
    )

    def __init__(self, seeker: Seeker, limits: Limits, agreement: Agreement) -> None:
        self.seeker = seeker
        self.registered_at: datetime | None = seeker.registered_at
        self._registered_on = seeker.registered_at.date() if seeker.registered_at else None
        self.offers_left = agreement.maximum_offers - seeker.offers_counted
        self._need = seeker.required_bat or 0
        self.elderly = is_elderly(seeker, limits)
        self.income_social = social_income(seeker, limits)
        self.rent_fitting = highest_fitting_rent(seeker, limits, self.elderly)
        self._rent_young = (
            highest_youth_rent(seeker, limits, self.rent_fitting) if agreement.youth_rent_applies else NO_LIMIT
        )
        self._labels = (M if seeker.label_restructuring else F) + (M if seeker.label_wmo else F)
        self._age_from = plus_months(seeker.birth_date, 12 * agreement.minimum_age) if seeker.birth_date else None
        start = seeker.tenancy_start if seeker.leaves_dwelling_type else None
        self._tenancy_from = plus_months(start, 12 * agreement.minimum_tenancy_years) if start else None
        self._fixed = moving_on_letters(seeker, agreement)
        self._settled_from = max(self._age_from or date.min, self._tenancy_from or date.min)
        self._settled = self._moving_on(date.max)

    def answers(self, advert: Advert, social_rent: str, reacted_at: datetime | None) -> str:
        """The word of verdicts of this person for an advert, in the order of `conditions.CONDITIONS`.

        Args:
            social_rent: the letter of the advert's own condition (`social_rent_letter`).
            reacted_at: None where nobody has to react: a direct offer.
        """
        dwelling, closes = advert.dwelling, advert.closes
        rent, bat = dwelling.rent, dwelling.bat
        fitting, young = self.rent_fitting, self._rent_young
        return (
            (U if self._registered_on is None else M if self._registered_on <= closes else F)
            + (N if reacted_at is None else M if advert.opens <= reacted_at.date() <= closes else F)
            + social_rent
            + (self.income_social if dwelling.daeb else N)
            + (N if fitting == NO_LIMIT else U if fitting is None else M if rent <= fitting else F)
            + (N if young == NO_LIMIT else U if young is None else M if rent <= young else F)
            + (N if not self._need else U if bat is None else M if bat >= self._need else F)
            + (_NOT_DIRECT if advert.model is Model.OFFER else self._direct())
            + (self._settled if closes >= self._settled_from else self._moving_on(closes))
        )

    def _direct(self) -> str:
        if not self.seeker.label_wmo:
            return F + N
        return M + (M if self.offers_left > 0 else F)

    def _moving_on(self, on: date) -> str:
        leaves, bedrooms, children, arrears, landlord = self._fixed
        old_enough = None if self._age_from is None else self._age_from <= on
        long_enough = None if self._tenancy_from is None else self._tenancy_from <= on
        tenancy = N if leaves == F else letter(long_enough)
        return self._labels + letter(old_enough) + leaves + bedrooms + tenancy + children + arrears + landlord


_NOT_DIRECT = N + N

NO_LIMIT = -1
"""Stands where no limit applies to a person at all."""


def social_income(seeker: Seeker, limits: Limits) -> str:
    """Whether the income allows a dwelling of the social sector (BTIV art. 56); exactly the limit does."""
    if seeker.income is None or seeker.household_size is None:
        return U
    return M if seeker.income <= limits.daeb_income(seeker.household_size) else F


def is_elderly(seeker: Seeker, limits: Limits) -> bool | None:
    """Whether one of the couple had the pension age on 1 January of the year (VERA isOuderenhuishouden)."""
    new_year = date(limits.day.year, 1, 1)
    births = [born for born in (seeker.birth_date, seeker.partner_birth_date) if born]
    if any(has_age(born, 0, new_year, limits.pension_age_months) for born in births):
        return True
    return False if seeker.birth_date else None


def highest_fitting_rent(seeker: Seeker, limits: Limits, elderly: bool | None) -> int | None:
    """The rent up to which a dwelling is fitting, in cents; `NO_LIMIT` above the income limit, None if unknown.

    Where the age is unknown the answer is still sure if both income limits give the same one.
    """
    size, income = seeker.household_size, seeker.income
    if size is None or income is None:
        return None
    kinds = (True, False) if elderly is None else (elderly,)
    needs = {income <= limits.fitting_income(size, kind) for kind in kinds}
    if len(needs) > 1:
        return None
    return limits.rent_cap(size) if needs.pop() else NO_LIMIT


def highest_youth_rent(seeker: Seeker, limits: Limits, fitting: int | None) -> int | None:
    """The rent up to which the young are kept, in cents; the same two marks as `highest_fitting_rent`."""
    if seeker.birth_date is None:
        return None
    if has_age(seeker.birth_date, limits.youth_age, limits.day):
        return NO_LIMIT
    return fitting if fitting in (None, NO_LIMIT) else limits.quality_rent


def moving_on_letters(seeker: Seeker, agreement: Agreement) -> tuple[str, str, str, str, str]:
    """The conditions of moving on that no date changes: dwelling, bedrooms, children, arrears, landlord."""
    kind = seeker.leaves_dwelling_type
    children = letter(None if seeker.resident_children is None else seeker.resident_children == 0)
    arrears = seeker.arrears_months
    if kind == "":  # nothing is left behind, so nothing can be asked about it
        return F, N, children, N, N
    leaves = letter(None if kind is None else kind.casefold() in agreement.family_dwellings)
    rooms, landlord = seeker.leaves_bedrooms, seeker.leaves_landlord
    return (
        leaves,
        letter(None if rooms is None else rooms >= agreement.minimum_bedrooms),
        children,
        letter(None if arrears is None else arrears <= agreement.maximum_arrears_months),
        letter(None if landlord is None else landlord.casefold() in agreement.participants),
    )


def social_rent_letter(advert: Advert, limits: Limits) -> str:
    """Whether a dwelling offered as social has a social rent; the same for every candidate."""
    if not advert.dwelling.daeb:
        return N
    return M if advert.dwelling.rent <= limits.daeb_rent else F
