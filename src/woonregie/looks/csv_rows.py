# SPDX-License-Identifier: EUPL-1.2
"""Rows as a file of comma separated values."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence


def registry_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """One table as CSV in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
