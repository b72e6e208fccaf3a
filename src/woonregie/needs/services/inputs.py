# SPDX-License-Identifier: EUPL-1.2
"""Store an input as it came in, with where it comes from."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.one_at_a_time import Queue, one_at_a_time
from woonregie.access.services import record
from woonregie.needs.content import Given, kept
from woonregie.needs.models import NeedsInput
from woonregie.sources.models import Dataset, Passage
from woonregie_core.fingerprints import fingerprint


def require_all(grant: Grant) -> None:
    """Needs are about the whole town, so only who may do this for everybody may do it.

    Raises:
        PermissionDenied: the grant reaches one party only, or nothing.
    """
    if not grant.covers_party(None):
        raise PermissionDenied(_("Dit gaat over de hele gemeente. Vraag het aan de gemeente."))


@transaction.atomic
def store_input(
    grant: Grant, given: Given, title: str, delivered_on: date, publisher: str = "", scans: Sequence[int] = ()
) -> NeedsInput:
    """Keep an input for ever. The same content is kept once; then the one that stands is given back.

    Args:
        scans: numbers of the scans that filled shares in a zone; they are named where the input is.

    Raises:
        PermissionDenied: the actor acts for one party only.
    """
    require_all(grant)
    text = kept(given)
    one_at_a_time(Queue.NEEDS)
    sha256 = fingerprint(text)
    same = NeedsInput.objects.filter(sha256=sha256).first()
    if same is not None:
        return same
    number = (NeedsInput.objects.aggregate(top=Max("number"))["top"] or 0) + 1
    origin = Dataset.objects.create(
        code=f"woonzorgopgave-invoer-{number}", title=title, publisher=publisher, date=delivered_on
    )
    made = NeedsInput.objects.create(
        number=number,
        title=title,
        content=text,
        sha256=sha256,
        synthetic=given.synthetic,
        base_year=given.world.population.base_year,
        delivered_on=delivered_on,
        stored_at=timezone.now(),
        stored_by=grant.actor.name[:160],
        passage=Passage.objects.create(dataset=origin, section=_section(scans)),
    )
    details = {"sha256": sha256, "synthetic": given.synthetic, "scans": list(scans)}
    record(grant, "need.input", f"needs-input:{number}", _("Invoer voor de woonzorgopgave vastgelegd."), details)
    return made


def _section(scans: Sequence[int]) -> str:
    """Where in its source a number of this input stands."""
    if not scans:
        return _("Invoer van de berekening")
    words = _("Invoer van de berekening; delen in een zone uit scan %(scans)s")
    return words % {"scans": ", ".join(map(str, scans))}
