# SPDX-License-Identifier: EUPL-1.2
"""What is too large or malformed is turned away with a Dutch page, before anything reads it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from woonregie.access.models import AuditEvent, Role

pytestmark = pytest.mark.django_db
MEGABYTE = 1024**2


def test_a_file_of_more_than_ten_megabytes_is_refused(sign_in):
    large = SimpleUploadedFile("groot.xlsx", b"x" * (10 * MEGABYTE + 1))
    response = sign_in(Role.ADMINISTRATOR).post("/importeren/", {"file": large})
    assert response.status_code == 413
    assert "hoogstens 10 MB" in response.content.decode()


def test_a_smaller_one_reaches_its_view(sign_in):
    small = SimpleUploadedFile("klein.xlsx", b"x" * MEGABYTE)
    response = sign_in(Role.ADMINISTRATOR).post("/importeren/", {"file": small})
    assert response.status_code == 400, "it is no workbook"
    assert 'type="file"' in response.content.decode()


@pytest.mark.parametrize("announced", ["99999999999", "-1", "veel", "1e9"])
def test_what_is_announced_counts_whatever_follows(client, announced):
    response = client.post("/aanmelden/", {"username": "a"}, CONTENT_LENGTH=announced)
    assert response.status_code == 413
    assert not AuditEvent.objects.exists()


def test_a_form_with_thousands_of_fields_is_refused(client):
    response = client.post("/aanmelden/", {f"veld{n}": "x" for n in range(1100)})
    assert response.status_code == 400
    assert "klopt niet" in response.content.decode()


def test_a_form_from_another_site_is_refused(sign_in):
    browser = sign_in(Role.ADMINISTRATOR)
    browser.handler.enforce_csrf_checks = True
    response = browser.post("/boww/nieuw/", {})
    assert response.status_code in (403, 404)
    page = browser.post("/taal/", {"language": "en"})
    assert page.status_code == 403
    assert "Het formulier is verlopen" in page.content.decode()


def test_a_nul_in_an_address_is_a_bad_request(client):
    """PostgreSQL has no text with a NUL in it; SQLite has, so only one of both would fail."""
    for address in ("/plannen/%00/", "/plannen/?zoek=%00"):
        response = client.get(address)
        assert response.status_code == 400
        assert "klopt niet" in response.content.decode()


ODD = [
    "%00",
    "%0d%0aSet-Cookie:x=1",
    "../../etc/passwd",
    "'; DROP TABLE access_user; --",
    "{{7*7}}",
    "%F0%9F%8F%A0",
    "a" * 3000,
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize(
    "address",
    [
        "/plannen/{}/",
        "/gebieden/{}/",
        "/bronnen/{}/",
        "/partijen/{}/",
        "/plannen/?zoek={}",
        "/acties/?q={}&thema={}",
    ],
)
def test_odd_text_in_an_address_is_no_error(client, sign_in, address, text):
    for browser in (client, sign_in(Role.POLICY_OFFICER)):
        assert browser.get(address.replace("{}", text)).status_code < 500
