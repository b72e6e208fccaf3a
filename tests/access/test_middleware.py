# SPDX-License-Identifier: EUPL-1.2
"""The door of every request: what happens at its edges."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from django.views import View

from factories import make_user
from woonregie.access.middleware import PolicyMiddleware
from woonregie.access.models import Role
from woonregie.access.policy import line_for_route
from woonregie.site import urls as site_urls

pytestmark = pytest.mark.django_db
METHODS = ["get", "head", "options", "post", "put", "patch", "delete", "trace"]


class Secret(View):
    """A class-based view that somebody forgot to put in the policy."""

    def get(self, request, **kwargs):
        return HttpResponse("geheim")

    post = put = patch = delete = get


urlpatterns = [
    *site_urls.urlpatterns,
    path("geheim/", Secret.as_view(), name="secret"),
    path("naamloos/", Secret.as_view()),
]
forgotten = override_settings(ROOT_URLCONF=__name__)


@forgotten
@pytest.mark.parametrize("address", ["/geheim/", "/naamloos/"])
@pytest.mark.parametrize("method", METHODS)
def test_a_view_without_a_line_is_closed_to_everybody(sign_in, client, method, address):
    assert getattr(sign_in(Role.ADMINISTRATOR), method)(address).status_code == 403
    response = getattr(client, method)(address)
    assert (response.status_code, response.content) == (302, b"")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace", "post"])
def test_a_method_without_a_line_is_closed(sign_in, method):
    assert getattr(sign_in(Role.ADMINISTRATOR), method)("/logboek/").status_code == 403


def test_head_counts_as_get(sign_in, client):
    assert sign_in(Role.ADMINISTRATOR).head("/logboek/").status_code == 200
    assert sign_in(Role.RESEARCHER).head("/logboek/").status_code == 403
    assert client.head("/logboek/").status_code == 302


def test_a_refusal_is_in_dutch_and_says_why(sign_in):
    response = sign_in(Role.RESEARCHER).get("/logboek/")
    assert response.status_code == 403
    assert "Uw rol geeft geen toegang tot deze pagina." in response.content.decode()


def test_an_address_that_does_not_exist_is_not_found_for_everybody(sign_in, client):
    for browser in (client, sign_in()):
        response = browser.get("/bestaat/niet/")
        assert response.status_code == 404
        assert "Deze pagina bestaat niet" in response.content.decode()


def test_a_visitor_returns_after_signing_in_to_the_page_that_was_asked(client):
    assert client.get("/logboek/?action=a.b").url == "/aanmelden/?next=/logboek/%3Faction%3Da.b"


def test_after_a_lost_session_nobody_lands_on_an_address_that_only_takes_a_post(client):
    assert client.post("/afmelden/").url == "/aanmelden/?next=/"


def test_a_fragment_is_not_replaced_by_the_sign_in_page(client):
    response = client.get("/logboek/", headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == "/aanmelden/?next=/logboek/"


def test_files_of_the_site_need_no_session(client):
    response = client.get("/static/site/favicon.svg")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/svg+xml")
    assert b"".join(response)
    response.close()
    assert "sessionid" not in response.cookies


def test_a_visitor_gets_no_session(client):
    assert "sessionid" not in client.get("/").cookies


def test_a_blocked_user_is_out_at_once(sign_in):
    user = make_user(Role.ADMINISTRATOR)
    browser = sign_in(user=user)
    user.is_active = False
    user.save()
    assert browser.get("/logboek/").status_code == 302


def test_a_changed_role_counts_at_once(sign_in):
    user = make_user(Role.ADMINISTRATOR)
    browser = sign_in(user=user)
    user.role = Role.RESEARCHER
    user.save()
    assert browser.get("/logboek/").status_code == 403


def test_a_new_password_ends_other_sessions(sign_in):
    user = make_user(Role.ADMINISTRATOR)
    browser = sign_in(user=user)
    user.set_password("een-heel-ander-wachtwoord")
    user.save()
    assert browser.get("/logboek/").status_code == 302


def test_a_role_that_the_policy_does_not_know_may_nothing(rf):
    user = make_user()
    user.role = "koning"
    request = rf.get("/logboek/")
    request.user, request.resolver_match = user, None
    with pytest.raises(PermissionDenied):
        PolicyMiddleware(lambda _request: HttpResponse()).process_view(request, Secret.as_view(), (), {})


def test_the_line_of_a_route_depends_on_the_method():
    assert line_for_route("GET", "access:audit-log").action == "audit.view"
    assert line_for_route("POST", "access:audit-log") is None
    assert line_for_route("GET", "") is None
