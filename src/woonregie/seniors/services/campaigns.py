# SPDX-License-Identifier: EUPL-1.2
"""Letters per neighbourhood (D004, pilot plan, 5.2): to every tenant from an age on, and to nobody twice."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.conf.policy import current_policy
from woonregie.places.models import Place
from woonregie.seniors.models import Campaign, Case, Letter, Pilot
from woonregie_core.allocation.ages import has_age


@transaction.atomic
def send_letters(grant: Grant, pilot: Pilot, place: Place, on: date) -> Campaign:
    """Write to everybody in a neighbourhood who is old enough, did not get a letter and did not stop.

    Raises:
        PermissionDenied: the actor works for one landlord only.
        CannotDo: it is not the turn of the neighbourhood, the pilot does not run, or there is nobody to write to.
        UnknownParameter: the age is not known on that day.
    """
    grant.require_party(None)
    if not pilot.start <= on <= pilot.end:
        raise CannotDo(_("De pilot loopt op die dag niet."))
    start = pilot.starts.filter(place=place).first()
    if start is not None and start.starts_on > on:
        words = _("%(place)s begint pas op %(day)s. Zo blijft de vergelijking met andere buurten eerlijk.")
        raise CannotDo(words % {"place": place.name, "day": start.starts_on.isoformat()})
    age = current_policy().on(on).whole("allocation.moving_on.support_age")
    waiting = Case.objects.filter(pilot=pilot, home__place=place, phase="new", letters=None)
    chosen = [
        one
        for one in waiting.select_for_update(of=("self",)).select_related("household")
        if one.household.birth_date and has_age(one.household.birth_date, age, on)
    ]
    if not chosen:
        raise CannotDo(_("In %(place)s is niemand aan wie nog een brief moet.") % {"place": place.name})
    campaign = Campaign.objects.create(
        pilot=pilot, place=place, minimum_age=age, sent_on=on, author_id=grant.actor.user_id
    )
    Letter.objects.bulk_create([Letter(campaign=campaign, case=one) for one in chosen], batch_size=1000)
    Case.objects.filter(pk__in=[one.pk for one in chosen]).update(phase="written")
    details = {"place": place.code, "letters": len(chosen), "minimum_age": age}
    record(grant, "senior.letters", f"pilot:{pilot.code}", _("Brieven verstuurd."), details)
    return campaign
