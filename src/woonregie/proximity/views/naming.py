# SPDX-License-Identifier: EUPL-1.2
"""Note a zone that was decided, withdraw it, and let the public read a scan."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.proximity.forms import WithdrawForm, ZoneForm
from woonregie.proximity.models import DesignatedZone
from woonregie.proximity.queries.scans import chosen
from woonregie.proximity.services.scans import release_scan
from woonregie.proximity.services.zones import Named, designate_zone, withdraw_zone


def designate(request: PolicyRequest) -> HttpResponse:
    """Note a designated zone or a zone of the Deltaplan."""
    form = ZoneForm(request.POST or None, initial={"decided_on": default_day()})

    def do() -> None:
        said = dict(form.cleaned_data)
        said["places"] = [place.pk for place in said["places"]]
        designate_zone(request.grant, Named(**said))

    page = {
        "title": _("Zone vastleggen"),
        "lead": _("Alleen wat is besloten. Een berekende zone wordt niet vanzelf een aangewezen zone."),
        "done": _("De zone is vastgelegd."),
    }
    return form_page(request, form, do, words=page, back=_back(request))


def withdraw(request: PolicyRequest, code: str) -> HttpResponse:
    """Withdraw a zone that was named."""
    zone = DesignatedZone.objects.filter(code=code).first()
    if zone is None:
        raise Http404(_("Deze zone kennen wij niet."))
    form = WithdrawForm(request.POST or None, initial={"on": default_day()})

    def do() -> None:
        withdraw_zone(request.grant, zone, form.cleaned_data["on"], form.cleaned_data["reason"])

    page = {"title": _("Zone intrekken"), "lead": zone.name, "done": _("De zone is ingetrokken.")}
    return form_page(request, form, do, words=page, back=_back(request))


@require_POST
def release(request: PolicyRequest, number: int) -> HttpResponse:
    """Let the public read a scan."""
    found = chosen(request.grant, number)
    if found is None:
        raise Http404(_("Deze scan kennen wij niet."))
    release_scan(request.grant, found.scan)
    messages.success(request, _("Iedereen kan deze scan nu lezen."))
    return redirect("proximity:scan", number)


def _back(request: PolicyRequest) -> str:
    """The zones of the newest scan that this reader may see, else the page that says there is none."""
    found = chosen(grant_for(request.grant.actor, "scan.view"))
    return reverse("proximity:zones", args=[found.scan.number]) if found else reverse("proximity:index")
