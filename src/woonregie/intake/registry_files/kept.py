# SPDX-License-Identifier: EUPL-1.2
"""What is kept of an upload until somebody confirms it: the cells that were understood, nothing else."""

import gzip
import json
from collections.abc import Mapping

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem
from woonregie.intake.registry_files.named import NamedRow


def keep(found: Mapping[str, list[Row]]) -> bytes:
    """Rows by resource as bytes; the same rows give the same bytes."""
    plain = {name: _table(rows) for name, rows in found.items() if rows}
    return gzip.compress(json.dumps(plain, ensure_ascii=False).encode(), 6, mtime=0)


def kept_rows(data: bytes, problems: list[Problem]) -> dict[str, list[Row]]:
    """The inverse of `keep`; problems of the rows go to the list given."""
    plain = json.loads(gzip.decompress(data))
    return {
        name: [
            NamedRow(
                table["file"],
                number,
                {column: cell for column, cell in zip(table["columns"], cells, strict=True) if cell is not None},
                problems,
                table["names"],
                table["coded"],
            )
            for number, *cells in table["rows"]
        ]
        for name, table in plain.items()
    }


def _table(rows: list[Row]) -> dict[str, object]:
    first = rows[0]
    columns = [column for column in first.cells if column]
    return {
        "file": first.file,
        "names": dict(first.names) if isinstance(first, NamedRow) else {},
        "coded": isinstance(first, NamedRow) and first.coded,
        "columns": columns,
        "rows": [[row.number, *(row.cells.get(column) for column in columns)] for row in rows],
    }
