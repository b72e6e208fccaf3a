# SPDX-License-Identifier: EUPL-1.2
"""Name a zone that was decided, and withdraw it. What was decided stays readable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.proximity.labels import ZONE_KIND, ZONE_STATE
from woonregie.proximity.models import DesignatedZone

_LONGEST = 70


@dataclass(frozen=True)
class Named:
    """A zone as it was decided: where it stands is a passage of a document, or words.

    Attributes:
        places: ids of neighbourhoods; none where the border is not known.
        code: given by a profile; else made from the name.
    """

    kind: str
    state: str
    name: str
    places: Sequence[int]
    decided_on: date | None
    decided_by: str
    source: str = ""
    passage_id: int | None = None
    code: str = ""


@transaction.atomic
def designate_zone(grant: Grant, named: Named) -> DesignatedZone:
    """Note a zone that was decided.

    Raises:
        PermissionDenied: only who keeps the register for all parties may.
        CannotDo: nothing says who decided it or where that stands, or it stands there already.
    """
    grant.require_party(None)
    if named.kind not in ZONE_KIND or named.state not in ZONE_STATE:
        raise CannotDo(_("Kies een soort en een stand uit de lijst."))
    if not (named.name.strip() and named.decided_by.strip()):
        raise CannotDo(_("Schrijf op hoe de zone heet en wie het besloot."))
    if named.passage_id is None and not named.source.strip():
        raise CannotDo(_("Schrijf op waar het besluit staat."))
    same = DesignatedZone.objects.filter(kind=named.kind, name__iexact=named.name.strip(), withdrawn_on=None)
    if same.exists():
        raise CannotDo(_("Deze zone staat er al. Trek haar eerst in als zij is veranderd."))
    zone = DesignatedZone.objects.create(
        code=named.code or _free_code(f"{named.kind}-{slugify(named.name)}"[:_LONGEST]),
        kind=named.kind,
        state=named.state,
        name=named.name.strip(),
        decided_on=named.decided_on,
        decided_by=named.decided_by.strip(),
        source=named.source.strip(),
        passage_id=named.passage_id,
        made_at=timezone.now(),
        made_by=grant.actor.name,
    )
    zone.places.set(named.places)
    details = {"kind": zone.kind, "state": zone.state, "places": sorted(named.places), "source": zone.source}
    record(grant, "zone.designate", f"zone:{zone.code}", _("Zone vastgelegd."), details)
    return zone


@transaction.atomic
def withdraw_zone(grant: Grant, zone: DesignatedZone, on: date, reason: str) -> None:
    """Say that a zone no longer stands.

    Raises:
        PermissionDenied: only who keeps the register for all parties may.
        CannotDo: it was withdrawn already, before it was decided, or nothing says why.
    """
    grant.require_party(None)
    locked = DesignatedZone.objects.select_for_update(of=("self",)).get(pk=zone.pk)
    if locked.withdrawn_on is not None:
        raise CannotDo(_("Deze zone is al ingetrokken."))
    if not reason.strip():
        raise CannotDo(_("Schrijf op waarom de zone wordt ingetrokken."))
    if locked.decided_on is not None and on < locked.decided_on:
        raise CannotDo(_("Deze dag ligt voor het besluit. Kies een latere dag."))
    locked.withdrawn_on, locked.withdrawn_by = on, grant.actor.name
    locked.withdrawn_reason = reason.strip()
    locked.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_reason"])
    details = {"on": on, "reason": locked.withdrawn_reason}
    record(grant, "zone.withdraw", f"zone:{locked.code}", _("Zone ingetrokken."), details)


def _free_code(wanted: str) -> str:
    """The code, with a number behind it where it is taken."""
    taken = set(DesignatedZone.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(code for code in numbered if code not in taken)
