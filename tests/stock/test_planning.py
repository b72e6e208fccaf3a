# SPDX-License-Identifier: EUPL-1.2
"""A new planning stands beside the earlier one; questions are answered with a reason."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from factories import grant_for, make_party, make_passage, make_place, make_user
from woonregie.access.grant import Grant, Scope
from woonregie.access.models import AuditEvent, Role
from woonregie.access.refusals import CannotDo, Stale
from woonregie.stock.models import Project, ProjectPlanning, StockDelivery, StockQuestion
from woonregie.stock.queries.projects import project_row
from woonregie.stock.services.planning import NewPlanning, answer_question, tell_planning
from woonregie.stock.words import planning_text

pytestmark = pytest.mark.django_db
GRANT = Grant.for_command("test")
ON = date(2024, 3, 1)


def make_project(**fields) -> Project:
    return Project.objects.create(
        **{"code": "plein", "name": "Plein", "kind": "new_build", "passage": make_passage(), **fields}
    )


def told(**fields) -> NewPlanning:
    plain = {"start_year": 2024, "start_quarter": None, "end_year": 2026, "end_quarter": 2, "state": "running"}
    return NewPlanning(**{**plain, "on": ON, "reason": "Later", **fields})


def test_a_move_in_planning_stays_visible():
    project = make_project()
    ProjectPlanning.objects.create(project=project, start_year=2022)
    tell_planning(GRANT, project, told(), 1)
    row = project_row(GRANT, "plein")
    assert planning_text(row.planning) == "start in 2024, klaar in kwartaal 2 van 2026"
    assert [planning_text(each) for each in row.before] == ["start in 2022"]
    assert row.moved
    assert row.project.state == "running"
    assert AuditEvent.objects.get(action="project.plan").details["before"] == {"state": "planned"}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"start_year": 2027}, "Draai de jaren om"),
        ({"start_year": None, "start_quarter": 2}, "ook het jaar"),
        ({"on": date(2024, 2, 1)}, "latere planning van 01-03-2024"),
    ],
)
def test_what_contradicts_itself_is_refused(fields, message):
    project = make_project()
    tell_planning(GRANT, project, told(), 1)
    with pytest.raises(CannotDo, match=message):
        tell_planning(GRANT, project, told(**fields), 2)
    assert ProjectPlanning.objects.count() == 1


def test_only_the_own_corporation_and_only_on_what_was_seen():
    user = make_user(Role.CORPORATION, make_party(kind="corporation"))
    own = grant_for(user, scope=Scope.OWN)
    with pytest.raises(PermissionDenied):
        tell_planning(own, make_project(corporation=make_party(kind="corporation")), told(), 1)
    project = make_project(code="ander", corporation=user.party)
    tell_planning(own, project, told(), 1)
    with pytest.raises(Stale):
        tell_planning(own, project, told(), 1)


def test_a_planning_that_was_told_cannot_be_changed():
    planning = ProjectPlanning.objects.create(project=make_project(), start_year=2022)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProjectPlanning.objects.filter(pk=planning.pk).update(start_year=2023)
    with pytest.raises(IntegrityError), transaction.atomic():
        planning.delete()


@pytest.mark.parametrize("wrong", [{"low": 5, "high": 4}, {"bat_low": 3, "bat_high": 2}, {"probability": 101}])
def test_the_database_keeps_bounds_in_order(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_project(**wrong)


def test_an_answer_needs_a_reason():
    place = make_place()
    earlier, later = (
        StockDelivery.objects.create(
            code=code, title=code, dimension="bat", owner_set="x", municipality=place, passage=make_passage()
        )
        for code in ("een", "twee")
    )
    question = StockQuestion.objects.create(
        earlier=earlier, later=later, code="bat-4", earlier_count=972, later_count=119, answer="open"
    )
    with pytest.raises(CannotDo, match="hoe u dat weet"):
        answer_question(GRANT, question, "other", " ", ON)
    with pytest.raises(CannotDo, match="lijst"):
        answer_question(GRANT, question, "open", "Zo", ON)
    answer_question(GRANT, question, "other", "Andere definitie", ON)
    question.refresh_from_db()
    assert (question.answer, question.explanation) == ("other", "Andere definitie")
