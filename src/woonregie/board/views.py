# SPDX-License-Identifier: EUPL-1.2
"""Board reports: the list, one report, its PDF and workbook, and the difference between two."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.access.grant import Scope
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.board.models import BoardReport
from woonregie.board.pdf import report_pdf
from woonregie.board.queries.reports import report_by_number, visible_reports
from woonregie.board.services import freeze_report, release_report
from woonregie.board.words import changes_in_words, worded
from woonregie.board.workbook import report_workbook
from woonregie.looks.fields import DateField
from woonregie_core.board.content import from_json
from woonregie_core.board.difference import difference as compare

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FreezeForm(forms.Form):
    """The date on which the report looks at the agreements."""

    on = DateField(label=gettext_lazy("Peildatum"))


def reports(request: PolicyRequest) -> HttpResponse:
    """All reports that may be read."""
    may_freeze = grant_for(request.grant.actor, "board.freeze").scope is not Scope.NONE
    context = {"reports": list(visible_reports(request.grant)), "may_freeze": may_freeze}
    return render(request, "board/reports.html", context)


def report(request: PolicyRequest, number: int) -> HttpResponse:
    """One report, exactly as it was frozen."""
    found = _report(request, number)
    may_release = grant_for(request.grant.actor, "board.release").scope is not Scope.NONE
    content = from_json(found.content)
    before = from_json(found.previous.content) if found.previous else None
    context = {
        "report": found,
        "words": worded(content),
        "changes": changes_in_words(before, content),
        "may_release": may_release and found.released_on is None,
    }
    return render(request, "board/report.html", context)


def report_as_pdf(request: PolicyRequest, number: int) -> HttpResponse:
    """The report as a tagged PDF."""
    found = _report(request, number)
    return _download(report_pdf(found), "application/pdf", f"{_file_name(found)}.pdf")


def report_as_workbook(request: PolicyRequest, number: int) -> HttpResponse:
    """The report as a workbook."""
    found = _report(request, number)
    return _download(report_workbook(found), WORKBOOK_TYPE, f"{_file_name(found)}.xlsx")


def difference(request: PolicyRequest, number: int, other: int) -> HttpResponse:
    """What changed from one report to another; the older one is always the start."""
    found = sorted((_report(request, number), _report(request, other)), key=lambda r: r.number)
    before, after = found
    changes = compare(from_json(before.content), from_json(after.content))
    return render(request, "board/difference.html", {"before": before, "after": after, "changes": changes})


def freeze(request: PolicyRequest) -> HttpResponse:
    """Freeze the state on a date."""
    form = FreezeForm(request.POST or None, initial={"on": reference_date(request)})
    if request.method == "POST" and form.is_valid():
        on: date = form.cleaned_data["on"]
        made = freeze_report(request.grant, on)
        messages.success(request, _("Verslag %(number)s ligt vast.") % {"number": made.number})
        return redirect("board:report", made.number)
    status = 400 if request.method == "POST" else 200
    return render(request, "board/freeze.html", {"form": form}, status=status)


def release(request: PolicyRequest, number: int) -> HttpResponse:
    """Let the public read a report."""
    release_report(request.grant, _report(request, number))
    messages.success(request, _("Dit verslag is nu openbaar."))
    return redirect("board:report", number)


def _report(request: PolicyRequest, number: int) -> BoardReport:
    found = report_by_number(request.grant, number)
    if found is None:
        raise Http404(_("Dit verslag is er niet, of het is nog niet openbaar."))
    return found


def _file_name(found: BoardReport) -> str:
    return f"boww-{found.reference_date.isoformat()}-{found.number}"


def _download(data: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
