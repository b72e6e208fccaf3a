# SPDX-License-Identifier: EUPL-1.2
"""Which tables and stated figures rest on which passage of a source."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from woonregie.figures.models import FigureTable, Statement
from woonregie.sources.citations import Citation


def figure_citations(passages: Sequence[int]) -> list[Citation]:
    """The tables and figures that one of the passages prints. Two queries."""
    tables = FigureTable.objects.filter(passage__in=passages)
    statements = Statement.objects.filter(passage__in=passages)
    return [
        *(Citation(t.passage_id, _("tabel"), t.title, "figures:table", (t.code,)) for t in tables),
        *(Citation(s.passage_id, _("cijfer"), s.title) for s in statements),
    ]
