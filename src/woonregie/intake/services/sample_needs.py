# SPDX-License-Identifier: EUPL-1.2
"""Keep a made-up population for the neighbourhoods of a profile, and run it with and without two scenarios."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.conf.policy import profile_policy
from woonregie.intake.needs_files.example import BASE_YEAR, example_files, profile_areas
from woonregie.intake.needs_files.reading import read_needs
from woonregie.needs.models import NeedsInput, NeedsScenario
from woonregie.needs.running import Asked
from woonregie.needs.services.inputs import store_input
from woonregie.needs.services.runs import run_needs
from woonregie.needs.services.scenarios import save_scenario
from woonregie_core.needs.anchors import Subject, document_anchors
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.scenarios import Scenario
from woonregie_core.policy.parameters import PolicyOn, UnknownParameter

TO, SEED = 2040, 1
LATER = Scenario("Later naar zorg", later_entry=0.1, healthier_75_84=0.01)
TIGHT = Scenario("Minder plannen en plaatsen", plan_dropout=0.36, intramural_places=-100.0)


def made_up_files(profile: Path, on: PolicyOn, seed: int = 1) -> dict[str, bytes]:
    """The files of a made-up population; use of Wmo is brought to what the documents imply for now.

    Raises:
        UnknownParameter: a figure was withdrawn by this day.
    """
    anchors = document_anchors(on)
    now = [anchor.base_level for anchor in anchors if anchor.subject is Subject.WMO]
    return example_files(profile_areas(profile), seed, now[0] if now else None)


def load_sample_needs(grant: Grant, profile: Path, on: date, draws: int = 200) -> dict[str, int]:
    """Store the made-up input and three runs. Does nothing where an input stands, or without assumptions.

    Args:
        on: day of the example; the assumptions are those of the base year where that lies later.
        draws: per run; more takes longer and makes the intervals smoother.

    Returns:
        What was made, by kind.
    """
    day = max(on, date(BASE_YEAR, 1, 1))
    policy = profile_policy(profile.name).on(day)
    try:
        assumptions = Assumptions.from_policy(policy)
        files = made_up_files(profile, policy)
    except UnknownParameter:
        return {}
    if NeedsInput.objects.exists():
        return {}
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        given = read_needs(Path(folder), assumptions)
    stored = store_input(grant, given, _("Voorbeeldbevolking voor de woonzorgopgave (verzonnen)"), day)
    asked = Asked(TO, draws, SEED, day)
    wishes: list[NeedsScenario | None] = [None]
    wishes += [save_scenario(grant, one.name, one, is_sample=True) for one in (LATER, TIGHT)]
    return {"needs runs": len([run_needs(grant, stored, wish, asked) for wish in wishes])}
