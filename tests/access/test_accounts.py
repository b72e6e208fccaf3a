# SPDX-License-Identifier: EUPL-1.2
"""Accounts are kept on the command line, and each change stands in the log."""

import json

import pytest
from click.testing import CliRunner, Result

from factories import PASSWORD, make_party, make_user
from woonregie.access.models import AuditEvent, Role, User
from woonregie.cli.accounts import accounts

pytestmark = pytest.mark.django_db
GOOD = "paard-accu-nietje-klopt"


def run(*arguments: str, password: str = "") -> Result:
    return CliRunner().invoke(accounts, arguments, input=f"{password}\n{password}\n" if password else None)


def add(
    username: str = "anna", role: str = "corporation", party: str = "woonstad", password: str = GOOD
) -> Result:
    return run("add", username, "--name", "Functie", "--role", role, "--party", party, password=password)


def test_a_new_account_can_sign_in(client):
    party = make_party("woonstad")
    assert add().exit_code == 0
    user = User.objects.get(username="anna")
    assert (user.role, user.party, user.is_sample, user.is_superuser) == ("corporation", party, False, False)
    assert client.post("/aanmelden/", {"username": "anna", "password": GOOD}).status_code == 302
    event = AuditEvent.objects.get(action="account.add")
    assert (event.subject, event.details) == ("user:anna", {"role": "corporation", "party": "woonstad"})
    assert GOOD not in str(AuditEvent.objects.values_list())


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"party": "elders"}, "geen partij met code elders"),
        ({"password": "kort"}, "12"),
        ({"password": "q1w2e3r4t5y6"}, "wachtwoord"),
        ({"username": "bezet"}, "gebruikersnaam"),
        ({"username": "met spatie"}, "gebruikersnaam"),
        ({"role": "koning"}, "koning"),
    ],
)
def test_a_refusal_says_why_and_leaves_nothing(wrong, says):
    make_party("woonstad")
    make_user(username="bezet")
    result = add(**wrong)
    assert result.exit_code != 0
    assert says in result.output
    assert "Traceback" not in result.output
    assert User.objects.count() == 1
    assert not AuditEvent.objects.exists()


def test_a_blocked_account_is_out_at_once_and_may_come_back(sign_in):
    user = make_user(Role.ADMINISTRATOR, username="anna")
    browser = sign_in(user=user)
    assert run("block", "anna").exit_code == 0
    assert browser.get("/logboek/").status_code == 302
    assert run("unblock", "anna").exit_code == 0
    assert browser.get("/logboek/").status_code == 200
    assert run("unblock", "anna").exit_code == 0
    actions = AuditEvent.objects.order_by("sequence").values_list("action", flat=True)
    assert list(actions) == ["account.block", "account.open"]


def test_a_new_password_ends_the_session_and_replaces_the_old_one(sign_in, client):
    user = make_user(Role.ADMINISTRATOR, username="anna")
    browser = sign_in(user=user)
    assert run("password", "anna", password=GOOD).exit_code == 0
    assert browser.get("/logboek/").status_code == 302
    assert client.post("/aanmelden/", {"username": "anna", "password": PASSWORD}).status_code == 200
    assert client.post("/aanmelden/", {"username": "anna", "password": GOOD}).status_code == 302


@pytest.mark.parametrize("command", [("block", "niemand"), ("unblock", "niemand")])
def test_an_account_that_is_not_there_is_explained(command):
    result = run(*command)
    assert result.exit_code == 1
    assert "geen account met de naam niemand" in result.output


def test_the_list_holds_no_password():
    make_user(username="anna")
    result = run("list", "--format", "json")
    row = json.loads(result.output)[0]
    assert row.keys() == {"username", "name", "role", "party", "is_active", "is_sample"}
