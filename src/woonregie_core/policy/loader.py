# SPDX-License-Identifier: EUPL-1.2
"""Read the parameters of a profile: every `*.yaml` in its folder `policy/`.

```yaml
signals.start_grace_days:
  description: Dagen na de afgesproken start waarin beweging nog mag uitblijven
  unit: days
  values:
    2022-01-01: {value: 31, standing: assumption, citation: "…"}
```
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from woonregie_core.policy.parameters import DatedValue, Parameter, Policy, Standing

_PARAMETER_KEYS = {"description", "unit", "values"}
_VALUE_KEYS = {"value", "standing", "citation"}


class PolicyError(ValueError):
    """A parameter file cannot be used. The message is Dutch and names file, parameter and what to change."""


def load_policy(folder: Path) -> Policy:
    """All parameters of one profile.

    Raises:
        PolicyError: a file is no YAML, or a parameter lacks a description, unit, date, standing or citation.
    """
    parameters: dict[str, Parameter] = {}
    for path in sorted(folder.glob("*.yaml")):
        for parameter in _read(path):
            if parameter.name in parameters:
                raise PolicyError(f"{path.name}: '{parameter.name}' staat er twee keer. Houd er één over.")
            parameters[parameter.name] = parameter
    return Policy(parameters)


def load_file(path: Path) -> Policy:
    """The parameters of one file.

    Raises:
        PolicyError: as `load_policy`.
    """
    return Policy({parameter.name: parameter for parameter in _read(path)})


def _read(path: Path) -> Iterator[Parameter]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PolicyError(f"{path.name}: dit is geen leesbaar YAML-bestand in UTF-8. {error}") from error
    if not isinstance(content, dict):
        raise PolicyError(f"{path.name}: het bestand moet uit namen met waarden bestaan.")
    for name, body in content.items():
        yield _parameter(path.name, str(name), body)


def _parameter(file: str, name: str, body: Any) -> Parameter:
    if not isinstance(body, dict) or set(body) != _PARAMETER_KEYS or not isinstance(body["values"], dict):
        raise PolicyError(f"{file}: '{name}' heeft precies description, unit en values nodig.")
    values = [_dated(file, name, start, value) for start, value in body["values"].items()]
    if not values:
        raise PolicyError(f"{file}: '{name}' heeft nog geen waarde. Voeg er één toe met een begindatum.")
    ordered = tuple(sorted(values, key=lambda dated: dated.start))
    return Parameter(name, str(body["description"]), str(body["unit"]), ordered)


def _dated(file: str, name: str, start: Any, body: Any) -> DatedValue:
    if not isinstance(start, date):
        raise PolicyError(f"{file}: '{start}' bij '{name}' is geen datum. Schrijf jaar-maand-dag.")
    if not isinstance(body, dict) or set(body) != _VALUE_KEYS or not body["citation"]:
        raise PolicyError(f"{file}: '{name}' op {start} heeft value, standing en citation nodig.")
    if body["standing"] not in set(Standing):
        raise PolicyError(f"{file}: '{body['standing']}' bij '{name}' kan niet. Kies uit {', '.join(Standing)}.")
    value = body["value"]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return DatedValue(
        start=start,
        value=Decimal(str(value)) if is_number else value,
        standing=Standing(body["standing"]),
        citation=str(body["citation"]),
    )
