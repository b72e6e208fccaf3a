# SPDX-License-Identifier: EUPL-1.2
"""A run as a workbook and as a PDF."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from woonregie.access.requests import PolicyRequest
from woonregie.needs.pdf import run_pdf
from woonregie.needs.views.shared import run_or_404
from woonregie.needs.workbook import run_workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def as_workbook(request: PolicyRequest, number: int) -> HttpResponse:
    """The run with everything it rests on."""
    page = run_or_404(number)
    return _download(run_workbook(page), _XLSX, f"woonzorgopgave-{number}.xlsx")


@require_safe
def as_pdf(request: PolicyRequest, number: int) -> HttpResponse:
    """The run on paper."""
    return _download(run_pdf(run_or_404(number)), "application/pdf", f"woonzorgopgave-{number}.pdf")


def _download(data: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
