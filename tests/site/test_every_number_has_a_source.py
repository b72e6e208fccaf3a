# SPDX-License-Identifier: EUPL-1.2
"""Every page of the example, as a visitor and signed in: each number opens its source, or what was counted."""

from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve
from selectolax.lexbor import LexborHTMLParser
from sourced import not_marked, without_source

from example_register import ON, load_maastricht
from woonregie.access.grant import Grant
from woonregie.access.models import Role, User
from woonregie.intake.services.load_profile import load_profile
from woonregie.intake.services.sample_needs import load_sample_needs
from woonregie.intake.services.sample_registry import load_sample_registry
from woonregie.intake.services.sample_scan import load_sample_scan
from woonregie.places.models import Place

ROOMS_WITH_FIGURES = (
    "indicators",
    "stock",
    "liveability",
    "bids",
    "factsheets",
    "monitor",
    "opendata",
    "allocation",
    "seniors",
    "needs",
    "proximity",
)
ENOUGH_OF_ONE_KIND = 8  # pages of one route elsewhere; all of them in the rooms above
ENOUGH_QUESTIONS = 6  # addresses of one route that differ in their question only
START = [
    "/", "/monitor/", "/indicatoren/", "/voorraad/", "/leefbaarheid/", "/biedingen/", "/gemeentekaarten/",
    "/open-data/", "/toewijzing/", "/toewijzing/regels/", "/senioren/", "/scan/", "/woonzorgopgave/",
    "/gebieden/", "/plannen/", "/bronnen/", "/cijfers/bevindingen/",
]  # fmt: skip
NOT_WALKED = ("/static/", "/taal/", "/afmelden/", "/aanmelden/")


def load_example() -> None:
    """The whole demonstration, with a small registry: its pages are the same with fewer rows."""
    grant = load_maastricht(sample=True)
    load_sample_registry(grant, Place.objects.get(code="maastricht"), ON, scale=0.03)
    load_sample_needs(grant, settings.PROFILES_DIR / "maastricht", ON, draws=10)
    load_sample_scan(grant, Place.objects.get(code="maastricht"), ON)
    for folder in sorted(settings.PROFILES_DIR.glob("*/profile.yaml")):
        if folder.parent.name != "maastricht":
            load_profile(Grant.for_command("test"), folder.parent)


def walk(browser: Client) -> dict[str, str]:
    """The text of every page that links lead to."""
    found: dict[str, str] = {}
    seen, kinds = set(START), Counter()
    waiting = deque(START)
    while waiting:
        address = waiting.popleft()
        response = browser.get(address)
        if not response.headers.get("Content-Type", "").startswith("text/html") or response.status_code != 200:
            continue
        found[address] = response.content.decode()
        for link in links(found[address], address):
            if link not in seen and is_wanted(link, kinds):
                seen.add(link)
                waiting.append(link)
    return found


def links(html: str, address: str) -> list[str]:
    """Addresses of the site itself on a page, without anchors."""
    hrefs = (node.attributes.get("href") or "" for node in LexborHTMLParser(html).css("a[href]"))
    found = (urljoin(address, href).partition("#")[0] for href in hrefs)
    return [link for link in found if link and not urlsplit(link).netloc and not link.startswith(NOT_WALKED)]


def is_wanted(link: str, kinds: Counter) -> bool:
    """Whether enough pages of this kind were seen already."""
    path, _mark, question = link.partition("?")
    try:
        match = resolve(path)
    except Resolver404:
        return False
    kind = (match.view_name, bool(question))
    kinds[kind] += 1
    if question:
        return kinds[kind] <= ENOUGH_QUESTIONS
    return match.namespace in ROOMS_WITH_FIGURES or kinds[kind] <= ENOUGH_OF_ONE_KIND


def room_of(address: str) -> str:
    return resolve(address.partition("?")[0]).namespace


def visitor(role: str) -> Client:
    """A browser: nobody's, or signed in as the first account of a role."""
    browser = Client()
    if role:
        user = User.objects.filter(role=role).earliest("pk")
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("role", ["", Role.POLICY_OFFICER, Role.SENIORENMAKELAAR])
def test_every_number_opens_its_source(monkeypatch, role):
    load_example()
    monkeypatch.setattr(settings, "DEMO_REFERENCE_DATE", ON)
    pages = walk(visitor(role))
    assert {"monitor", "indicators"} <= {room_of(address) for address in pages}
    assert sum("data-figure" in html for html in pages.values()) > 10
    unsourced = {address: wrong[:5] for address, html in pages.items() if (wrong := without_source(html))}
    unmarked = {
        address: wrong[:5]
        for address, html in pages.items()
        if room_of(address) in ROOMS_WITH_FIGURES and (wrong := not_marked(html))
    }
    assert unsourced == {}
    assert unmarked == {}


class TestTheReading:
    """The test above would pass if the reading saw nothing."""

    @pytest.mark.parametrize(
        "html",
        [
            "<p><span data-figure>12</span></p>",
            "<p data-sourced><span data-figure>12</span></p>",
            '<p data-sourced><span data-figure>12</span> <a href="/gebieden/">lijst</a></p>',
            '<div data-sourced><a href="/bronnen/D/">bron</a><p data-sourced><b data-figure>12</b></p></div>',
            '<p><span data-figure>12</span></p><p data-sourced><a href="/bronnen/D/">bron</a></p>',
            "<table><tr data-sourced><td data-count>12</td></tr></table>",
        ],
    )
    def test_it_sees_a_number_without_a_source(self, html):
        assert len(without_source(html)) == 1

    @pytest.mark.parametrize(
        "html",
        [
            '<p data-sourced><span data-figure>12</span> <a href="/bronnen/D/#p1">bron</a></p>',
            '<table><tr data-sourced><td data-figure>1</td><td><a href="/bronnen/D/">bron</a></td></tr></table>',
            '<p data-sourced><span data-count>12</span> <a href="/gebieden/">lijst</a></p>',
        ],
    )
    def test_it_leaves_a_number_with_a_source_alone(self, html):
        assert without_source(html) == []
        assert not_marked(html) == []

    @pytest.mark.parametrize(
        "html",
        [
            '<table><tr><td class="number">12</td></tr></table>',
            '<span class="stat__value">€ 1.000</span>',
            '<ul class="legend"><li>a <strong>3</strong></li></ul>',
            '<div class="map-legend"><ul><li>5 tot 10</li></ul></div>',
        ],
    )
    def test_it_sees_a_number_that_is_not_marked(self, html):
        assert len(not_marked(html)) == 1

    @pytest.mark.parametrize(
        "html",
        [
            '<table><tr><td class="number"></td><td class="number">geen</td></tr></table>',
            '<table><tr><th class="number">2023</th></tr></table>',
            '<table><tr><td class="number"><span class="muted">in 2023 niet gemeten</span></td></tr></table>',
        ],
    )
    def test_it_asks_nothing_of_what_is_no_number(self, html):
        assert not_marked(html) == []
