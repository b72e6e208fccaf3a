# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is: the highest candidate who was not offered the home and did not find another one."""

from django.db.models import Exists, OuterRef, Q

from woonregie.allocation.models import Advert, Candidate, Offer


def next_in_line(advert: Advert) -> Candidate | None:
    """The candidate the home is to be offered to now; None where nobody is left. One query."""
    elsewhere = Offer.objects.filter(household=OuterRef("household")).exclude(advert=advert)
    housed = elsewhere.filter(Q(state="accepted") | Q(state="let", answered_on__gte=advert.opens))
    here = Offer.objects.filter(advert=advert, household=OuterRef("household"))
    waiting = Candidate.objects.filter(ranking__advert=advert, place__gt=0).exclude(Exists(here) | Exists(housed))
    return waiting.select_related("household").order_by("place").first()
