# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out: the page, the example accounts, the log, and what strangers may not learn."""

import pytest
from django.test import Client

from factories import PASSWORD, make_party, make_user
from woonregie.access.models import AuditEvent, Role

SIGN_IN = "/aanmelden/"
ELSEWHERE = [
    "https://elders.example/",
    "//elders.example",
    "javascript:alert(1)",
    "/\\elders.example",
    "http:///x",
]


def sign_in_with(client: Client, username: str, password: str = PASSWORD, next: str = ""):
    return client.post(SIGN_IN, {"username": username, "password": password, "next": next})


def actions() -> list[str]:
    return list(AuditEvent.objects.order_by("sequence").values_list("action", flat=True))


@pytest.mark.django_db
class TestWithAPassword:
    def test_a_user_signs_in_and_goes_to_today(self, client):
        user = make_user(username="anna")
        response = sign_in_with(client, "anna")
        assert response.status_code == 302
        assert client.session["_auth_user_id"] == str(user.pk)
        event = AuditEvent.objects.get()
        assert (event.action, event.subject, event.party_code) == ("session.open", "user:anna", user.party.code)

    def test_the_session_gets_a_new_key(self, client):
        make_user(username="anna")
        client.cookies.load({"sessionid": "known-to-an-attacker"})
        sign_in_with(client, "anna")
        assert client.cookies["sessionid"].value not in ("", "known-to-an-attacker")

    def test_another_user_does_not_inherit_the_session(self, client):
        make_user(username="anna")
        make_user(username="bert")
        sign_in_with(client, "anna")
        session = client.session
        session["of"] = "anna"
        session.save()
        sign_in_with(client, "bert")
        assert "of" not in client.session

    def test_the_user_goes_on_to_the_page_that_was_asked(self, client):
        make_user(username="anna")
        assert sign_in_with(client, "anna", next="/logboek/?action=x").url == "/logboek/?action=x"

    @pytest.mark.parametrize("target", ELSEWHERE)
    def test_nobody_is_sent_to_another_site(self, client, target):
        make_user(username="anna")
        assert "elders" not in sign_in_with(client, "anna", next=target).url
        assert sign_in_with(client, "anna", next=target).url.startswith("/")

    def test_every_failure_says_the_same(self, client):
        make_user(username="anna")
        make_user(username="weg", is_active=False)
        pages = [
            sign_in_with(client, "anna", "verkeerd"),
            sign_in_with(client, "niemand", "verkeerd"),
            sign_in_with(client, "weg"),
        ]
        notices = {str(page.context["form"].non_field_errors()) for page in pages}
        assert len(notices) == 1
        assert "horen niet bij elkaar" in notices.pop()
        assert {page.status_code for page in pages} == {200}

    def test_a_failure_is_kept_without_what_was_typed(self, client):
        make_user(username="anna")
        sign_in_with(client, "anna", "verkeerd")
        sign_in_with(client, "mijn-geheime-wachtwoord", "")
        sign_in_with(client, "mijn-geheime-wachtwoord", "x")
        subjects = AuditEvent.objects.filter(action="session.refuse").values_list("subject", flat=True)
        assert sorted(subjects) == ["user:", "user:", "user:anna"]
        assert not AuditEvent.objects.filter(summary__contains="geheime").exists()

    def test_a_blocked_account_loses_its_session(self, client, sign_in):
        user = make_user(Role.ADMINISTRATOR)
        browser = sign_in(user=user)
        assert browser.get("/logboek/").status_code == 200
        user.is_active = False
        user.save()
        assert browser.get("/logboek/").status_code == 302


@pytest.mark.django_db
class TestLockOut:
    @pytest.fixture(autouse=True)
    def guarded(self, settings):
        settings.AXES_ENABLED = True

    def test_after_five_failures_the_right_password_no_longer_helps(self, client):
        make_user(username="anna")
        answers = [sign_in_with(client, "anna", "verkeerd").status_code for _ in range(5)]
        assert answers == [200, 200, 200, 200, 429]
        response = sign_in_with(client, "anna")
        assert response.status_code == 429
        assert "even geblokkeerd" in response.content.decode()
        assert "15 minuten" in response.content.decode()
        assert "_auth_user_id" not in client.session
        assert actions().count("session.lock") >= 1

    def test_a_script_gets_no_more_than_a_browser(self, client):
        make_user(username="anna")
        for _ in range(5):
            sign_in_with(client, "anna", "verkeerd")
        response = client.post(
            SIGN_IN, {"username": "anna", "password": "x"}, headers={"X-Requested-With": "XMLHttpRequest"}
        )
        assert response.status_code == 429
        assert "Access-Control-Allow-Origin" not in response.headers

    def test_another_account_is_not_locked(self, client):
        make_user(username="anna")
        make_user(username="bert")
        for _ in range(5):
            sign_in_with(client, "anna", "verkeerd")
        assert sign_in_with(client, "bert").status_code == 302

    def test_a_success_forgets_earlier_failures(self, client):
        make_user(username="anna")
        for _ in range(4):
            sign_in_with(client, "anna", "verkeerd")
        assert sign_in_with(client, "anna").status_code == 302
        assert [sign_in_with(client, "anna", "verkeerd").status_code for _ in range(4)] == [200] * 4


@pytest.mark.django_db
class TestExampleAccounts:
    def test_the_page_lists_them_with_role_and_party(self, client):
        make_user(
            Role.CORPORATION, make_party(name="Voorbeeldwonen"), "c1", is_sample=True, first_name="Voorbeeld C"
        )
        make_user(Role.ADMINISTRATOR, username="echt")
        page = client.get(SIGN_IN).content.decode()
        assert "Ga verder als Voorbeeld C" in page
        assert "Voorbeeldwonen" in page
        assert "Corporatiemedewerker" in page
        assert 'value="echt"' not in page

    def test_one_click_signs_in(self, client):
        user = make_user(username="voorbeeld", is_sample=True)
        response = client.post("/aanmelden/voorbeeld/", {"account": "voorbeeld", "next": "/logboek/"})
        assert (response.status_code, response.url) == (302, "/logboek/")
        assert client.session["_auth_user_id"] == str(user.pk)
        assert actions() == ["session.open"]

    @pytest.mark.parametrize("target", ELSEWHERE)
    def test_nobody_is_sent_to_another_site(self, client, target):
        make_user(username="voorbeeld", is_sample=True)
        response = client.post("/aanmelden/voorbeeld/", {"account": "voorbeeld", "next": target})
        assert response.url.startswith("/")
        assert "elders" not in response.url

    @pytest.mark.parametrize("account", ["echt", "weg", "niemand", ""])
    def test_no_other_account_opens_this_way(self, client, account):
        make_user(username="echt")
        make_user(username="weg", is_sample=True, is_active=False)
        assert client.post("/aanmelden/voorbeeld/", {"account": account}).status_code == 404
        assert "_auth_user_id" not in client.session

    def test_outside_a_demonstration_there_are_none(self, client, settings):
        settings.DEMO = False
        make_user(username="voorbeeld", is_sample=True)
        assert client.post("/aanmelden/voorbeeld/", {"account": "voorbeeld"}).status_code == 404
        assert "voorbeeldaccount" not in client.get(SIGN_IN).content.decode()
        assert sign_in_with(client, "voorbeeld").status_code == 200
        assert "_auth_user_id" not in client.session


@pytest.mark.django_db
class TestSigningOut:
    def test_the_session_is_gone(self, sign_in):
        browser = sign_in()
        assert browser.post("/afmelden/").status_code == 302
        assert "_auth_user_id" not in browser.session
        assert actions() == ["session.close"]

    def test_a_link_cannot_do_it(self, sign_in):
        assert sign_in().get("/afmelden/").status_code == 403

    def test_another_site_cannot_do_it(self, sign_in):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(make_user(), backend="django.contrib.auth.backends.ModelBackend")
        assert browser.post("/afmelden/").status_code == 403
