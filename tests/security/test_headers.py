# SPDX-License-Identifier: EUPL-1.2
"""What every answer tells the browser: load nothing from elsewhere, keep nothing, guess nothing."""

import pytest
from django.http import HttpRequest

from factories import PASSWORD, make_user
from woonregie.access.models import Role

pytestmark = pytest.mark.django_db
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ADDRESSES = ["/", "/plannen/", "/aanmelden/", "/logboek/", "/bestaat-niet/", "/plannen/bestaat-niet/"]


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_same_headers(client, sign_in, address, signed_in):
    response = (sign_in(Role.ADMINISTRATOR) if signed_in else client).get(address)
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in response.headers["Permissions-Policy"]
    directives = dict(
        part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";")
    )
    assert directives == POLICY


def test_an_error_carries_them_too_and_shows_nothing_of_the_code(client, monkeypatch):
    def fails(request: HttpRequest) -> None:
        raise RuntimeError("geheim pad /srv/woonregie")

    monkeypatch.setattr("woonregie.site.views.read_terms", fails)
    client.raise_request_exception = False
    response = client.get("/begrippen/")
    page = response.content.decode()
    assert response.status_code == 500
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "Content-Security-Policy" in response.headers
    assert [word for word in ("Traceback", "geheim", "RuntimeError", "django") if word in page] == []
    assert "<h1>" in page


@pytest.mark.parametrize("address", ADDRESSES[1:])
def test_what_a_signed_in_user_sees_is_kept_nowhere(sign_in, address):
    response = sign_in(Role.ADMINISTRATOR).get(address)
    directives = {part.strip() for part in response.headers["Cache-Control"].split(",")}
    assert {"private", "no-store"} <= directives
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "Cookie" in response.headers["Vary"]


def test_search_engines_may_read_the_public_side_but_not_a_demonstration(client, settings):
    settings.DEMO = False
    assert "X-Robots-Tag" not in client.get("/plannen/").headers
    settings.DEMO = True
    assert "noindex" in client.get("/plannen/").headers["X-Robots-Tag"]


def test_cookies_stay_out_of_reach_of_scripts_and_other_sites(client):
    client.get("/aanmelden/")
    token = client.cookies["csrftoken"]
    assert (token["httponly"], token["samesite"]) == (True, "Lax")


def test_the_session_cookie_too(client):
    make_user(username="anna")
    client.post("/aanmelden/", {"username": "anna", "password": PASSWORD})
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert int(cookie["max-age"]) <= 8 * 60 * 60


@pytest.mark.parametrize(
    "target", ["https://elders.example/", "//elders.example/x", "/\\elders.example", "javascript:1"]
)
def test_the_language_switch_leads_nowhere_else(client, target):
    response = client.post("/taal/", {"language": "en", "next": target})
    assert response.url == "/"


@pytest.mark.parametrize("host", ["elders.example", "testserver.elders.example", "testserver@elders.example"])
def test_another_host_name_is_refused(client, host):
    response = client.get("/", headers={"host": host})
    assert response.status_code == 400
    assert "elders" not in response.content.decode()
