# SPDX-License-Identifier: EUPL-1.2
"""The design of the pilot: what it is compared with, which neighbourhood starts when, and the hours it takes."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie.seniors.models import Hours, Meeting, Pilot, PilotStart
from woonregie.seniors.services.subjects import lock_pilot
from woonregie_core.pilot.start import starting_waves


@transaction.atomic
def fix_comparison(
    grant: Grant, pilot: Pilot, text: str, period: tuple[date, date], on: date, revision: int
) -> Pilot:
    """Say beforehand what the results will be held against. It cannot be changed afterwards.

    Args:
        period: first and last day of the period to compare with.

    Raises:
        PermissionDenied: the actor works for one landlord only.
        CannotDo: it was fixed before, the period is none, or nothing was written.
        Stale: somebody changed the pilot meanwhile.
    """
    grant.require_party(None)
    locked = lock_pilot(pilot, revision)
    if locked.comparison_fixed_on is not None:
        raise CannotDo(_("De vergelijking ligt al vast. Zo kan niemand haar achteraf bijstellen."))
    if not text.strip():
        raise CannotDo(_("Schrijf op waarmee de uitkomsten worden vergeleken."))
    if period[1] < period[0]:
        raise CannotDo(_("De einddatum ligt voor de begindatum. Draai ze om."))
    locked.comparison, locked.comparison_fixed_on = text.strip(), on
    locked.comparison_start, locked.comparison_end = period
    locked.revision += 1
    locked.save()
    record(grant, "pilot.compare", f"pilot:{locked.code}", _("Vergelijking van de pilot vastgelegd."), {"on": on})
    return locked


@transaction.atomic
def draw_starts(
    grant: Grant, pilot: Pilot, places: Sequence[Place], waves: int, days_between: int, seed: str, revision: int
) -> list[PilotStart]:
    """Let chance decide which neighbourhoods start in which wave; anybody can draw it again from the seed.

    Raises:
        PermissionDenied: the actor works for one landlord only.
        CannotDo: it was drawn before, or there are fewer neighbourhoods than waves.
        Stale: somebody changed the pilot meanwhile.
    """
    grant.require_party(None)
    locked = lock_pilot(pilot, revision)
    if locked.starts.exists():
        raise CannotDo(_("De volgorde van buurten is al geloot."))
    if not 1 <= waves <= len(places) or days_between < 1 or not seed.strip():
        raise CannotDo(_("Kies ten minste één ronde, evenveel buurten als rondes, en een zaad."))
    by_code = {place.code: place for place in places}
    drawn = starting_waves(by_code, seed.strip(), waves)
    found = PilotStart.objects.bulk_create(
        PilotStart(
            pilot=locked,
            place=by_code[code],
            wave=number,
            starts_on=locked.start + timedelta(days=days_between * (number - 1)),
        )
        for number, wave in enumerate(drawn, start=1)
        for code in wave
    )
    locked.seed = seed.strip()
    locked.revision += 1
    locked.save(update_fields=["seed", "revision"])
    details = {"seed": seed, "waves": waves, "places": len(found)}
    record(grant, "pilot.draw", f"pilot:{locked.code}", _("Volgorde van buurten geloot."), details)
    return found


@transaction.atomic
def note_hours(grant: Grant, pilot: Pilot, corporation: Party, month: date, hours: Decimal) -> Hours:
    """Note the hours of a landlord in a month; a later note replaces an earlier one, which the log keeps.

    Raises:
        PermissionDenied: it is another landlord.
        CannotDo: the landlord takes no part, or the number is below zero.
    """
    grant.require_party(corporation.pk)
    if not pilot.corporations.filter(pk=corporation.pk).exists():
        raise CannotDo(_("%(corporation)s doet niet mee aan de pilot.") % {"corporation": corporation.name})
    if hours < 0:
        raise CannotDo(_("Uren kunnen niet onder nul zijn."))
    first = month.replace(day=1)
    found, _new = Hours.objects.update_or_create(
        pilot=pilot, corporation=corporation, month=first, defaults={"hours": hours}
    )
    details = {"corporation": corporation.code, "month": first, "hours": hours}
    record(grant, "pilot.hours", f"pilot:{pilot.code}", _("Uren genoteerd."), details)
    return found


@transaction.atomic
def note_meeting(grant: Grant, pilot: Pilot, on: date, today: date) -> Meeting:
    """Note that the meeting about households was held; the next list looks back to it.

    Raises:
        PermissionDenied: the actor works for one landlord only.
        CannotDo: it lies in the future, or was noted before.
    """
    grant.require_party(None)
    if on > today:
        raise CannotDo(_("Dit overleg is nog niet geweest. Noteer het erna."))
    found, new = Meeting.objects.get_or_create(
        pilot=pilot, held_on=on, defaults={"author_id": grant.actor.user_id}
    )
    if not new:
        raise CannotDo(_("Het overleg van die dag is al genoteerd."))
    record(grant, "pilot.meeting", f"pilot:{pilot.code}", _("Overleg genoteerd."), {"on": on})
    return found
