# SPDX-License-Identifier: EUPL-1.2
"""Where everything comes from."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woonregie.access.grant import Grant
from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.citations import agreement_citations
from woonregie.figures.citations import figure_citations
from woonregie.needs.queries.runs import needs_citations
from woonregie.parties.queries import party_citations
from woonregie.places.queries import place_citations
from woonregie.proximity.citations import zone_citations
from woonregie.sources.citations import Citation
from woonregie.sources.models import Passage
from woonregie.sources.queries import Origin, all_sources, origin


@dataclass(frozen=True)
class UsedPassage:
    """A passage with everything that points at it."""

    passage: Passage
    citations: list[Citation]


@require_safe
def sources(request: PolicyRequest) -> HttpResponse:
    """All documents and data sets."""
    return render(request, "sources/sources.html", {"sources": all_sources()})


@require_safe
def source(request: PolicyRequest, code: str) -> HttpResponse:
    """One document or data set: which version it is, and what in the register rests on it."""
    found = origin(code)
    if found is None:
        raise Http404(_("Deze bron kennen wij niet."))
    used = _used_passages(request.grant, found)
    return render(request, "sources/source.html", {"origin": found, "used": used})


def _used_passages(grant: Grant, found: Origin) -> list[UsedPassage]:
    """Only passages that something rests on that this reader may see."""
    by_passage: dict[int, list[Citation]] = defaultdict(list)
    ids = [passage.pk for passage in found.passages]
    for citations in (
        agreement_citations(grant, ids),
        figure_citations(ids),
        place_citations(ids),
        party_citations(ids),
        needs_citations(grant_for(grant.actor, "need.view"), ids),
        zone_citations(ids),
    ):
        for citation in citations:
            by_passage[citation.passage_id].append(citation)
    return [UsedPassage(p, by_passage[p.pk]) for p in found.passages if p.pk in by_passage]
