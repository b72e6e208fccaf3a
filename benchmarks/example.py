# SPDX-License-Identifier: EUPL-1.2
"""Fill the present database with the invented municipality at a given size, with example progress."""

from datetime import date
from pathlib import Path
from typing import Any

ON = date(2024, 7, 1)


def fill(folder: Path, commitments: int, actions: int) -> tuple[date, Any, Any]:
    """Write, load and enliven a profile; gives the reference date, a grant and the signal settings."""
    from woonregie.access.grant import Grant
    from woonregie.conf.policy import current_policy
    from woonregie.intake.example.profile import example_profile
    from woonregie.intake.profile.content import read_profile
    from woonregie.intake.services.load_profile import load_profile
    from woonregie.intake.services.sample_data import load_sample_data
    from woonregie_core.agreements.signals import SignalSettings

    target = folder / f"profile-{commitments}"
    for name, text in example_profile(1, commitments, actions).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    grant = Grant.for_command("benchmark")
    load_profile(grant, target)
    shape = read_profile(target).profile.shape
    on = shape.demo_reference_date or ON
    load_sample_data(grant, shape.default_plan, shape.municipality_party, on)
    return on, grant, SignalSettings.from_policy(current_policy().on(on))
