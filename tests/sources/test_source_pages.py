# SPDX-License-Identifier: EUPL-1.2
"""A source shows its version and everything that rests on it."""

from datetime import date

import pytest

from factories import (
    make_action,
    make_commitment,
    make_document,
    make_party,
    make_passage,
    make_place,
    make_plan,
    make_progress,
    make_theme,
)
from woonregie.agreements.models import Input, Target
from woonregie.figures.models import FigureTable, Statement
from woonregie.sources.models import Dataset, Passage
from woonregie_core.agreements.vocabulary import InputKind

pytestmark = pytest.mark.django_db


def text_of(browser, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_document_shows_hash_date_and_where_each_passage_is(client):
    document = make_document("D1", title="Het akkoord", date=date(2021, 12, 16), sha256="ab" * 32)
    passage = make_passage(document, section="2.1 Wonen", first_line=40, last_line=44)
    make_place("wijk-1", name="Wijk 1", passage=passage)
    text = text_of(client, "/bronnen/D1/")
    for words in ("ab" * 32, "16 december 2021", "2.1 Wonen", "regel 40–44", "Wijk 1", f'id="p{passage.pk}"'):
        assert words in text
    assert "Het akkoord" in text_of(client, "/bronnen/")


def test_everything_that_rests_on_a_passage_is_listed_with_its_page(client):
    passage = make_passage(make_document("D1"))
    plan = make_plan("P1", released=True, title="Plan een", passage=passage)
    theme = make_theme(plan, "T", title="Thema een", passage=passage)
    commitment = make_commitment(theme, "a", title="Afspraak een", passage=passage)
    Target.objects.create(
        version=commitment.current, label="Doel een", amount=1, unit="dwellings", passage=passage
    )
    make_action(commitment, title="Actie een", passage=passage)
    make_progress(commitment, passage=passage)
    said = Input.objects.create(
        code="I1", kind=InputKind.RESIDENTS_SESSION, subject="Inbreng een", text="x", passage=passage
    )
    said.touches.add(commitment)
    make_party("partij-een", name="Partij een", passage=passage)
    figures = {"title": "Cijfer een", "measure": "x", "unit": "dwellings", "scope": "x", "passage": passage}
    FigureTable.objects.create(code="t1", columns=[], rows={}, **{**figures, "title": "Tabel een"})
    Statement.objects.create(code="s1", value=1, **figures)
    text = text_of(client, "/bronnen/D1/")
    things = ("Plan", "Thema", "Afspraak", "Doel", "Actie", "Inbreng", "Partij", "Tabel", "Cijfer")
    assert [thing for thing in things if f"{thing} een" not in text] == []
    assert 'href="/plannen/P1/a/#stand"' in text


def test_a_dataset_shows_its_licence(client):
    dataset = Dataset.objects.create(code="CBS-1", title="Kerncijfers", licence="CC-BY-4.0", date=date(2022, 1, 1))
    Passage.objects.create(dataset=dataset, section="tabel 1")
    assert "CC-BY-4.0" in text_of(client, "/bronnen/CBS-1/")


def test_a_source_of_a_plan_leads_back_to_the_passage(client):
    passage = make_passage(make_document("D1"))
    make_plan("P1", released=True, passage=passage)
    assert f'href="/bronnen/D1/#p{passage.pk}"' in text_of(client, "/plannen/P1/")
