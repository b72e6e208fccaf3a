# SPDX-License-Identifier: EUPL-1.2
"""The parameters that a run stands on: those of the profile, and over them those of a file of one's own."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie_core.allocation.whatif import Patch
from woonregie_core.policy.loader import load_file, load_policy
from woonregie_core.policy.parameters import Policy

OWN = "own-rules.yml"
"""The name under which a file of one's own is frozen; not `.yaml`, so that it is not taken for the profile's."""


def rule_files(profile: Path) -> list[Path]:
    """The files of parameters of a profile."""
    return sorted((profile / "policy").glob("*.yaml"))


def read_rules(folder: Path) -> Policy:
    """The parameters in a folder, with a frozen file of one's own over them.

    Raises:
        PolicyError: a file cannot be used.
    """
    own = folder / OWN
    return with_own(load_policy(folder), own if own.exists() else None)


def with_own(policy: Policy, own: Path | None) -> Policy:
    """Parameters of which a file of one's own replaces those it names, history and all.

    Raises:
        PolicyError: the file cannot be used.
    """
    if own is None:
        return policy
    return Policy({**policy.parameters, **load_file(own).parameters})


def read_patch(path: Path) -> Patch:
    """A scenario: a name of a parameter with dates and values.

    Raises:
        Rejected: the file is no such thing.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _refusal(path, _("Dit is geen leesbaar YAML-bestand in UTF-8.")) from error
    if not isinstance(content, dict):
        raise _refusal(path, _("Dit bestand bestaat niet uit namen met waarden."))
    return {str(name): _values(path, str(name), values) for name, values in content.items()}


def _values(path: Path, name: str, values: Any) -> Mapping[date, Decimal | str]:
    if not isinstance(values, dict) or not values or not all(isinstance(day, date) for day in values):
        raise _refusal(path, _("Bij deze naam staan geen datums met waarden."), name)
    found: dict[date, Decimal | str] = {}
    for day, value in values.items():
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise _refusal(path, _("Deze waarde is geen getal of tekst."), name)
        found[day] = value if isinstance(value, str) else Decimal(str(value))
    return found


def _refusal(path: Path, message: str, name: str = "") -> Rejected:
    advice = _("Schrijf bijvoorbeeld: allocation.pool.share_percent: {2025-01-01: 40}.")
    return Rejected([Problem(path.name, message, advice, column=name)])
