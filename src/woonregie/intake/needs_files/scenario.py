# SPDX-License-Identifier: EUPL-1.2
"""A scenario from a file: a name, and only what changes."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie_core.needs.scenarios import BASE, NO_SHIFT, Scenario

_LISTS = ("care_level", "care_trend")


def read_scenario(path: Path | None) -> Scenario:
    """A scenario from a YAML file: a name, and only what changes.

    Raises:
        Rejected: it is no YAML, names something unknown, or a value is no number.
    """
    if path is None:
        return BASE
    advice = _("Zie docs/needs.md voor de namen van wat een scenario kan veranderen.")
    try:
        found: Any = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Rejected([Problem(path.name, _("Dit is geen leesbaar YAML-bestand."), advice)]) from error
    if not isinstance(found, dict):
        raise Rejected([Problem(path.name, _("Dit bestand heeft geen namen met waarden."), advice)])
    known = {part.name for part in fields(Scenario)}
    problems: list[Problem] = []
    values: dict[str, Any] = {"name": path.stem}
    for name, value in found.items():
        good = name == "name" or (_numbers(value) if name in _LISTS else _finite(value))
        if name not in known:
            problems.append(Problem(path.name, _("Dit is niet bekend."), advice, column=str(name)))
        elif not good:
            message = _("Dit zijn geen vier getallen.") if name in _LISTS else _("Dit is geen getal.")
            problems.append(Problem(path.name, message, advice, column=str(name), value=str(value)))
        else:
            values[name] = tuple(map(float, value)) if name in _LISTS else str(value) if name == "name" else value
    if problems:
        raise Rejected(problems)
    return Scenario(**values)


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and bool(np.isfinite(value))


def _numbers(value: object) -> bool:
    return isinstance(value, list) and len(value) == len(NO_SHIFT) and all(map(_finite, value))
