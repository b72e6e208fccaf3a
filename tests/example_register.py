# SPDX-License-Identifier: EUPL-1.2
"""The Maastricht profile in the test database, with or without example progress."""

from datetime import date
from pathlib import Path

from django.conf import settings

from woonregie.access.grant import Grant
from woonregie.intake.services.load_profile import load_profile
from woonregie.intake.services.sample_data import load_sample_data

ON = date(2024, 7, 1)


def load_maastricht(sample: bool = False) -> Grant:
    """Load the profile; with `sample` also example accounts and progress up to `ON`."""
    grant = Grant.for_command("test")
    load_profile(grant, Path(settings.PROFILES_DIR) / "maastricht")
    if sample:
        load_sample_data(grant, "PA2226", "gemeente-maastricht", ON)
    return grant
