# SPDX-License-Identifier: EUPL-1.2
"""Note a new phase of a team or an area; the earlier one stays readable."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.liveability.models import AreaPhase, Team, TeamPhase
from woonregie.places.models import Place


@transaction.atomic
def note_team_phase(grant: Grant, team: Team, phase: str, since: date, note: str) -> TeamPhase:
    """A team is in a phase from a day on.

    Raises:
        PermissionDenied: the team belongs to another corporation.
        CannotDo: an earlier note is of a later day.
    """
    grant.require_party(team.corporation_id)
    last = Team.objects.select_for_update().get(pk=team.pk).phases.last()
    _not_before(last.since if last else None, since)
    found = TeamPhase.objects.create(
        team=team, phase=phase, since=since, note=note.strip(), author_id=grant.actor.user_id
    )
    details = {"before": last.phase if last else None, "after": phase, "since": since}
    subject = f"team:{team.place.code}/{team.corporation.code}"
    record(grant, "team.phase", subject, _("Fase van een bewonersteam genoteerd."), details)
    return found


@transaction.atomic
def note_area_phase(grant: Grant, place: Place, phase: str, since: date, note: str) -> AreaPhase:
    """The work in an area is in a phase from a day on.

    Raises:
        PermissionDenied: only who steers the approach of all areas may say so.
        CannotDo: an earlier note is of a later day.
    """
    grant.require_party(None)
    last = AreaPhase.objects.select_for_update().filter(place=place).order_by("pk").last()
    _not_before(last.since if last else None, since)
    found = AreaPhase.objects.create(
        place=place, phase=phase, since=since, note=note.strip(), author_id=grant.actor.user_id
    )
    details = {"before": last.phase if last else None, "after": phase, "since": since}
    record(grant, "area.phase", f"place:{place.code}", _("Fase van een gebied genoteerd."), details)
    return found


def _not_before(last: date | None, since: date) -> None:
    if last is not None and since < last:
        message = _("Er staat al een fase vanaf %(date)s. Kies die datum of een datum erna.")
        raise CannotDo(message % {"date": last.strftime("%d-%m-%Y")})
