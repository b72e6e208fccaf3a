# SPDX-License-Identifier: EUPL-1.2
"""Every cell of the policy, asked for real: role × route × own or somebody else's. The matrix is generated."""

from collections import Counter

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from access.policy_world import World, build_world
from factories import make_passage, make_place
from woonregie.access.grant import ANONYMOUS, Scope
from woonregie.access.models import Role
from woonregie.access.policy import PolicyLine, policy_lines
from woonregie.figures.models import ConsistencyRule, Statement

LINES = policy_lines()
ROUTES = [(line, route) for line in LINES for route in line.routes]
# Lists and forms that are about nobody in particular: "own" narrows what they do, not whether they open.
ABOUT_NOBODY = {
    "intake:upload", "intake:registry", "bids:start", "liveability:apply",
    "allocation:overview", "allocation:vacate", "allocation:publish", "allocation:mediation",
    "allocation:realisation", "allocation:realisation-file", "allocation:scenario",
    "seniors:overview", "seniors:cases", "seniors:toolbox", "seniors:hours",
    "seniors:fortnight", "seniors:fortnight-file", "seniors:month", "seniors:month-file",
}  # fmt: skip
# Answers "not found" to a form that names no example account; test_sessions.py tests the rest of it.
NEEDS_A_NAME = {"access:demo-sign-in"}


def views(patterns=None, space: str = "") -> dict[str, URLPattern]:
    """Every named view of the site."""
    found = {}
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            found |= views(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            found[f"{space}{pattern.name}"] = pattern
    return found


def test_every_view_has_a_line():
    known = {route.split(":", 1)[1] for _line, route in ROUTES}
    assert set(views()) - known == set(), "these views are closed to everybody: add them to policy.csv"


def test_every_line_leads_to_a_view():
    assert {route.split(":", 1)[1] for _line, route in ROUTES} - set(views()) == set()


def test_a_route_stands_once_and_the_columns_are_the_roles():
    counts = Counter(route for line in LINES for route in line.routes)
    assert [route for route, count in counts.items() if count > 1] == []
    for line in LINES:
        assert set(line.scopes) == {*Role.values, ANONYMOUS}
        assert line.scopes[ANONYMOUS] is not Scope.OWN, "a visitor has no party"


def prepared() -> World:
    """The world, with the few things that every side shares."""
    make_place(code="stad", parent=make_place(code="gemeente", kind="municipality"))
    Statement.objects.create(code="cijfer", title="Cijfer", value=1, unit="count", passage=make_passage())
    sides = {"left": "cijfer", "right": 1, "operator": "equals", "tolerance": "0", "kind": None}
    definition = {**sides, "kind_reason": "", "explanation": "{left} en {right}."}
    ConsistencyRule.objects.create(code="regel", title="Regel", importance="low", definition=definition)
    return build_world()


def ask(world: World, role: str, route: str, side: str):
    """Ask for a route as a role; what it does is undone."""
    method, name = route.split(":", 1)
    address = reverse(name, args=getattr(world, side).args.get(name, ()))
    browser = Client(raise_request_exception=True)
    if (user := world.users[role]) is not None:
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    point = transaction.savepoint()
    try:
        return browser.get(address) if method == "GET" else browser.post(address, {})
    finally:
        transaction.savepoint_rollback(point)


def is_sent_to_sign_in(response) -> bool:
    return response.status_code == 302 and response["Location"].startswith(reverse(settings.LOGIN_URL))


def complaint(scope: Scope, role: str, name: str, side: str, response) -> str:
    """What is wrong with an answer, held against the policy; nothing where it is right."""
    status, anonymous = response.status_code, role == ANONYMOUS
    if status >= 500:
        return f"error {status}"
    if scope is Scope.NONE:
        refused = is_sent_to_sign_in(response) if anonymous else status == 403
        return "" if refused else f"is let in ({status})"
    if scope is Scope.OWN and side == "other" and name not in ABOUT_NOBODY:
        return "" if status in (403, 404) else f"reaches what belongs to another party ({status})"
    if status == 404 and name in NEEDS_A_NAME:
        return ""
    refused = status in (403, 404, 405) or (not anonymous and is_sent_to_sign_in(response))
    return f"may, but is refused ({status})" if refused else ""


@pytest.mark.django_db
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.action)
def test_every_cell_of_a_line(line: PolicyLine):
    world = prepared()
    wrong = []
    for route in line.routes:
        for role, scope in line.scopes.items():
            for side in ("own", "other"):
                found = complaint(scope, role, route.split(":", 1)[1], side, ask(world, role, route, side))
                if found:
                    wrong.append(f"{route} as {role}, {side}: {found}")
    assert wrong == []
