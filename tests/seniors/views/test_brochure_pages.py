# SPDX-License-Identifier: EUPL-1.2
"""The brochure as everybody gets it: pages without a number that gives a home away, and a PDF to print."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from factories import make_place
from seniors.pilot_world import home, household
from woonregie.places.models import PlaceKind

pytestmark = pytest.mark.django_db
TOWN, PLACE = "/senioren/brochure/", "/senioren/brochure/amby/"


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def amby():
    return make_place("amby", parent=make_place("maastricht", kind=PlaceKind.MUNICIPALITY))


def text_of(response) -> str:
    return LexborHTMLParser(response.content.decode()).css_first("main").text(separator=" ")


def test_a_visitor_reads_the_town_and_a_neighbourhood(visitor, amby):
    for _ in range(20):
        home(amby)
    town, place = text_of(visitor.get(TOWN)), text_of(visitor.get(PLACE))
    assert "ongeveer 20" in town
    assert "Zo werkt de voorrang" in town
    assert "In Amby staan ongeveer 20 huurwoningen" in place
    assert "Geen stuk noemt deze buurt als woonzorgzone" in place


def test_no_household_and_no_small_number_is_on_a_page(visitor, amby):
    for _ in range(3):
        who = household(dwelling=home(amby))
    for address in (TOWN, PLACE):
        said = text_of(visitor.get(address))
        assert "te weinig om te tonen" in said
        assert who.code not in said


def test_every_count_links_to_how_it_is_counted(visitor, amby):
    for _ in range(20):
        home(amby)
    for address in (TOWN, PLACE):
        page = LexborHTMLParser(visitor.get(address).content.decode())
        assert page.css("[data-count]")
        for node in page.css("[data-sourced]"):
            if node.css("[data-count]"):
                assert node.css('a[href^="/senioren/brochure/"]')


@pytest.mark.parametrize("address", ["/senioren/brochure.pdf", "/senioren/brochure/amby/brochure.pdf"])
def test_the_pdf_is_tagged_and_the_same_every_time(visitor, amby, address):
    for _ in range(20):
        home(amby)
    first = visitor.get(address)
    assert first["Content-Type"] == "application/pdf"
    assert first.content == visitor.get(address).content
    found = PdfReader(io.BytesIO(first.content))
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert found.trailer["/Root"]["/Lang"] == "nl"
    said = "".join(page.extract_text() for page in found.pages)
    assert "ongeveer 20" in said
    assert "Zo werkt de voorrang" in said


def test_without_homes_the_page_says_so_and_there_is_nothing_to_print(visitor):
    assert "nog geen woningen" in text_of(visitor.get(TOWN))
    assert visitor.get("/senioren/brochure.pdf").status_code == 404
    assert visitor.get("/senioren/brochure/nergens/").status_code == 404
