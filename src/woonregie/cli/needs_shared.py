# SPDX-License-Identifier: EUPL-1.2
"""What the commands about needs share: refusals in plain words, the profile, and the made-up input."""

from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.cli.plain_words import in_plain_words
from woonregie.intake.needs_files.reading import told
from woonregie.intake.services.sample_needs import made_up_files
from woonregie_core.needs.problems import NeedsError
from woonregie_core.policy.parameters import Policy

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


needs_refusals = in_plain_words(NeedsError, lambda refusal: [told(refusal)])


def profile_named(name: str | None) -> Path:
    """The folder of a profile that stands beside the others.

    Raises:
        click.ClickException: there is no such profile.
    """
    found: Path = settings.PROFILES_DIR / (name or settings.PROFILE)
    if found.parent != settings.PROFILES_DIR or not (found / "places.csv").is_file():
        raise click.ClickException(_("Profiel ‘%(name)s’ is niet bekend.") % {"name": name})
    return found


def write_example(profile: Path, policy: Policy, seed: int, out: Path) -> None:
    """Write a made-up input into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made_up_files(profile, policy.on(timezone.localdate()), seed).items():
        (out / name).write_bytes(content)
