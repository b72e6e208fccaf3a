# SPDX-License-Identifier: EUPL-1.2
"""Dwellings: how many in which class, the room that is left, and questions about jumps."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.day import default_day
from woonregie.access.form_page import form_page
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.stock import labels
from woonregie.stock.forms import AnswerForm
from woonregie.stock.models import StockQuestion
from woonregie.stock.queries.deliveries import deliveries, municipalities
from woonregie.stock.queries.room import room
from woonregie.stock.services.planning import answer_question


@require_safe
def stock(request: PolicyRequest) -> HttpResponse:
    """Every count, by rent class and by BAT level."""
    places = municipalities(request.grant)
    chosen = next((p for p in places if p.code == request.GET.get("gemeente")), places[0] if places else None)
    code = chosen.code if chosen else ""
    context = {
        "places": places,
        "chosen": chosen,
        "rents": deliveries(request.grant, "rent", code),
        "bats": deliveries(request.grant, "bat", code),
        "changes": deliveries(request.grant, "bat_change", code),
        "types": deliveries(request.grant, "type", code),
        "room": room(request.grant, default_day(), code),
        "statuses": labels.STATUS,
        "may_answer": grant_for(request.grant.actor, "stock.answer").covers_party(None),
    }
    return render(request, "stock/stock.html", context)


@require_safe
def headroom(request: PolicyRequest) -> HttpResponse:
    """How many dwellings may still leave the affordable classes."""
    return render(request, "stock/room.html", {"page": room(request.grant, default_day())})


def answer(request: PolicyRequest, pk: int) -> HttpResponse:
    """Answer a question about a jump."""
    question = StockQuestion.objects.select_related("earlier", "later").filter(pk=pk).first()
    if question is None:
        raise Http404(_("Deze vraag is er niet."))
    form = AnswerForm(request.POST or None)

    def do() -> None:
        said = form.cleaned_data
        answer_question(request.grant, question, said["answer"], said["explanation"], default_day())

    lead = _("%(class)s: %(before)s in ‘%(earlier)s’, %(now)s in ‘%(later)s’.") % {
        "class": labels.CLASS.get(question.code, question.code),
        "before": question.earlier_count,
        "earlier": question.earlier.title,
        "now": question.later_count,
        "later": question.later.title,
    }
    words = {"title": _("Klopt deze sprong?"), "lead": lead, "done": _("Uw antwoord is opgeslagen.")}
    return form_page(request, form, do, words=words, back=reverse("stock:stock"))
