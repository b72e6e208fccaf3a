# SPDX-License-Identifier: EUPL-1.2
"""Keep a scenario under a name, rename it, and let it retire. What it changes never changes."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.one_at_a_time import Queue, one_at_a_time
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.needs.models import NeedsScenario
from woonregie.needs.scenarios import changes_of
from woonregie.needs.services.inputs import require_all
from woonregie_core.needs.scenarios import Scenario


@transaction.atomic
def save_scenario(grant: Grant, name: str, scenario: Scenario, *, is_sample: bool = False) -> NeedsScenario:
    """Keep what differs from the base, under a name.

    Raises:
        PermissionDenied: the actor acts for one party only.
        CannotDo: nothing differs, or the name is taken or empty.
    """
    require_all(grant)
    changes = changes_of(scenario)
    if not changes:
        raise CannotDo(_("Dit is gelijk aan de basis. Verander eerst iets."))
    one_at_a_time(Queue.NEEDS)
    called = _free(name, None)
    last = NeedsScenario.objects.aggregate(top=Max("pk"))["top"] or 0
    made = NeedsScenario.objects.create(
        code=f"s{last + 1}", name=called, changes=changes, saved_at=timezone.now(),
        saved_by=grant.actor.name[:160], is_sample=is_sample,
    )  # fmt: skip
    record(grant, "need.scenario", _subject(made), _("Scenario bewaard."), {"name": called, "changes": changes})
    return made


@transaction.atomic
def rename_scenario(grant: Grant, scenario: NeedsScenario, name: str) -> None:
    """Call a scenario something else; runs keep the name they were made under.

    Raises:
        PermissionDenied: the actor acts for one party only.
        CannotDo: the name is taken or empty, or the scenario retired.
    """
    require_all(grant)
    one_at_a_time(Queue.NEEDS)
    _require_in_use(scenario)
    before, called = scenario.name, _free(name, scenario)
    if called == before:
        return
    NeedsScenario.objects.filter(pk=scenario.pk).update(name=called)
    record(grant, "need.rename", _subject(scenario), _("Scenario hernoemd."), {"before": before, "after": called})


@transaction.atomic
def retire_scenario(grant: Grant, scenario: NeedsScenario, on: date) -> None:
    """Take a scenario out of the lists. It stays, for the runs that were made with it.

    Raises:
        PermissionDenied: the actor acts for one party only.
        CannotDo: it retired before.
    """
    require_all(grant)
    _require_in_use(scenario)
    NeedsScenario.objects.filter(pk=scenario.pk).update(retired_on=on)
    record(grant, "need.retire", _subject(scenario), _("Scenario uit gebruik genomen."), {"name": scenario.name})


def _free(name: str, own: NeedsScenario | None) -> str:
    called = " ".join(name.split())
    if not 0 < len(called) <= 80:
        raise CannotDo(_("Geef een naam van 1 tot en met 80 letters."))
    taken = NeedsScenario.objects.filter(name__iexact=called, retired_on__isnull=True)
    if (taken.exclude(pk=own.pk) if own else taken).exists():
        raise CannotDo(_("Er is al een scenario met deze naam. Kies een andere naam."))
    return called


def _require_in_use(scenario: NeedsScenario) -> None:
    # Two people may press at once: the row itself says whether it is still in use.
    if not NeedsScenario.objects.select_for_update().filter(pk=scenario.pk, retired_on__isnull=True).exists():
        raise CannotDo(_("Dit scenario is al uit gebruik genomen."))


def _subject(scenario: NeedsScenario) -> str:
    return f"needs-scenario:{scenario.code}"
