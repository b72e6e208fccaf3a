# SPDX-License-Identifier: EUPL-1.2
"""The public side shows what parties released, and not a word more."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from agreements.register_world import build, enrich_dialogue
from factories import (
    make_commitment,
    make_party,
    make_passage,
    make_plan,
    make_progress,
    make_round,
    make_theme,
    make_version,
)
from woonregie.agreements.models import CommitmentLink
from woonregie_core.agreements.vocabulary import LinkKind

pytestmark = pytest.mark.django_db


def text_of(browser, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_plan_that_is_not_released_does_not_exist_for_the_public(client, sign_in):
    build(2, released=False)
    assert client.get("/plannen/P1/").status_code == 404
    assert client.get("/plannen/P1/c0/").status_code == 404
    assert "Prestatieafspraken P1" not in text_of(client, "/plannen/")
    assert sign_in().get("/plannen/P1/").status_code == 200


def test_a_plan_released_from_tomorrow_is_not_shown_today_whatever_date_the_visitor_asks(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    make_commitment(make_theme(make_plan("P9", released_on=tomorrow)))
    assert client.get(f"/plannen/P9/?peildatum={tomorrow + timedelta(days=9)}").status_code == 404


def test_a_draft_commitment_is_not_shown(client, sign_in):
    plan = make_plan("P2", released=True)
    make_commitment(make_theme(plan), code="x1", signed=False, title="Nog in overleg")
    assert "Nog in overleg" not in text_of(client, "/plannen/P2/")
    assert client.get("/plannen/P2/x1/").status_code == 404
    assert "nog niet getekend" in text_of(sign_in(), "/plannen/P2/x1/")


def test_a_draft_version_of_a_signed_commitment_is_not_shown(client, sign_in):
    commitment = make_commitment(make_theme(make_plan("P3", released=True)), code="y1")
    make_version(commitment, 2, signed=False, title="Voorstel voor later", summary="Voorstel voor later")
    assert "Versie 2" not in text_of(client, "/plannen/P3/y1/")
    assert "Versie 2" in text_of(sign_in(), "/plannen/P3/y1/")


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        ({}, False),
        ({"with_passage": True}, True),
        ({"round_released": date(2024, 8, 1)}, True),
        ({"round_released": None}, False),
        ({"round_released": date(2999, 1, 1)}, False),
    ],
    ids=["said", "in a document", "released round", "open round", "round released later"],
)
def test_progress_is_public_when_a_document_or_a_released_round_holds_it(client, sign_in, progress, shown):
    commitment = make_commitment(make_theme(make_plan("P4", released=True)), code="z1")
    fields = {"passage": make_passage()} if progress.get("with_passage") else {}
    if "round_released" in progress:
        fields["round"] = make_round(commitment.plan, released_on=progress["round_released"])
    make_progress(commitment, explanation="Zo staat het ervoor", **fields)
    assert ("Zo staat het ervoor" in text_of(client, "/plannen/P4/z1/")) is shown
    assert "Zo staat het ervoor" in text_of(sign_in(), "/plannen/P4/z1/")


def test_what_parties_tell_each_other_stays_among_them(client, sign_in):
    world = build(1)
    enrich_dialogue(world.commitment, 1)
    words = ["Signalen", "Geheim knelpunt", "Mag het later?", "Evaluatie: hoe partijen"]
    public, inside = (text_of(browser, "/plannen/P1/c0/") for browser in (client, sign_in()))
    assert [word for word in words if word in public.split("<main")[1]] == []
    assert [word for word in words if word not in inside] == []


def test_a_link_to_a_hidden_commitment_is_hidden(client, sign_in):
    shown = make_commitment(make_theme(make_plan("P5", released=True)), code="open")
    hidden = make_commitment(make_theme(make_plan("P6")), code="dicht", title="Nog geheim")
    CommitmentLink.objects.create(source=hidden, target=shown, kind=LinkKind.IMPLEMENTS)
    assert "Nog geheim" not in text_of(client, "/plannen/P5/open/")
    assert "Nog geheim" in text_of(sign_in(), "/plannen/P5/open/")


def test_areas_parties_and_sources_count_only_what_is_public(client):
    party = make_party("p-x")
    passage = make_passage()
    make_commitment(make_theme(make_plan("P7")), lead=party, title="Nog geheim", passage=passage)
    assert "Nog geheim" not in text_of(client, "/partijen/p-x/")
    assert "Nog geheim" not in text_of(client, f"/bronnen/{passage.document.code}/")


def test_a_party_page_hides_what_the_party_still_owes(client, sign_in):
    party = make_party("p-y")
    make_round(make_plan("P8", released=True), parties=[party], title="Ronde die loopt")
    assert "Ronde die loopt" not in text_of(client, "/partijen/p-y/")
    assert "Ronde die loopt" in text_of(sign_in(), "/partijen/p-y/")
