# SPDX-License-Identifier: EUPL-1.2
"""Make a bid and change its lines while it is a draft."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.bids.lines import MODEL, Line, Offer, Project, names_of, offer_of, plain, project_of
from woonregie.bids.models import Bid, BidOffer, BidProject
from woonregie.parties.models import Party, PartyKind
from woonregie_core.bids.workflow import BidStatus

FIRST_YEAR, LAST_YEAR = 2015, 2100


@transaction.atomic
def start_bid(
    grant: Grant, corporation: Party, municipality: Party, year: int, invited: Iterable[Party], copy_last: bool
) -> Bid:
    """Make a draft, filled with the lines of the last bid to this municipality if asked.

    Raises:
        PermissionDenied: the corporation is another party's.
        CannotDo: there is a bid for this year already, or a party is of the wrong kind.
    """
    grant.require_party(corporation.pk)
    if corporation.kind != PartyKind.CORPORATION or municipality.kind != PartyKind.MUNICIPALITY:
        raise CannotDo(_("Een corporatie doet een bod aan een gemeente. Kies zulke partijen."))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CannotDo(_("Kies een jaar vanaf %(first)s.") % {"first": FIRST_YEAR})
    try:
        with transaction.atomic():
            bid = Bid.objects.create(
                corporation=corporation, municipality=municipality, year=year, status=BidStatus.DRAFT
            )
    except IntegrityError as error:
        raise CannotDo(_("Voor dit jaar is er al een bod. Open dat, of trek het eerst in.")) from error
    bid.invited.set(invited)
    copied = _copy_last(bid) if copy_last else 0
    record(grant, "bid.start", subject(bid), _("Bod begonnen."), {"year": year, "copied_lines": copied})
    return bid


def _copy_last(bid: Bid) -> int:
    same = Bid.objects.filter(corporation=bid.corporation_id, municipality=bid.municipality_id, year__lt=bid.year)
    last = same.exclude(status__in=[BidStatus.WITHDRAWN, BidStatus.DRAFT]).order_by("-year").first()
    if last is None:
        return 0
    offers = [
        BidOffer(bid=bid, code=row.code, order=row.order, **plain(offer_of(row))) for row in last.offers.all()
    ]
    projects = [
        BidProject(bid=bid, code=row.code, order=row.order, **plain(project_of(row)))
        for row in last.projects.all()
    ]
    BidOffer.objects.bulk_create(offers)
    BidProject.objects.bulk_create(projects)
    Bid.objects.filter(pk=bid.pk).update(summary=last.summary)
    return len(offers) + len(projects)


@transaction.atomic
def save_line(grant: Grant, bid: Bid, line: Line, code: str, revision: int) -> str:
    """Add a line (no code) or change the line with this code, if nobody else changed the bid meanwhile.

    Returns:
        The line's code.

    Raises:
        PermissionDenied: the bid belongs to another party.
        CannotDo: the bid is no draft, the line is gone, or a required field is empty.
        Stale: somebody else changed the bid since `revision` was read.
    """
    locked = lock_draft(grant, bid, revision)
    code, before = put_line(locked, line, code)
    if before != plain(line):
        _grow(locked)
        details = {"line": code, "before": before, "after": plain(line)}
        record(grant, "bid.change", subject(locked), _("Regel van het bod opgeslagen."), details)
    return code


@transaction.atomic
def change_summary(grant: Grant, bid: Bid, summary: str, revision: int) -> None:
    """Change the introduction of a draft.

    Raises:
        PermissionDenied, CannotDo, Stale: as `save_line`.
    """
    locked = lock_draft(grant, bid, revision)
    before = locked.summary
    if before != summary.strip():
        locked.summary = summary.strip()
        locked.revision += 1
        locked.save(update_fields=["summary", "revision"])
        details = {"summary": [before, locked.summary]}
        record(grant, "bid.change", subject(locked), _("Inleiding van het bod gewijzigd."), details)


@transaction.atomic
def remove_line(grant: Grant, bid: Bid, kind: type[Line], code: str, revision: int) -> None:
    """Take a line out of a draft.

    Raises:
        PermissionDenied, CannotDo, Stale: as `save_line`.
    """
    locked = lock_draft(grant, bid, revision)
    row = _row(locked, kind, code)
    if row is None:
        raise CannotDo(_("Deze regel is er niet meer."))
    before = plain(offer_of(row) if isinstance(row, BidOffer) else project_of(row))
    row.delete()
    _grow(locked)
    details = {"line": code, "before": before}
    record(grant, "bid.change", subject(locked), _("Regel uit het bod gehaald."), details)


@transaction.atomic
def save_lines(grant: Grant, bid: Bid, lines: Iterable[tuple[str, Line]], revision: int) -> dict[str, int]:
    """Save many lines at once, all or none; lines that are left out stay.

    Returns:
        How many lines were `added`, `changed` and `unchanged`.

    Raises:
        PermissionDenied, CannotDo, Stale: as `save_line`.
    """
    locked = lock_draft(grant, bid, revision)
    counts = {"added": 0, "changed": 0, "unchanged": 0}
    for code, line in lines:
        _code, before = put_line(locked, line, code)
        counts["added" if before is None else "unchanged" if before == plain(line) else "changed"] += 1
    if counts["added"] or counts["changed"]:
        _grow(locked)
        record(grant, "bid.import", subject(locked), _("Werkmap in het bod verwerkt."), dict(counts))
    return counts


def lock_draft(grant: Grant, bid: Bid, revision: int) -> Bid:
    """The bid, locked, if this actor may change it and it still stands as it was read."""
    locked = (
        Bid.objects.select_for_update(of=("self",)).select_related("corporation", "municipality").get(pk=bid.pk)
    )
    grant.require_party(locked.corporation_id)
    if locked.status != BidStatus.DRAFT:
        raise CannotDo(_("Dit bod is al ingediend. Haal het eerst terug als u het wilt wijzigen."))
    if locked.revision != revision:
        raise Stale(_("Iemand anders heeft dit bod net gewijzigd. Bekijk de nieuwe stand en probeer het opnieuw."))
    return locked


def put_line(bid: Bid, line: Line, code: str) -> tuple[str, dict[str, Any] | None]:
    """Write a line; gives its code and what stood there before."""
    title = line.title if isinstance(line, Offer) else line.name
    if not title.strip():
        raise CannotDo(_("Geef de regel een naam."))
    row = _row(bid, type(line), code) if code else None
    if row is None:
        if code and not _row_elsewhere(bid, type(line), code):
            raise CannotDo(_("De regel ‘%(code)s’ is er niet (meer).") % {"code": code})
        return _add(bid, line, code), None
    before = plain(offer_of(row) if isinstance(row, BidOffer) else project_of(row))
    if before != plain(line):
        for name in names_of(type(line)):
            setattr(row, name, getattr(line, name))
        row.save()
    return row.code, before


def _row(bid: Bid, kind: type[Line], code: str) -> BidOffer | BidProject | None:
    model: Any = MODEL[kind]
    found: BidOffer | BidProject | None = model.objects.filter(bid=bid, code=code).first()
    return found


def _row_elsewhere(bid: Bid, kind: type[Line], code: str) -> bool:
    """Whether another bid of this corporation to this municipality has the line, so that it may come back."""
    model: Any = MODEL[kind]
    same = model.objects.filter(bid__corporation=bid.corporation_id, bid__municipality=bid.municipality_id)
    return bool(same.filter(code=code).exists())


def _add(bid: Bid, line: Line, code: str) -> str:
    """A new line behind the others; its code is new for this corporation and municipality, in every year."""
    model: Any = MODEL[type(line)]
    same = model.objects.filter(bid__corporation=bid.corporation_id, bid__municipality=bid.municipality_id)
    taken = set(same.values_list("code", flat=True))
    letter = "p" if isinstance(line, Project) else "a"
    code = code or next(f"{letter}{n}" for n in range(1, len(taken) + 2) if f"{letter}{n}" not in taken)
    order = max(model.objects.filter(bid=bid).values_list("order", flat=True), default=0) + 1
    model.objects.create(bid=bid, code=code, order=order, **plain(line))
    return code


def _grow(bid: Bid) -> None:
    bid.revision += 1
    bid.save(update_fields=["revision"])


def subject(bid: Bid) -> str:
    """How the log calls a bid."""
    return f"bid:{bid.corporation.code}/{bid.municipality.code}/{bid.year}"
