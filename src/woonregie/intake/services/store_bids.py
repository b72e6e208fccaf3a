# SPDX-License-Identifier: EUPL-1.2
"""Store the bids that documents published. What parties did with a bid since then is theirs and stays."""

from decimal import Decimal
from typing import Any

from woonregie.bids.models import Bid, BidOffer, BidProject
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import set_pairs, upsert
from woonregie.places.models import Place
from woonregie_core.bids.workflow import BidStatus


def store_bids(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Bids that are new, and those that nobody touched since they were loaded."""
    for piece in content.sections.get("bids", []):
        bid = _store_bid(piece.shape, ground)
        if bid is not None:
            _store_offers(bid, piece.shape, content, ground)
            _store_projects(bid, piece.shape, content, ground)


def _store_bid(shape: Any, ground: Ground) -> Bid | None:
    pair = {
        "corporation_id": ground.parties[shape.corporation],
        "municipality_id": ground.parties[shape.municipality],
    }
    bids = Bid.objects.filter(**pair, year=shape.year).exclude(status=BidStatus.WITHDRAWN)
    if bids.exclude(status=shape.status, revision=1).exists():
        return None
    fields = {
        **pair,
        "year": shape.year,
        "status": shape.status,
        "submission": 1,
        "summary": shape.summary,
        "passage_id": ground.passages.id_of(shape.source),
    }
    key = ("corporation_id", "municipality_id", "year")
    rows = upsert(Bid, key, [fields], ground.changes, within={**pair, "status": shape.status})
    bid = rows[tuple(fields[name] for name in key)]
    invited = {(bid.pk, ground.parties[code]) for code in shape.invited}
    set_pairs(Bid.invited.through, "bid", "party", invited, {bid.pk}, ground.changes)
    return bid


def _store_offers(bid: Bid, shape: Any, content: ProfileContent, ground: Ground) -> None:
    said = {
        f"{plan.plan.shape.code}:{piece.shape.code}": piece.shape
        for plan in content.plans
        for _theme, piece in plan.commitments
    }
    wanted = [
        {
            "bid_id": bid.pk,
            "code": said[offer.commitment].code,
            "order": order,
            "subject": offer.subject,
            "kind": offer.kind,
            **_offered(said[offer.commitment]),
            "passage_id": ground.passages.id_of(said[offer.commitment].source),
        }
        for order, offer in enumerate(shape.offers, start=1)
    ]
    upsert(BidOffer, ("bid_id", "code"), wanted, ground.changes, within={"bid_id": bid.pk})


def _offered(commitment: Any) -> dict[str, Any]:
    """Title and text of a commitment, with its amount where it states exactly one."""
    target = commitment.targets[0] if len(commitment.targets) == 1 else None
    return {
        "title": commitment.title,
        "text": commitment.summary,
        "amount": target.amount if target else None,
        "unit": target.unit if target else "",
        "approximate": bool(target and target.approximate),
    }


def _store_projects(bid: Bid, shape: Any, content: ProfileContent, ground: Ground) -> None:
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    names = dict(Place.objects.filter(pk__in=ground.places.values()).values_list("code", "name"))
    same = (
        "code",
        "name",
        "kind",
        "approximate",
        "dwelling_type",
        "rent_class",
        "bat",
        "sustainability",
        "planning",
    )
    wanted = [
        {
            "bid_id": bid.pk,
            "order": order,
            **{name: getattr(project, name) for name in same},
            "place": names[project.place] if project.place else "",
            "dwellings": _cell(project.dwellings, tables),
            "passage_id": ground.passages.id_of(project.source),
        }
        for order, project in enumerate(shape.projects, start=1)
    ]
    upsert(BidProject, ("bid_id", "code"), wanted, ground.changes, within={"bid_id": bid.pk})


def _cell(cell: Any, tables: dict[str, Any]) -> int | None:
    if cell is None:
        return None
    table = tables[cell.table]
    value = table.rows[cell.row][list(table.columns).index(cell.column)]
    return int(value) if isinstance(value, Decimal) else None
