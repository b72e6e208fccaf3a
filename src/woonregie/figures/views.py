# SPDX-License-Identifier: EUPL-1.2
"""What doesn't add up in the documents, and what does."""

from collections import Counter

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from woonregie.access.requests import PolicyRequest
from woonregie.figures.forms import FindingForm
from woonregie.figures.labels import IMPORTANCE, KIND, KIND_MEANING
from woonregie.figures.presentation import view_of
from woonregie.figures.queries import Checked, FindingFilter, check_figures, table_by_code
from woonregie_core.figures.rules import FindingKind


def findings(request: PolicyRequest) -> HttpResponse:
    """All findings that the address asks for, by kind."""
    checked = check_figures(request.grant)
    form = FindingForm(request.GET or None, documents=_documents(checked))
    form.is_valid()  # what cannot be read asks for nothing; the form shows it
    found = checked.findings(form.asked() if form.is_bound else FindingFilter())
    counts = Counter(outcome.kind for outcome in checked.result.findings)
    groups = [
        {
            "kind": kind.value,
            "label": KIND[kind],
            "meaning": KIND_MEANING[kind],
            "count": counts[kind],
            "views": [view_of(outcome, checked) for outcome in found if outcome.kind is kind],
        }
        for kind in FindingKind
    ]
    context = {
        "form": form,
        "groups": groups,
        "total": len(found),
        "rules": sum(
            len(part) for part in (checked.result.findings, checked.result.holding, checked.result.unchecked)
        ),
        "holding": [view_of(outcome, checked) for outcome in checked.result.holding],
        "unchecked": checked.result.unchecked,
        "importance": IMPORTANCE,
    }
    return render(request, "figures/findings.html", context)


def finding(request: PolicyRequest, code: str) -> HttpResponse:
    """One rule with every figure that it compares, whether it holds or not."""
    checked = check_figures(request.grant)
    outcomes = [*checked.result.findings, *checked.result.holding]
    outcome = next((outcome for outcome in outcomes if outcome.rule.code == code), None)
    if outcome is None:
        raise Http404(_("Deze bevinding is er niet (meer)."))
    context = {
        "view": view_of(outcome, checked),
        "kind_label": KIND.get(outcome.kind) if outcome.kind else _("Klopt"),
        "kind_meaning": KIND_MEANING.get(outcome.kind) if outcome.kind else "",
        "importance": IMPORTANCE[outcome.rule.importance],
    }
    return render(request, "figures/finding.html", context)


def table(request: PolicyRequest, code: str) -> HttpResponse:
    """A table as the document prints it, with the cells that a finding is about marked."""
    row = table_by_code(code)
    if row is None:
        raise Http404(_("Deze tabel is er niet."))
    checked = check_figures(request.grant)
    about = [
        o for o in checked.result.findings if any(f.table == code for s in (o.left, o.right) for f in s.facts)
    ]
    labels = {fact.label for outcome in about for side in (outcome.left, outcome.right) for fact in side.facts}
    lines = [
        (
            name,
            [
                (cell, f"{row.title}: {name}, {column}" in labels)
                for column, cell in zip(row.columns, cells, strict=True)
            ],
        )
        for name, cells in row.rows.items()
    ]
    context = {"table": row, "lines": lines, "views": [view_of(outcome, checked) for outcome in about]}
    return render(request, "figures/table.html", context)


def _documents(checked: Checked) -> list[tuple[str, str]]:
    documents = {p.document.code: p.document.title for p in checked.passages.values() if p.document}
    return sorted(documents.items())
