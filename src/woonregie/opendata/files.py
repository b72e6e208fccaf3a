# SPDX-License-Identifier: EUPL-1.2
"""A release as files: CSV for people with a spreadsheet, JSON for programs."""

import csv
import io
import json
from dataclasses import asdict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie.indicators.models.value import Status
from woonregie.looks.cells import safe_text
from woonregie.opendata.content import BY_US
from woonregie.opendata.queries.releases import ReleaseLine

COLUMNS = ("gebied", "naam", "cbs_code", "periode", "waarde", "status", "toelichting", "eenheid", "bron")
STATUSES: dict[str, str | Promise] = {
    **{status.value: status.label for status in Status},
    BY_US: _("door ons afgeschermd, omdat het om weinig mensen gaat"),
}


def as_csv(line: ReleaseLine) -> bytes:
    """A row per place and period, in UTF-8, with commas; where a cell is empty its status says why."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in line.series.rows:
        value = "" if row.value is None else _number(row.value, line.series.decimals)
        cells = (row.place, row.place_name, row.outer_code, row.period, value, row.status, row.note)
        # A negative number is no formula; everything else that looks like one is shielded.
        shielded = [
            cell if cell is value else safe_text(cell) for cell in (*cells, line.series.unit_words, row.source)
        ]
        writer.writerow(shielded)
    return out.getvalue().encode()


def as_json(line: ReleaseLine) -> bytes:
    """The definition, the meaning of the status codes, and the rows."""
    plain = asdict(line.series)
    rows = plain.pop("rows")
    content = {
        "series": plain,
        "release": {"number": line.number, "released_at": line.released_at.isoformat(), "sha256": line.sha256},
        "statuses": {code: str(label) for code, label in STATUSES.items()},
        "values": [{key: value for key, value in row.items() if key != "passage"} for row in rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _number(value: float, decimals: int) -> str:
    """With a point, as CSV for programs has it, and no more digits than the value has."""
    return f"{value:.{max(decimals, 0)}f}" if value == round(value, max(decimals, 0)) else repr(value)
