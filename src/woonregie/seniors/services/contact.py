# SPDX-License-Identifier: EUPL-1.2
"""What is said and asked in the contact with a household: responses, visits, wishes, help, stopping."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.places.models import Place
from woonregie.seniors import labels
from woonregie.seniors.models import Case, HelpRequest, Response, Visit
from woonregie.seniors.phases import at_least, may_follow
from woonregie.seniors.services.subjects import lock_case, subject, touch


@dataclass(frozen=True)
class Wishes:
    """What a household wants and what holds it back. `rent` in cents a month."""

    places: Sequence[Place]
    rent: int | None
    bat: int | None
    note: str
    barriers: Sequence[str]


@transaction.atomic
def respond(grant: Grant, case: Case, on: date, channel: str, interest: str) -> Response:
    """Note that a household let know something.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: the channel or interest is not one of the known ones.
    """
    locked = lock_case(grant, case)
    if channel not in labels.CHANNEL or interest not in labels.INTEREST:
        raise CannotDo(_("Kies hoe en wat het huishouden liet weten."))
    found = Response.objects.create(
        case=locked, on=on, channel=channel, interest=interest, is_sample=locked.is_sample
    )
    locked.phase = at_least(locked.phase, "answered")
    touch(locked, "phase")
    record(
        grant, "senior.respond", subject(locked), _("Reactie van een senior genoteerd."), {"interest": interest}
    )
    return found


@transaction.atomic
def plan_visit(grant: Grant, case: Case, on: date) -> Visit:
    """Agree on a day to come by.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: a visit is planned already.
    """
    locked = lock_case(grant, case)
    if locked.visits.filter(done=False).exists():
        raise CannotDo(_("Er staat al een huisbezoek gepland. Rond dat eerst af."))
    visit = Visit.objects.create(case=locked, on=on, author_id=grant.actor.user_id, is_sample=locked.is_sample)
    touch(locked)
    record(grant, "senior.plan_visit", subject(locked), _("Huisbezoek gepland."), {"on": on})
    return visit


@transaction.atomic
def finish_visit(grant: Grant, visit: Visit, on: date, note: str) -> Visit:
    """Note that a visit took place, with what was agreed.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: it was noted before.
    """
    locked = lock_case(grant, visit.case)
    found = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if found.done:
        raise CannotDo(_("Dit huisbezoek is al afgerond."))
    found.done, found.on, found.note = True, on, note.strip()
    found.save(update_fields=["done", "on", "note"])
    locked.phase = at_least(locked.phase, "visited")
    touch(locked, "phase")
    record(grant, "senior.visit", subject(locked), _("Huisbezoek afgerond."), {"on": on})
    return found


@transaction.atomic
def note_wishes(grant: Grant, case: Case, wishes: Wishes, revision: int) -> Case:
    """Keep what a household wants and what holds it back.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: a barrier is not one of the known ones.
        Stale: somebody changed the case meanwhile.
    """
    locked = lock_case(grant, case, revision)
    if not set(wishes.barriers) <= set(labels.BARRIER):
        raise CannotDo(_("Kies de belemmeringen uit de lijst."))
    locked.wishes_rent, locked.wishes_bat = wishes.rent, wishes.bat
    locked.wishes_note, locked.barriers = wishes.note.strip(), list(wishes.barriers)
    locked.wishes_places.set(wishes.places)
    touch(locked, "wishes_rent", "wishes_bat", "wishes_note", "barriers")
    details = {"rent": wishes.rent, "bat": wishes.bat, "barriers": list(wishes.barriers)}
    record(grant, "senior.wishes", subject(locked), _("Woonwensen bijgewerkt."), details)
    return locked


@transaction.atomic
def go_to(grant: Grant, case: Case, phase: str, reason: str, revision: int) -> Case:
    """Bring the contact to another phase; stopping needs a reason.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: the phase cannot follow the present one, or the reason to stop is missing.
        Stale: somebody changed the case meanwhile.
    """
    locked = lock_case(grant, case, revision)
    if phase not in labels.PHASE or not may_follow(locked.phase, phase):
        raise CannotDo(_("Deze stap past niet bij hoever het contact nu is."))
    if phase == "stopped" and not reason.strip():
        raise CannotDo(_("Schrijf op waarom het huishouden stopt."))
    before, locked.phase = locked.phase, phase
    locked.stopped_because = reason.strip() if phase == "stopped" else ""
    touch(locked, "phase", "stopped_because")
    record(grant, "senior.phase", subject(locked), _("Fase gewijzigd."), {"from": before, "to": phase})
    return locked


@transaction.atomic
def ask_help(grant: Grant, case: Case, kind: str, on: date, note: str) -> HelpRequest:
    """Note help that a household asks for.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: the kind is not one of the known ones.
    """
    locked = lock_case(grant, case)
    if kind not in labels.HELP:
        raise CannotDo(_("Kies de hulpvraag uit de lijst."))
    found = HelpRequest.objects.create(
        case=locked, kind=kind, asked_on=on, note=note.strip(), is_sample=locked.is_sample
    )
    touch(locked)
    record(grant, "senior.ask_help", subject(locked), _("Hulpvraag genoteerd."), {"kind": kind})
    return found


@transaction.atomic
def answer_help(grant: Grant, asked: HelpRequest, answered: str, on: date) -> HelpRequest:
    """Note whether the help could be given, with what the pilot offers or from outside.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: it was answered before, or before it was asked, or the answer is not one of the known ones.
    """
    locked = lock_case(grant, asked.case)
    found = HelpRequest.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if found.answered != "open":
        raise CannotDo(_("Deze hulpvraag is al afgerond."))
    if answered not in ("within", "outside", "not"):
        raise CannotDo(_("Kies hoe de hulpvraag is afgelopen."))
    if on < found.asked_on:
        raise CannotDo(_("De dag van het antwoord ligt voor de dag van de vraag."))
    found.answered, found.answered_on = answered, on
    found.save(update_fields=["answered", "answered_on"])
    touch(locked)
    record(grant, "senior.answer_help", subject(locked), _("Hulpvraag afgerond."), {"answer": answered})
    return found
