# SPDX-License-Identifier: EUPL-1.2
"""Keep a mapping of columns, so that the next file of that shape is understood at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.indicators.models import Series
from woonregie.intake.models import ColumnMapping
from woonregie.intake.opendata.connectors import table
from woonregie.intake.opendata.mapping import ConnectorMapping, Meaning, Origin
from woonregie.intake.opendata.suggest import NEW_SERIES, PERIOD, REGION


@transaction.atomic
def store_mapping(grant: Grant, facts: Mapping[str, Any], columns: Sequence[Mapping[str, Any]]) -> ColumnMapping:
    """Store a mapping under its name; one with that name is replaced.

    Args:
        facts: name, publisher and licence of the source.
        columns: heading, meaning (region, period, new, or nothing), series, unit and decimals of each column.

    Raises:
        CannotDo: no column is the area, or none holds figures.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    used = [column for column in columns if column.get("meaning")]
    regions = tuple(column["heading"] for column in used if column["meaning"] == REGION)
    figures = [column for column in used if column["meaning"] == NEW_SERIES]
    if not regions:
        raise CannotDo(_("Kies welke kolom het gebied is."))
    if not figures:
        raise CannotDo(_("Kies ten minste één kolom met cijfers."))
    code = slugify(facts["name"])[:40].upper() or "TABEL"
    mapping = ConnectorMapping(
        connector=table.NAME,
        dataset=Origin(code=code, title=facts["name"], publisher=facts["publisher"], licence=facts["licence"]),
        citation=_("Koppeling van de gemeente"),
        region=regions,
        period=tuple(column["heading"] for column in used if column["meaning"] == PERIOD),
        columns=_meanings(code, figures),
    )
    content = mapping.model_dump(mode="json")
    made, _new = ColumnMapping.objects.update_or_create(
        name=facts["name"], defaults={"kind": table.NAME, "content": content}
    )
    details = {"columns": len(figures)}
    record(grant, "mapping.store", f"mapping:{made.name}", _("Koppeling van kolommen bewaard."), details)
    return made


def _meanings(code: str, figures: Sequence[Mapping[str, Any]]) -> tuple[Meaning, ...]:
    """A series that exists keeps its own unit; a new one gets what was filled in."""
    known = {series.code: series for series in Series.objects.filter(code__in=[c["series"] for c in figures])}
    found = []
    for column in figures:
        series = known.get(column["series"])
        found.append(
            Meaning(
                headings=(column["heading"],),
                series=series.code if series else slugify(f"{code}-{column['heading']}")[:80],
                title=series.title if series else column["heading"],
                unit=series.unit if series else (column["unit"] or "count"),
                decimals=series.decimals if series else (column["decimals"] or 0),
                aggregation="sum" if column["adds_up"] else "none",
            )
        )
    return tuple(found)
