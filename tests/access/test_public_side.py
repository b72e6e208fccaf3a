# SPDX-License-Identifier: EUPL-1.2
"""A visitor walks every page that links lead to, and reads nothing that parties did not release."""

import re
from collections import deque
from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from access.policy_world import EMPTY_REPORT
from factories import (
    make_action,
    make_commitment,
    make_document,
    make_party,
    make_passage,
    make_place,
    make_plan,
    make_progress,
    make_round,
    make_theme,
    make_user,
    make_version,
)
from indicators.indicator_world import deliver, make_series
from proximity.world import quick_scan
from woonregie.access.grant import ANONYMOUS, Scope
from woonregie.access.policy import policy_lines
from woonregie.agreements.models import (
    Acknowledgement,
    Commitment,
    CommitmentLink,
    DecisionRequest,
    Evaluation,
    Input,
    Judgement,
    Notification,
    Signal,
    Target,
)
from woonregie.bids.models import Bid
from woonregie.board.models import BoardReport
from woonregie.indicators.models import Indicator
from woonregie.liveability.models import Application, FundLine
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie.sources.models import Passage

SECRET = "Geheimwoord"
LINK = re.compile(r'href="([^"#]+)')
PUBLIC_START = [
    "/",
    "/plannen/",
    "/gebieden/",
    "/monitor/",
    "/partijen/",
    "/bronnen/",
    reverse("figures:findings"),
    "/boww/",
    "/indicatoren/",
    "/voorraad/",
    "/leefbaarheid/",
    "/biedingen/",
    "/gemeentekaarten/",
    "/open-data/",
    "/scan/",
]
PART = SECRET[1:-1]  # finds the secret, and is not the secret where a page repeats the question


@pytest.fixture
def world(db: None) -> None:
    """One released plan and one that is not, about the same place, party and document."""
    place, party, document = make_place(kind="municipality"), make_party(), make_document()
    passage = make_passage(document)
    make_place(parent=place)
    shared = {"places": [place], "lead": party, "passage": passage}
    plan = make_plan("OPEN", parties=[party], released=True, passage=passage)
    shown = make_commitment(make_theme(plan), code="1", **shared)
    make_progress(make_action(shown, lead=party, places=[place]), passage=passage)
    make_commitment(shown.theme, code="2", signed=False, title=f"{SECRET} concept", summary=SECRET, **shared)
    make_version(shown, 2, signed=False, title=f"{SECRET} voorstel", summary=SECRET)
    hidden = _hidden_commitment(party, place, document)
    CommitmentLink.objects.create(source=hidden, target=shown, kind="implements", note=SECRET)
    for commitment in (shown, hidden):
        _talk_among_parties(commitment, party)
    _board_reports()
    _scan()
    _indicators(place.code, shown, hidden)
    _asked_and_offered(place, party, passage)


def _asked_and_offered(place: Place, party: Party, passage: Passage) -> None:
    """An application that waits for a decision, and a bid that is still a draft."""
    line = FundLine.objects.create(code="budget", title="Budget", passage=passage, budget=1000)
    line.places.add(place)
    Application.objects.create(
        pk=901, line=line, party=party, title=f"{SECRET} plan", purpose=SECRET, expected_result=SECRET,
        place=place, start=date(2024, 1, 1), end=date(2024, 2, 1), asked=100, submitted_on=date(2024, 1, 1),
    )  # fmt: skip
    bid = Bid.objects.create(
        pk=901, corporation=party, municipality=party, year=2024, status="draft", summary=SECRET
    )
    bid.offers.create(code="a1", order=1, subject="care", kind="offer", title=f"{SECRET} aanbod")


def _indicators(place: str, shown: Commitment, hidden: Commitment) -> None:
    """One that everybody may read, of released and other commitments, and one that is closed."""
    indicator = Indicator.objects.create(code="open", title="Open", passage=make_passage())
    indicator.commitments.set([shown, hidden])
    make_series("open-1", indicator, title="Open reeks")
    make_series("open-2", indicator, title=f"{SECRET} reeks", public=False)
    closed = Indicator.objects.create(code="dicht", title=f"{SECRET} indicator", passage=make_passage())
    make_series("dicht-1", closed, title=f"{SECRET} reeks", public=False, delivery_month=6)
    for edition, value in (("eerst", 1.0), ("later", 2.0)):
        deliver(edition, *((code, place, "2021", value) for code in ("open-1", "open-2", "dicht-1")))


def _hidden_commitment(party: Party, place, document) -> Commitment:
    plan = make_plan("DICHT", title=f"{SECRET} plan", short_title=f"{SECRET} kort", summary=SECRET)
    theme = make_theme(plan, title=f"{SECRET} thema", summary=SECRET)
    passage = make_passage(document, section=f"{SECRET} paragraaf")
    hidden = make_commitment(
        theme, code="h1", lead=party, places=[place], passage=passage, title=f"{SECRET} afspraak",
        summary=SECRET, goal=SECRET,
    )  # fmt: skip
    action = make_action(hidden, lead=party, places=[place], title=f"{SECRET} actie", passage=passage)
    make_progress(action, explanation=SECRET)
    Target.objects.create(version=hidden.current, label=f"{SECRET} doel", amount=5, unit="dwellings", party=party)
    said = Input.objects.create(code="I1", kind="council_question", subject=f"{SECRET} vraag", text=SECRET)
    said.touches.set([hidden])
    return hidden


def _talk_among_parties(commitment: Commitment, party: Party) -> None:
    """What parties say to each other before they release it, with the name of a colleague."""
    colleague = make_user("corporation", party, first_name=SECRET, last_name="Collega")
    today = timezone.localdate()
    action = make_action(
        commitment, lead=party, lead_person=colleague, blocking_condition=SECRET, passage=make_passage()
    )
    make_action(commitment, lead=party, title=f"{SECRET} onderonsje")
    asked = make_round(commitment.plan, parties=[party], title=f"{SECRET} ronde")
    make_progress(action, explanation=f"{SECRET} stand", round=asked, author=colleague)
    make_progress(commitment, party=party, explanation=f"{SECRET} stand", author=colleague)
    message = {"sender": party, "recipient": party, "reason": "other", "text": SECRET, "sent_on": today}
    Notification.objects.create(commitment=commitment, **message)
    DecisionRequest.objects.create(commitment=commitment, question=SECRET, asked_by=party, asked_on=today)
    evaluation = Evaluation.objects.create(commitment=commitment, year=2024, conclusion=SECRET)
    Judgement.objects.create(evaluation=evaluation, party=party, course="behind", explanation=SECRET)
    signal = Signal.objects.create(
        key=str(commitment.pk), rule="no_lead", commitment=commitment, action=action, severity="high",
        evidence={}, first_seen=today, last_seen=today,
    )  # fmt: skip
    Acknowledgement.objects.create(
        signal=signal, by=colleague, party=party, reason=SECRET, acknowledged_on=today, until=today
    )


def _scan() -> None:
    """A scan that nobody released yet."""
    quick_scan(SECRET, released=False)


def _board_reports() -> None:
    for number, content, released in ((1, EMPTY_REPORT, True), (2, EMPTY_REPORT.replace("Stad", SECRET), False)):
        BoardReport.objects.create(
            number=number, reference_date="2024-07-01", frozen_at=timezone.now(), frozen_by="test",
            sha256=str(number) * 64, content=content, released_on=timezone.localdate() if released else None,
        )  # fmt: skip


def walk(browser: Client, start: list[str]) -> dict[str, tuple[int, str]]:
    """Status and text of every address of the site that links on pages lead to."""
    found: dict[str, tuple[int, str]] = {}
    waiting = deque(start)
    while waiting:
        address = waiting.popleft()
        if address in found or address.startswith(("/static/", "/taal/", "/afmelden/", "/aanmelden/")):
            continue
        response = browser.get(address)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        text = response.content.decode() if is_page else ""
        found[address] = (response.status_code, text)
        links = (urljoin(address, link.replace("&amp;", "&")) for link in LINK.findall(text))
        waiting += [link for link in links if not urlsplit(link).netloc and link not in found]
        assert len(found) < 400, "the walk does not end"
    return found


def around_the_secret(text: str) -> str:
    return " … ".join(text[max(0, at.start() - 150) : at.end() + 50] for at in re.finditer(SECRET, text))


def test_a_visitor_reads_only_what_was_released(world, client):
    pages = walk(client, PUBLIC_START)
    leaks = {address: around_the_secret(text) for address, (_status, text) in pages.items() if SECRET in text}
    assert leaks == {}
    assert len(pages) > 10


def test_every_link_on_the_public_side_opens(world, client):
    pages = walk(client, PUBLIC_START)
    assert {address: status for address, (status, _text) in pages.items() if status != 200} == {}


def test_who_is_signed_in_does_read_it(world, sign_in):
    """Without this the first test could pass because nothing is shown at all."""
    pages = walk(sign_in("policy_officer"), PUBLIC_START)
    assert sum(SECRET in text for _status, text in pages.values()) > 10
    assert {address: status for address, (status, _text) in pages.items() if status >= 400} == {}


NOT_RELEASED = [
    ("agreements:plan", ("DICHT",)),
    ("agreements:commitment", ("DICHT", "h1")),
    ("agreements:commitment", ("OPEN", "2")),
    ("board:report", (2,)),
    ("board:report-pdf", (2,)),
    ("board:report-xlsx", (2,)),
    ("board:difference", (1, 2)),
    ("board:difference", (2, 1)),
    ("indicators:indicator", ("dicht",)),
    ("indicators:indicator-file", ("dicht", "csv")),
    ("opendata:series", ("dicht-1",)),
    ("opendata:csv", ("dicht-1",)),
    ("opendata:json", ("dicht-1",)),
    ("opendata:csv-number", ("dicht-1", 1)),
    ("opendata:json-number", ("dicht-1", 1)),
    ("liveability:application", (901,)),
    ("bids:bid", (901,)),
    ("bids:bid-xlsx", (901,)),
    *(
        (f"proximity:{name}", (1,))
        for name in (
            "scan", "explained", "zones", "scores-file", "counts", "whatif", "facilities", "choices",
        )
    ),
    ("proximity:zones-file", (1, "geojson")),
]  # fmt: skip
# Lists, and pages about what is public by itself; the walk looks at what they say.
ALWAYS_THERE = {
    "site:home", "agreements:plans", "agreements:areas", "agreements:area", "agreements:parties",
    "agreements:party", "sources:sources", "sources:source", "board:reports",
    "monitor:index", "monitor:map-file", "monitor:area", "monitor:area-file", "monitor:compare",
    "monitor:compare-file",
    "indicators:indicators", "indicators:indicators-file", "indicators:planning", "indicators:corrections",
    "opendata:index", "opendata:catalogue-turtle", "opendata:catalogue-jsonld",
    "factsheets:sheets", "factsheets:sheet", "factsheets:sheet-pdf", "factsheets:sheet-xlsx", "bids:bids",
    "liveability:fund", "liveability:fund-file", "liveability:line", "liveability:ledger-file",
    "liveability:teams", "liveability:phases",
    "stock:stock", "stock:room", "stock:projects", "stock:projects-file", "stock:project", "stock:rollup",
    "proximity:index", "proximity:compare",
}  # fmt: skip


def test_every_route_that_shows_released_things_is_asked_for_one_that_is_not():
    released = [line for line in policy_lines() if line.scopes[ANONYMOUS] is Scope.RELEASED]
    routes = {route.split(":", 1)[1] for line in released for route in line.routes}
    assert routes == ALWAYS_THERE | {route for route, _arguments in NOT_RELEASED}


@pytest.mark.parametrize(("route", "arguments"), NOT_RELEASED)
def test_what_is_not_released_does_not_exist_for_a_visitor(world, client, route, arguments):
    address = reverse(route, args=arguments)
    assert client.get(address).status_code == 404
    for question in (f"zoek={PART}", f"q={PART}", "peildatum=2999-01-01", "released_only=0", "versie=2"):
        assert SECRET not in client.get(f"{address}?{question}").content.decode()


@pytest.mark.parametrize("address", PUBLIC_START)
@pytest.mark.parametrize(
    "question", [f"zoek={PART}", f"q={PART}", "peildatum=2999-01-01", "plan=DICHT", "thema=1"]
)
def test_a_question_in_the_address_opens_nothing_more(world, client, address, question):
    response = client.get(f"{address}?{question}")
    assert response.status_code == 200
    assert SECRET not in response.content.decode()


def test_a_plan_that_is_not_released_is_in_no_count(client, db):
    place, party = make_place(kind="municipality"), make_party()
    make_commitment(make_theme(make_plan("OPEN", released=True)), lead=party, places=[place])
    before = {address: numbers(client, address) for address in PUBLIC_START}
    for code in ("x", "y", "z"):
        hidden = make_commitment(make_theme(make_plan(f"D{code}")), code=code, lead=party, places=[place])
        make_progress(make_action(hidden, lead=party))
    assert {address: numbers(client, address) for address in PUBLIC_START} == before


def numbers(client: Client, address: str) -> list[str]:
    text = re.sub(r"<head>.*?</head>|<input[^>]*>|<[^>]+>", " ", client.get(address).content.decode(), flags=re.S)
    return re.findall(r"\d+", text)
