# SPDX-License-Identifier: EUPL-1.2
"""Rows as they stand now, for this transaction alone, and how they are called in the log."""

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import Stale
from woonregie.allocation.models import Advert, Offer


def lock_advert(grant: Grant, advert: Advert, revision: int | None = None) -> Advert:
    """The advert, locked, for somebody who acts for its landlord.

    Raises:
        PermissionDenied: it belongs to another landlord.
        Stale: somebody changed it since `revision`.
    """
    locked = (
        Advert.objects.select_for_update(of=("self",))
        .select_related("dwelling__corporation", "dwelling__place")
        .get(pk=advert.pk)
    )
    grant.require_party(locked.dwelling.corporation_id)
    if revision is not None and locked.revision != revision:
        raise Stale(
            _("Iemand anders was u voor bij advertentie %(advert)s. Bekijk eerst hoe het nu staat.")
            % {"advert": locked.code}
        )
    return locked


def lock_offer(grant: Grant, offer: Offer, revision: int) -> Offer:
    """The offer, locked after its advert.

    Raises:
        PermissionDenied, Stale: as `lock_advert`.
    """
    lock_advert(grant, offer.advert)
    locked = Offer.objects.select_for_update(of=("self",)).select_related("household", "advert").get(pk=offer.pk)
    if locked.revision != revision:
        raise Stale(_("Iemand anders heeft deze aanbieding al verwerkt. Bekijk eerst hoe het nu staat."))
    return locked


def touch(advert: Advert, *fields: str) -> None:
    """Keep the named fields of a locked advert, and tell everybody who looks at it that it changed."""
    advert.revision += 1
    advert.save(update_fields=[*fields, "revision"])


def subject(advert: Advert) -> str:
    """How an advert is called in the log."""
    return f"advert:{advert.code}"
