# SPDX-License-Identifier: EUPL-1.2
"""React to an advert, or take a reaction back, as long as it is open."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.allocation.facts_of import is_registered
from woonregie.allocation.models import Advert, Household, Reaction
from woonregie.allocation.services.subjects import lock_advert, subject


@transaction.atomic
def react(grant: Grant, advert: Advert, household: Household, at: datetime, assisted: bool = False) -> Reaction:
    """Put a household forward for an advert. A reaction that was taken back may be made again, at its new moment.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: the advert is not open, the household is not registered, or it reacted already.
    """
    locked = lock_advert(grant, advert)
    day = timezone.localtime(at).date()
    if locked.state != "published" or not locked.opens <= day <= locked.closes:
        raise CannotDo(_("Op deze woning kan op dit moment niet worden gereageerd."))
    if not is_registered(household, day):
        words = _("%(household)s staat op deze dag niet ingeschreven. Schrijf het huishouden eerst in.")
        raise CannotDo(words % {"household": household.code})
    found = Reaction.objects.filter(advert=locked, household=household).first()
    if found is not None and found.withdrawn_at is None:
        raise CannotDo(_("%(household)s heeft al gereageerd.") % {"household": household.code})
    if found is None:
        found = Reaction(advert=locked, household=household)
    found.reacted_at, found.assisted, found.withdrawn_at = at, assisted, None
    found.save()
    details = {"household": household.code, "assisted": assisted}
    record(grant, "reaction.add", subject(locked), _("Reactie vastgelegd."), details)
    return found


@transaction.atomic
def withdraw_reaction(grant: Grant, reaction: Reaction, at: datetime) -> Reaction:
    """Take a reaction back before the advert closes.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: the advert is closed, or the reaction was taken back before.
    """
    locked = lock_advert(grant, reaction.advert)
    if locked.state != "published":
        raise CannotDo(_("De advertentie is gesloten. Weiger een aanbieding als die komt."))
    found = Reaction.objects.select_for_update().get(pk=reaction.pk)
    if found.withdrawn_at is not None:
        raise CannotDo(_("Deze reactie was al ingetrokken."))
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    details = {"household": reaction.household.code}
    record(grant, "reaction.withdraw", subject(locked), _("Reactie ingetrokken."), details)
    return found
