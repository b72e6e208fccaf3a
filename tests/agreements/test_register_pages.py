# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the register say."""

from datetime import date

import pytest

from agreements.register_world import build, enrich_dialogue
from factories import (
    grant_for,
    make_action,
    make_commitment,
    make_party,
    make_place,
    make_plan,
    make_progress,
    make_theme,
    make_user,
    make_version,
)
from woonregie.access.models import Role
from woonregie.agreements.models import Adjustment, Target
from woonregie.agreements.queries.areas import area_page, area_tree
from woonregie.agreements.queries.commitment_page import commitment_page
from woonregie.agreements.queries.plan_page import PlanFilter, plan_page
from woonregie.places.models import PlaceKind
from woonregie_core.agreements.vocabulary import AdjustmentReason, Phase

pytestmark = pytest.mark.django_db
ON = date(2025, 1, 1)


@pytest.fixture
def grant():
    return grant_for(make_user())


def codes(page) -> list[str]:
    return [row.commitment.code for group in page.groups for row in group.rows]


class TestPlan:
    def test_filters_narrow_by_theme_party_place_and_phase(self, grant):
        plan = make_plan("P1")
        one, two = make_theme(plan, "1"), make_theme(plan, "2")
        city = make_place("stad", kind=PlaceKind.MUNICIPALITY)
        district = make_place("deel", kind=PlaceKind.DISTRICT, parent=city)
        street, other = make_place("buurt", parent=district), make_place("elders", parent=city)
        builder = make_party("bouwer")
        first = make_commitment(one, "a", lead=builder, places=[street])
        make_commitment(one, "b", places=[other])
        make_commitment(two, "c", lead=builder)
        make_progress(first, phase=Phase.COMPLETED)

        def found(**wanted):
            return codes(plan_page(grant, "P1", PlanFilter(**wanted), ON))

        assert found() == ["a", "b", "c"]
        assert found(theme="2") == ["c"]
        assert found(party="bouwer") == ["a", "c"]
        assert found(place="deel") == ["a"], "a district holds what its neighbourhoods promise"
        assert found(phase="completed") == ["a"]
        assert found(phase="none") == ["b", "c"]
        assert found(party="bouwer", theme="1") == ["a"]
        assert found(party="niemand") == []

    def test_counts_per_phase_speak_of_the_whole_plan_also_when_filtered(self, grant):
        theme = make_theme(make_plan("P1"), "1")
        make_progress(make_commitment(theme, "a"), phase=Phase.COMPLETED)
        make_commitment(theme, "b")
        page = plan_page(grant, "P1", PlanFilter(phase="completed"), ON)
        assert (page.phases, page.total, page.shown) == ({"completed": 1, "": 1}, 2, 1)

    def test_the_state_is_the_last_one_on_the_reference_date(self, grant):
        commitment = make_commitment(make_theme(make_plan("P1"), "1"), "a")
        make_progress(commitment, phase=Phase.PREPARING, recorded_on=date(2024, 1, 1))
        make_progress(commitment, phase=Phase.COMPLETED, recorded_on=date(2025, 6, 1))
        assert plan_page(grant, "P1", PlanFilter(), ON).phases == {"preparing": 1}
        assert plan_page(grant, "P1", PlanFilter(), date(2025, 6, 1)).phases == {"completed": 1}
        assert plan_page(grant, "P1", PlanFilter(), date(2023, 1, 1)).phases == {"": 1}

    def test_an_unknown_plan_is_not_found(self, client):
        assert client.get("/plannen/niets/").status_code == 404

    def test_a_wrong_reference_date_is_said_and_does_not_break_the_page(self, sign_in):
        make_plan("P1")
        response = sign_in().get("/plannen/P1/?peildatum=31-31-2024")
        assert response.status_code == 200
        assert "is geen datum" in response.content.decode()

    def test_text_from_outside_is_escaped(self, sign_in):
        make_commitment(make_theme(make_plan("P1"), "1"), "a", title="<script>alert(1)</script>")
        assert b"<script>alert" not in sign_in().get("/plannen/P1/?theme=<script>alert(1)</script>").content


class TestCommitment:
    def test_a_missing_amount_is_not_zero(self, grant, sign_in):
        commitment = make_commitment(make_theme(make_plan("P1"), "1"), "a")
        target = Target.objects.create(version=commitment.current, label="Woningen", amount=300, unit="dwellings")
        assert commitment_page(grant, "P1", "a", ON).targets[0].done is None
        assert "Nog geen cijfer" in sign_in().get("/plannen/P1/a/").content.decode()
        make_progress(commitment, target=target, amount_realised=0)
        assert commitment_page(grant, "P1", "a", ON).targets[0].done == 0

    def test_progress_of_an_action_is_not_the_state_of_the_commitment(self, grant):
        commitment = make_commitment(make_theme(make_plan("P1"), "1"), "a")
        make_progress(make_action(commitment), phase=Phase.COMPLETED)
        page = commitment_page(grant, "P1", "a", ON)
        assert page.standing is None
        assert page.actions[0].standing.phase == Phase.COMPLETED

    def test_versions_say_what_changed_why_and_who_decided(self, sign_in):
        commitment = make_commitment(make_theme(make_plan("P1"), "1"), "a", summary="Wij bouwen 300 woningen.")
        after = make_version(commitment, 2, summary="Wij bouwen 250 woningen.")
        Adjustment.objects.create(
            before=commitment.current,
            after=after,
            reason=AdjustmentReason.GUARANTEE_CEILING,
            explanation="De borging is vol.",
            decided_in="BOWW",
            decided_on=date(2024, 5, 28),
        )
        commitment.current = after
        commitment.save()
        text = sign_in().get("/plannen/P1/a/").content.decode()
        assert "<del>300</del>" in text
        assert "<ins>250</ins>" in text
        assert "Borgingsplafond van het WSW" in text
        assert "Besloten in BOWW op 28 mei 2024" in text

    def test_what_a_commitment_serves_is_shown_at_both_ends(self, sign_in):
        theme = make_theme(make_plan("P1"), "5", title="Vastgoed")
        make_commitment(theme, "5a")
        priority = make_commitment(make_theme(make_plan("N1", short_title="Landelijk")), "3", title="Duurzaam")
        priority.serves_themes.add(theme)
        browser = sign_in()
        assert "Landelijk 3: Duurzaam" in browser.get("/plannen/P1/").content.decode()
        assert 'href="/plannen/P1/#thema-5"' in browser.get("/plannen/N1/3/").content.decode()

    def test_links_are_shown_at_both_ends_with_the_name_of_the_plan(self, sign_in):
        build(2)
        browser = sign_in()
        assert "Verwijst naar" in browser.get("/plannen/P1/c1/").content.decode()
        assert "Wordt genoemd door" in browser.get("/plannen/P1/c0/").content.decode()

    def test_judgements_stand_side_by_side(self, sign_in):
        world = build(1)
        enrich_dialogue(world.commitment, 2)
        assert sign_in().get("/plannen/P1/c0/").content.decode().count("<h4>") == 2

    @pytest.mark.parametrize(
        ("role", "own", "buttons"),
        [
            (Role.POLICY_OFFICER, False, ["Vraag een besluit", "Stel bij"]),
            (Role.CORPORATION, True, ["Meld een knelpunt", "Vraag een besluit"]),
            (Role.CORPORATION, False, []),
            (Role.RESEARCHER, True, []),
        ],
    )
    def test_a_button_is_there_only_for_who_may_press_it(self, sign_in, role, own, buttons):
        party = make_party()
        make_commitment(make_theme(make_plan("P1"), "1"), "a", lead=party)
        text = sign_in(role, party if own else make_party()).get("/plannen/P1/a/").content.decode()
        every = ["Meld een knelpunt", "Vraag een besluit", "Stel bij"]
        assert [button for button in every if f">{button}</a>" in text] == buttons


class TestArea:
    def test_an_area_holds_everything_inside_it_once(self, grant):
        city = make_place("stad", kind=PlaceKind.MUNICIPALITY)
        district = make_place("deel", kind=PlaceKind.DISTRICT, parent=city)
        streets = [make_place(parent=district) for _ in range(2)]
        theme = make_theme(make_plan("P1"), "1")
        make_commitment(theme, "both", places=streets)
        make_commitment(theme, "city", places=[city])
        make_commitment(theme, "everywhere")
        make_action(make_commitment(theme, "d", places=[district]), places=[streets[0]])
        page = area_page(grant, "deel", ON)
        assert [row.commitment.code for row in page.here] == ["both", "d"]
        assert [row.commitment.code for row in page.above] == ["city"]
        assert (len(page.actions), page.city_wide) == (1, 1)
        tree = area_tree(grant)
        assert [(n.place.code, n.commitments, n.actions) for n in tree.roots] == [("stad", 3, 1)]
        assert [(n.place.code, n.commitments) for n in tree.roots[0].children] == [("deel", 2)]

    def test_an_unknown_area_is_not_found(self, client):
        assert client.get("/gebieden/nergens/").status_code == 404
        assert client.get("/partijen/niemand/").status_code == 404
        assert client.get("/bronnen/niets/").status_code == 404
