# SPDX-License-Identifier: EUPL-1.2
"""Change the shared action list: who leads, when, and what has to happen first."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.agreements.models import Action, Commitment
from woonregie.agreements.services.taking_part import (
    parties_of_action,
    parties_of_commitment,
    require_taking_part,
)


@dataclass(frozen=True)
class ActionChange:
    """The fields of an action that people may change."""

    title: str
    summary: str = ""
    lead_id: int | None = None
    lead_person_id: int | None = None
    start: date | None = None
    end: date | None = None
    blocking_condition: str = ""


_FIELDS = tuple(ActionChange.__dataclass_fields__)


def present_fields(action: Action) -> ActionChange:
    """What stands there now."""
    return ActionChange(**{name: getattr(action, name) for name in _FIELDS})


@transaction.atomic
def change_action(grant: Grant, action: Action, change: ActionChange, revision: int) -> bool:
    """Change an action, if nobody else did since `revision` was read.

    Returns:
        Whether anything differed; nothing is written or logged where nothing did.

    Raises:
        PermissionDenied: the actor's party takes no part in it.
        Stale: somebody else changed it in the meantime.
        CannotDo: the end lies before the start, or the title is empty.
    """
    require_taking_part(grant, parties_of_action(action))
    _check(change)
    locked = Action.objects.select_for_update(of=("self",)).select_related("commitment__plan").get(pk=action.pk)
    before = present_fields(locked)
    if before == change:
        return False
    if locked.revision != revision:
        raise Stale(
            _("Iemand anders heeft deze actie net gewijzigd. Bekijk de nieuwe stand en probeer het opnieuw.")
        )
    for name in _FIELDS:
        setattr(locked, name, getattr(change, name))
    locked.revision += 1
    locked.save(update_fields=[*_FIELDS, "revision"])
    record(grant, "action.change", _subject(locked), _("Actie gewijzigd."), _difference(before, change))
    return True


@transaction.atomic
def add_action(grant: Grant, commitment: Commitment, change: ActionChange) -> Action:
    """Add an action at the end of a commitment's list, with the next free code.

    Raises:
        PermissionDenied: the actor's party takes no part in the commitment.
        CannotDo: the end lies before the start, or the title is empty.
    """
    require_taking_part(grant, parties_of_commitment(commitment))
    _check(change)
    Commitment.objects.select_for_update().get(pk=commitment.pk)
    codes = set(commitment.actions.values_list("code", flat=True))
    number = next(n for n in range(1, len(codes) + 2) if f"{commitment.code}.{n}" not in codes)
    fields = {name: getattr(change, name) for name in _FIELDS}
    action = Action.objects.create(
        commitment=commitment, code=f"{commitment.code}.{number}", order=len(codes) + 1, **fields
    )
    record(grant, "action.add", _subject(action), _("Actie toegevoegd."), {"title": action.title})
    return action


def _check(change: ActionChange) -> None:
    if not change.title.strip():
        raise CannotDo(_("Geef de actie een naam."))
    if change.start and change.end and change.end < change.start:
        raise CannotDo(_("De einddatum ligt voor de begindatum. Draai ze om of pas er één aan."))


def _subject(action: Action) -> str:
    return f"action:{action.commitment.plan.code}/{action.commitment.code}#{action.code}"


def _difference(before: ActionChange, after: ActionChange) -> dict[str, list[str | None]]:
    return {
        name: [_text(getattr(before, name)), _text(getattr(after, name))]
        for name in _FIELDS
        if getattr(before, name) != getattr(after, name)
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
