# SPDX-License-Identifier: EUPL-1.2
"""Tell a new planning or state of a project, and answer a question about a jump between counts."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.stock.models import Project, ProjectPlanning, StockQuestion


@dataclass(frozen=True)
class NewPlanning:
    """What is told now. Years as numbers; a quarter needs its year."""

    start_year: int | None
    start_quarter: int | None
    end_year: int | None
    end_quarter: int | None
    state: str
    on: date
    reason: str


@transaction.atomic
def tell_planning(grant: Grant, project: Project, told: NewPlanning, revision: int) -> ProjectPlanning:
    """Add a planning; the ones before it stay readable.

    Raises:
        PermissionDenied: the project is another corporation's.
        CannotDo: the moments contradict each other, or a later planning was told already.
        Stale: somebody changed the project meanwhile.
    """
    grant.require_party(project.corporation_id)
    locked = Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
    if locked.revision != revision:
        raise Stale(_("Iemand anders wijzigde dit project intussen. Bekijk het opnieuw."))
    last = locked.plannings.exclude(told_on__isnull=True).order_by("told_on", "pk").last()
    _check(told, last.told_on if last else None)
    planning = ProjectPlanning.objects.create(
        project=locked,
        start_year=told.start_year,
        start_quarter=told.start_quarter,
        end_year=told.end_year,
        end_quarter=told.end_quarter,
        told_on=told.on,
        reason=told.reason.strip(),
        author_id=grant.actor.user_id,
    )
    before = {"state": locked.state}
    locked.state, locked.revision = told.state, locked.revision + 1
    locked.save(update_fields=["state", "revision"])
    details = {"before": before, "start": told.start_year, "end": told.end_year, "state": told.state}
    record(grant, "project.plan", f"project:{locked.code}", _("Planning van een project verteld."), details)
    return planning


def _check(told: NewPlanning, last: date | None) -> None:
    start = (told.start_year or 0, told.start_quarter or 1)
    end = (told.end_year or 9999, told.end_quarter or 4)
    if end < start:
        raise CannotDo(_("Het project is klaar voordat het begint. Draai de jaren om."))
    if (told.start_quarter and not told.start_year) or (told.end_quarter and not told.end_year):
        raise CannotDo(_("Noem bij een kwartaal ook het jaar."))
    if last is not None and told.on < last:
        message = _("Er is al een latere planning van %(date)s. Kies die datum of een datum erna.")
        raise CannotDo(message % {"date": last.strftime("%d-%m-%Y")})


@transaction.atomic
def answer_question(grant: Grant, question: StockQuestion, answer: str, explanation: str, on: date) -> None:
    """Say whether a later count continues an earlier one (`same`), or counts something else (`other`).

    Raises:
        PermissionDenied: only who keeps the register for all parties may say so.
        CannotDo: there is no such answer, or nothing explains it.
    """
    grant.require_party(None)
    if answer not in ("same", "other"):
        raise CannotDo(_("Kies een antwoord uit de lijst."))
    if not explanation.strip():
        raise CannotDo(_("Schrijf erbij hoe u dat weet."))
    locked = StockQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    before = locked.answer
    locked.answer, locked.explanation = answer, explanation.strip()
    locked.answered_on, locked.author_id = on, grant.actor.user_id
    locked.save(update_fields=["answer", "explanation", "answered_on", "author"])
    details = {"before": before, "after": answer, "explanation": locked.explanation}
    record(grant, "stock.answer", f"stock:{question.pk}", _("Vraag over een telling beantwoord."), details)
