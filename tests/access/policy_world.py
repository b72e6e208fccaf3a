# SPDX-License-Identifier: EUPL-1.2
"""One small world in which every route of the policy has something of one's own and something of somebody else."""

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from openpyxl import Workbook

from access.registry_world import registry_of
from factories import (
    make_action,
    make_commitment,
    make_party,
    make_passage,
    make_place,
    make_plan,
    make_round,
    make_theme,
    make_user,
)
from needs.world import make_run, make_scenario
from proximity.world import quick_scan
from woonregie.access.grant import ANONYMOUS
from woonregie.access.models import Role, User
from woonregie.agreements.models import DecisionRequest, Notification, RoundEntry, Signal
from woonregie.bids.models import Bid
from woonregie.board.models import BoardReport
from woonregie.figures.models import FigureTable
from woonregie.indicators.models import Indicator, Series
from woonregie.intake.models import ImportRun, ImportState
from woonregie.liveability.models import Application, FundLine, Team
from woonregie.opendata.content import ReleasedSeries, as_text
from woonregie.opendata.models import Release
from woonregie.parties.models import Party
from woonregie.proximity.models import DesignatedZone
from woonregie.sources.models import Passage
from woonregie.stock.models import Project, StockDelivery, StockQuestion
from woonregie_core.fingerprints import fingerprint

ON = date(2024, 7, 1)


@dataclass(frozen=True)
class Side:
    """Everything that belongs to one party."""

    party: Party
    args: dict[str, tuple[Any, ...]]


@dataclass(frozen=True)
class World:
    """Two sides, and a user of the own side for every role."""

    own: Side
    other: Side
    users: dict[str, User | None]


def build_world() -> World:
    """The whole world; nothing in it is released, except what the public may open."""
    own, other = _side("eigen", 1), _side("ander", 2)
    indicator = Indicator.objects.create(code="reeks", title="Reeks", passage=make_passage())
    Series.objects.create(indicator=indicator, code="reeks", title="Reeks", unit="percent")
    _release(Series.objects.get(code="reeks"))
    users: dict[str, User | None] = {role: make_user(role, own.party) for role in Role.values}
    return World(own, other, users | {ANONYMOUS: None})


def _release(series: Series) -> None:
    """The series as open data, without rows."""
    empty = ReleasedSeries(
        series.code, series.title, "", series.unit, 0, "", "", False, "2024-01-01", "2024-12-31"
    )
    text = as_text(empty)
    Release.objects.create(
        series=series,
        number=1,
        released_at=timezone.now(),
        released_by="test",
        content=text,
        sha256=fingerprint(text),
    )


def _side(name: str, number: int) -> Side:
    party = make_party(code=name)
    plan = make_plan(code=f"PLAN-{name}", parties=[party], released=True)
    passage = make_passage()
    commitment = make_commitment(make_theme(plan), code="1", lead=party, passage=passage)
    action = make_action(commitment, lead=party)
    asked = make_round(plan, code=f"R-{name}")
    entry, _new = RoundEntry.objects.get_or_create(round=asked, party=party, defaults={"state": "expected"})
    here = (plan.code, commitment.code)
    signal = Signal.objects.create(
        key=name, rule="no_lead", commitment=commitment, action=action, severity="low", evidence={},
        first_seen=ON, last_seen=ON,
    )  # fmt: skip
    message = Notification.objects.create(
        commitment=commitment, sender=party, recipient=party, reason="other", text="Tekst.", sent_on=ON
    )
    question = DecisionRequest.objects.create(
        commitment=commitment, question="Vraag?", asked_by=party, asked_on=ON
    )
    report = BoardReport.objects.create(
        number=number, reference_date=ON, frozen_at=timezone.now(), frozen_by="test", sha256=str(number) * 64,
        content=EMPTY_REPORT, released_on=ON,
    )  # fmt: skip
    table = FigureTable.objects.create(
        code=f"tabel-{name}", title="Tabel", measure="m", unit="dwellings", scope="s", columns=["a"],
        rows={"r": ["1"]}, passage=passage,
    )  # fmt: skip
    run = ImportRun.objects.create(
        file_name="a.xlsx", sha256=name * 8, kind="actions", party=party, started_at=timezone.now(),
        state=ImportState.PREVIEWED, file=_workbook(),
    )  # fmt: skip
    bid = _bid(party, passage)
    open_data = ImportRun.objects.create(
        file_name="a.csv", sha256=name * 8, kind="open-data", started_at=timezone.now(), state=ImportState.REJECTED
    )
    registry = ImportRun.objects.create(
        file_name="a.json", sha256=name * 8, kind="registry", party=party, started_at=timezone.now(),
        state=ImportState.REJECTED,
    )  # fmt: skip
    pks = (action.pk, signal.pk, message.pk, question.pk, report.number, run.pk, open_data.pk, registry.pk)
    arguments = _arguments(
        here, (asked.code, entry.party.code), pks, table.code, party.code, passage.document.code
    )
    arguments |= _arguments_of_a_bid(bid) | _fund_and_projects(party, passage, number)
    return Side(party, arguments | registry_of(party) | _scan(name) | _needs(name, number))


def _needs(name: str, number: int) -> dict[str, tuple[Any, ...]]:
    """A run of the need for housing with care, and a scenario."""
    make_run(number)
    scenario = make_scenario(f"s{number}", f"Scenario {name}")
    pages = ("run", "matrix", "explain", "fan", "map", "target", "backcast", "check", "xlsx", "pdf")
    return {
        **{f"needs:{page}": (number,) for page in pages},
        **{f"needs:{page}": (scenario.code,) for page in ("rename", "retire")},
    }


def _scan(name: str) -> dict[str, tuple[Any, ...]]:
    """A scan that everybody may read, and a zone that somebody named."""
    number = quick_scan(name).number
    zone = DesignatedZone.objects.create(
        code=f"zone-{name}", kind="designated", state="later", name=name, decided_by="college", source="Besluit",
        made_at=timezone.now(), made_by="test",
    )  # fmt: skip
    of_a_scan = (
        "scan",
        "explained",
        "zones",
        "scores-file",
        "counts",
        "whatif",
        "facilities",
        "choices",
        "release",
    )
    return {
        **{f"proximity:{one}": (number,) for one in of_a_scan},
        "proximity:zones-file": (number, "csv"),
        "proximity:withdraw": (zone.code,),
    }


def _fund_and_projects(party: Party, passage: Passage, number: int) -> dict[str, tuple[Any, ...]]:
    """A budget with a granted application, a team, and a project of a party, with a question about a count."""
    place = make_place(code=f"plek-{number}")
    line = FundLine.objects.create(
        code=f"budget-{number}", title="Budget", passage=passage, budget=100, reserved=10
    )
    granted = Application.objects.create(
        line=line, party=party, title="Plan", purpose="p", expected_result="r", place=place, start=ON, end=ON,
        asked=20, granted=10, state="granted", submitted_on=ON,
    )  # fmt: skip
    Team.objects.create(place=place, corporation=party, passage=passage)
    Project.objects.create(
        code=f"project-{number}", name="Project", kind="sale", corporation=party, passage=passage
    )
    deliveries = [
        StockDelivery.objects.create(
            code=f"telling-{number}-{time}", title="Telling", dimension="bat", owner_set="x", municipality=place,
            passage=passage,
        )
        for time in ("eerst", "later")
    ]  # fmt: skip
    question = StockQuestion.objects.create(
        earlier=deliveries[0], later=deliveries[1], code="bat-1", earlier_count=1, later_count=2, answer="open"
    )
    return {
        **{f"liveability:{name}": (line.code,) for name in ("line", "ledger-file")},
        **{
            f"liveability:{name}": (granted.pk,)
            for name in ("application", "evaluate", "withdraw", "decide", "pay")
        },
        "liveability:note-team": (place.code, party.code),
        "liveability:note-area": (place.code,),
        **{f"stock:{name}": (f"project-{number}",) for name in ("project", "plan")},
        "stock:answer": (question.pk,),
    }


def _bid(party: Party, passage: Passage) -> Bid:
    """A published bid of a party to itself, so that everybody of that side speaks in it."""
    bid = Bid.objects.create(
        corporation=party, municipality=party, year=2024, status="submitted", submission=1, passage=passage
    )
    bid.offers.create(code="a1", order=1, subject="care", kind="offer", title="Aanbod")
    bid.projects.create(code="p1", order=1, name="Project", kind="sale")
    return bid


def _arguments_of_a_bid(bid: Bid) -> dict[str, tuple[Any, ...]]:
    whole = (
        "bid",
        "bid-xlsx",
        "summary",
        "offer-add",
        "project-add",
        "submit",
        "reopen",
        "withdraw",
        "react",
        "agree",
    )
    return {
        **{f"bids:{name}": (bid.pk,) for name in whole},
        **{f"bids:offer-{name}": (bid.pk, "a1") for name in ("edit", "remove")},
        **{f"bids:project-{name}": (bid.pk, "p1") for name in ("edit", "remove")},
        "intake:bid-upload": (bid.pk,),
        **{f"factsheets:sheet{kind}": ("gemeente", "eigen") for kind in ("", "-pdf", "-xlsx")},
    }


def _workbook() -> bytes:
    book, data = Workbook(), io.BytesIO()
    book.active.title = "Acties"
    book.save(data)
    return data.getvalue()


def _arguments(
    here: tuple[str, str], in_a_round: tuple[str, str], pks: tuple[int, ...], table: str, party: str, document: str
) -> dict[str, tuple[Any, ...]]:
    action, signal, message, question, report, run, open_data, registry = pks
    evaluated = (*here, 2024)
    on_a_commitment = ("commitment", "commitment-progress", "adjust", "notify", "decision-ask")
    evaluations = ("evaluation", "evaluation-judge", "evaluation-conclude")
    return {
        **{f"agreements:{name}": here for name in on_a_commitment},
        **{f"agreements:{name}": evaluated for name in evaluations},
        **{f"agreements:{name}": (action,) for name in ("action", "action-edit", "progress-add")},
        **{f"agreements:round-{name}": in_a_round for name in ("submit", "return", "settle")},
        "agreements:plan": here[:1],
        "agreements:round": in_a_round[:1],
        "agreements:signal-acknowledge": (signal,),
        "agreements:notification-read": (message,),
        "agreements:decision-record": (question,),
        "agreements:area": ("stad",),
        "agreements:party": (party,),
        "monitor:area": ("stad",),
        "monitor:area-file": ("stad", "csv"),
        **{f"monitor:{name}": ("xlsx",) for name in ("map-file", "compare-file")},
        "indicators:indicator": ("reeks",),
        "indicators:indicator-file": ("reeks", "csv"),
        "indicators:indicators-file": ("csv",),
        "sources:source": (document,),
        **{f"opendata:{name}": ("reeks",) for name in ("series", "csv", "json")},
        **{f"opendata:{name}-number": ("reeks", 1) for name in ("csv", "json")},
        **{f"intake:open-data-{name}": (open_data,) for name in ("run", "confirm", "undo")},
        **{f"intake:registry-{name}": (registry,) for name in ("run", "confirm", "undo")},
        "figures:finding": ("regel",),
        "figures:table": (table,),
        **{f"board:{name}": (report,) for name in ("report", "report-pdf", "report-xlsx", "release")},
        "board:difference": (report, report),
        **{f"intake:{name}": (run,) for name in ("run", "returned-workbook", "confirm", "undo")},
    }


EMPTY_REPORT = (
    '{"adjustments":[],"commitments":[],"decisions":[],"documents":["D"],"duties":[],"findings":{},'
    '"has_samples":false,"municipality":"Stad","notifications":[],"reference_date":"2024-07-01","signals":[],'
    '"themes":[]}'
)
