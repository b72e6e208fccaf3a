# SPDX-License-Identifier: EUPL-1.2
"""VERA JSON as rows."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem
from woonregie.intake.registry_files.named import NamedRow
from woonregie.intake.registry_files.private import outgoing, unknown
from woonregie.intake.registry_files.resources import INCOMING, OUTGOING, Resource
from woonregie.intake.registry_files.vera import from_vera, unknown_names


def json_rows(file: str, data: bytes, problems: list[Problem], remarks: list[Problem]) -> dict[str, list[Row]]:
    """The rows of every list that belongs to the registry; what is wrong and what is passed over is noted."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        problems.append(Problem(file, _("Dit is geen leesbaar JSON-bestand."), _("Exporteer het opnieuw.")))
        return {}
    if not isinstance(content, dict):
        advice = _("Geef een object met lijsten als eenheden en relaties.")
        problems.append(Problem(file, _("Dit is geen register in VERA-vorm."), advice))
        return {}
    known = {one.vera: one for one in INCOMING}
    going_out = {one.vera for one in OUTGOING}
    for name in content:
        if name in going_out:
            remarks += [outgoing(f"{file}, {name}")] if content[name] else []
        elif name not in known:
            problems.append(unknown(file, "", None, name))
    return {
        one.name: list(_objects(file, one, content[name], problems))
        for name, one in known.items()
        if name in content
    }


def _objects(file: str, resource: Resource, listed: Any, problems: list[Problem]) -> Iterator[Row]:
    if not isinstance(listed, list):
        message = _("‘%(name)s’ is geen lijst.") % {"name": resource.vera}
        problems.append(Problem(f"{file}, {resource.vera}", message, _("Exporteer het opnieuw.")))
        return
    where = f"{file}, {resource.vera}"
    named = {one.column: one.vera for one in resource.fields}
    for number, one in enumerate(listed, start=1):
        if not isinstance(one, dict):
            problems.append(Problem(where, _("Dit is geen object."), _("Exporteer het opnieuw."), row=number))
            continue
        for name in unknown_names(resource, one):
            problems.append(unknown(where, "", number, name))
        yield NamedRow(where, number, from_vera(resource, one), problems, named, coded=True)
