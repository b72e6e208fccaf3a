# SPDX-License-Identifier: EUPL-1.2
"""Loading a profile: what comes in, what a second time changes, and what it never touches."""

from datetime import date

import pytest
import yaml
from django.conf import settings

from factories import make_progress
from intake.profile.folders import GRANT, everything_stored, small_profile, write
from intake.profile.slips import dumped
from woonregie.access.models import AuditEvent
from woonregie.agreements.models import (
    Action,
    CalendarDuty,
    Commitment,
    CommitmentLink,
    CommitmentVersion,
    Evaluation,
    Input,
    Plan,
    Progress,
)
from woonregie.figures.models import ConsistencyRule, FigureTable
from woonregie.intake.problems import Rejected
from woonregie.intake.services.load_profile import load_profile
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie.places.queries import codes_around, find_place

pytestmark = pytest.mark.django_db

PLAN, THEME = "plans/prestatieafspraken/plan.yaml", "plans/prestatieafspraken/theme-0.yaml"


def load(folder, files):
    return load_profile(GRANT, write(folder, files))


def changed(files, name, change):
    """The files with one of them changed as plain data."""
    data = yaml.safe_load(files[name])
    change(data)
    return {**files, name: dumped(data)}


class TestMaastricht:
    """The real facts: the counts that the documents give."""

    @pytest.fixture
    def counts(self):
        return load_profile(GRANT, settings.PROFILES_DIR / "maastricht")

    def test_all_plans_come_in_with_all_that_they_promise(self, counts):
        plans = {
            code: counts[f"commitments {code}"] for code in ("PA2226", "PWZW", "DELTA2528", "NAT2125", "COA1822")
        }
        assert plans == {"PA2226": 56, "PWZW": 28, "DELTA2528": 7, "NAT2125": 6, "COA1822": 120}
        assert [counts[f"commitments PA2226/{theme}"] for theme in range(7)] == [3, 5, 7, 5, 3, 23, 10]
        assert Action.objects.filter(commitment__plan__code="PA2226", commitment__theme__code="6").count() == 69
        assert Input.objects.filter(kind="members_consultation").count() == 4
        assert (
            Commitment.objects.filter(plan__code="NAT2125", serves_themes__plan__code="PA2226").distinct().count()
            == 6
        )

    def test_what_the_database_holds_is_what_was_counted(self, counts):
        assert Commitment.objects.count() == CommitmentVersion.objects.count() == counts["commitments"]
        assert Action.objects.count() == counts["actions"]
        assert CommitmentLink.objects.count() == counts["links"]
        assert FigureTable.objects.count() == counts["tables"]
        assert ConsistencyRule.objects.count() >= counts["rules"]
        assert CalendarDuty.objects.exists()

    def test_how_a_document_says_it_stood_is_progress_with_a_passage(self, counts):
        states = Progress.objects.filter(commitment__plan__code="COA1822")
        assert states.count() == 115
        assert not states.filter(is_sample=True).exists()
        assert not states.filter(passage__isnull=True).exists()
        assert set(states.values_list("party__code", "recorded_on")) == {
            ("gemeente-maastricht", date(2022, 2, 28))
        }

    def test_a_place_is_found_by_every_spelling(self, counts):
        for name in ("Wittevrouwenveld", "wittenvrouwenveld", "WITTEVROUWEN-VELD"):
            assert find_place(name).code == "wittevrouwenveld"
        assert find_place("Kommekwartier").code == "kommelkwartier"
        assert find_place("Atlantis") is None

    def test_a_neighbourhood_lies_in_its_district_and_its_area_team(self, counts):
        wider = {"maastricht-heuvelland", "zuid-limburg", "provincie-limburg", "nederland"}
        inner = {"wolder", "zuidwest", "rayon-zuid-west", "maastricht"}
        assert codes_around(["wolder"])["wolder"] == inner | wider
        assert Place.objects.filter(kind="district").count() == 7
        assert Place.objects.filter(kind="area_team").count() == 4

    def test_a_second_time_changes_nothing_at_all(self, counts):
        before = everything_stored()
        assert load_profile(GRANT, settings.PROFILES_DIR / "maastricht") == {**counts, "changed": 0}
        assert everything_stored() == before

    def test_every_commitment_has_a_passage_and_no_plan_is_hidden(self, counts):
        assert not CommitmentVersion.objects.filter(passage__isnull=True).exists()
        assert set(Plan.objects.values_list("released_on", flat=True)) == {
            date(2022, 1, 1),
            date(2025, 4, 16),
            date(2021, 1, 1),
            date(2018, 1, 1),
        }


class TestASecondTime:
    def test_progress_evaluations_and_a_withdrawn_plan_stay_as_people_left_them(self, tmp_path):
        load(tmp_path, small_profile())
        action = Action.objects.first()
        make_progress(action, explanation="Gezegd")
        Evaluation.objects.create(commitment=action.commitment, year=2023, conclusion="Doorgaan")
        Plan.objects.update(released_on=None)
        Action.objects.filter(pk=action.pk).update(title="Door een gebruiker gewijzigd")
        before = everything_stored()
        assert load(tmp_path, small_profile())["changed"] == 0
        assert everything_stored() == before

    def test_one_event_is_written_and_none_when_nothing_changed(self, tmp_path):
        counts = load(tmp_path, small_profile())
        load(tmp_path, small_profile())
        event = AuditEvent.objects.get(action="profile.load")
        assert event.subject == "profile:voorbeeldstad"
        assert event.details["commitments"] == counts["commitments"] == 12

    def test_new_facts_are_added_to_what_is_there(self, tmp_path):
        files = small_profile()
        load(tmp_path, files)

        def add(theme):
            new = {**theme["commitments"][0], "code": "0z", "actions": [], "title": "Nieuw"}
            theme["commitments"].append(new)

        load(tmp_path, changed(files, THEME, add))
        assert Commitment.objects.get(plan__code="VPA", code="0z").current.title == "Nieuw"
        assert Commitment.objects.count() == 13


SPOT = {
    "title": "Anders",
    "summary": "Anders verwoord.",
    "ongoing": True,
    "targets": [],
    "places": ["voorbeeldstad"],
    "contributions": [{"party": "voorbeeldzorg", "role": "informed"}],
    "review_on": "2024-03-01",
}


class TestASignedText:
    @pytest.mark.parametrize("key", SPOT)
    def test_what_was_signed_is_refused_and_stays(self, tmp_path, key):
        files = small_profile()
        load(tmp_path, files)
        before = everything_stored()
        spoilt = changed(files, THEME, lambda theme: theme["commitments"][0].update({key: SPOT[key]}))
        with pytest.raises(Rejected) as refused:
            load(tmp_path, spoilt)
        (problem,) = refused.value.problems
        assert (problem.file, problem.row, problem.value) == (THEME, 3, "0a")
        assert "bijstelling" in problem.advice
        assert everything_stored() == before

    @pytest.mark.parametrize("key", SPOT)
    def test_a_draft_follows_the_profile(self, tmp_path, key):
        files = changed(small_profile(), PLAN, lambda plan: plan.update(status="draft"))
        load(tmp_path, files)
        files = changed(files, THEME, lambda theme: theme["commitments"][0].update({key: SPOT[key]}))
        assert load(tmp_path, files)["changed"] == 1
        assert load(tmp_path, files)["changed"] == 0
        version = CommitmentVersion.objects.get(commitment__plan__code="VPA", commitment__code="0a")
        told = {
            "title": version.title,
            "summary": version.summary,
            "ongoing": version.ongoing,
            "targets": list(version.targets.all()),
            "places": [place.code for place in version.places.all()],
            "contributions": [{"party": c.party.code, "role": c.role} for c in version.contributions.all()],
            "review_on": version.review_on.isoformat() if version.review_on else None,
        }
        assert told[key] == SPOT[key]
        assert version.number == 1


def test_another_municipality_may_stand_beside_but_not_take_a_name(tmp_path):
    load(tmp_path / "a", small_profile())
    before = everything_stored()
    files = {
        name: str(text).replace("voorbeeldstad-oost", "elders-oost") for name, text in small_profile().items()
    }
    with pytest.raises(Rejected) as refused:
        load(tmp_path / "b", files)
    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.column) == ("places.csv", 4, "name")
    assert "DATABASE_URL" in problem.advice
    assert everything_stored() == before


def test_members_and_mergers_are_kept(tmp_path):
    files = changed(small_profile(), "parties.yaml", lambda rows: rows[1].update(merged_into=rows[2]["code"]))
    load(tmp_path, files)
    collective = Party.objects.get(code="voorbeeldcorporaties")
    assert collective.members.count() == 3
    assert Party.objects.get(code="voorbeeldcorporatie-a").merged_into.code == "voorbeeldcorporatie-b"
