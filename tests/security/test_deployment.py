# SPDX-License-Identifier: EUPL-1.2
"""A real installation: Django's own check finds nothing, and unsafe settings do not start."""

import os
import subprocess
import sys

import pytest

from health.house import ROOT

SECRET = "een-lange-willekeurige-waarde-die-alleen-voor-deze-test-is-bedoeld-0123456789"


def run(folder, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command under the settings of production, with nothing of the machine's own environment but the path."""
    settings = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "woonregie.conf.production",
        "WOONREGIE_DATA_DIR": str(folder),
        "WOONREGIE_SECRET_KEY": SECRET,
        "WOONREGIE_ALLOWED_HOSTS": "wonen.example",
    }
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=ROOT,
        env=settings | environment,
        capture_output=True,
        text=True,
    )


def test_the_check_for_deployment_finds_nothing(tmp_path):
    result = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "INFO")
    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


def test_production_does_not_start_without_a_secret(tmp_path):
    result = run(tmp_path, "manage.py", "check", WOONREGIE_SECRET_KEY="")
    assert result.returncode != 0
    assert "WOONREGIE_SECRET_KEY" in result.stderr


def test_production_does_not_start_as_a_demonstration(tmp_path):
    result = run(tmp_path, "manage.py", "check", WOONREGIE_DEMO="1")
    assert result.returncode != 0
    assert "WOONREGIE_DEMO" in result.stderr


PAGE = """
import django; django.setup()
from django.test import Client
answer = Client(headers={"host": "wonen.example"}).get("/aanmelden/", secure=%s)
cookie = answer.cookies.get("__Host-csrf")
print(answer.status_code, *(answer.headers.get(name, "-") for name in ("Location", "Strict-Transport-Security")))
print(bool(cookie and cookie["secure"] and cookie["httponly"] and cookie["path"] == "/" and not cookie["domain"]))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An installation as the manual describes it."""
    folder = tmp_path_factory.mktemp("data")
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        result = run(folder, "manage.py", *command)
        assert result.returncode == 0, result.stderr
    return folder


def test_a_page_over_https_is_shown_with_cookies_that_stay_on_this_host(installed):
    result = run(installed, "-c", PAGE % "True")
    assert result.returncode == 0, result.stderr
    status, cookie = result.stdout.splitlines()
    assert status == "200 - max-age=31536000; includeSubDomains; preload"
    assert cookie == "True"


def test_a_page_without_https_leads_to_https(installed):
    result = run(installed, "-c", PAGE % "False")
    assert result.stdout.startswith("301 https://wonen.example/aanmelden/"), result.stderr
