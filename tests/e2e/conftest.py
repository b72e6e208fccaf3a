# SPDX-License-Identifier: EUPL-1.2
"""A real Chromium against a real server, on a register that the test itself made."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from woonregie.access.models import User

WIDTHS = [1280, 375]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; Playwright's own browser is not needed."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the thread of the test
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.fail("Chromium is not installed; .ci/run installs it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """A function that opens a page: width, with or without JavaScript, and as which user."""
    contexts: list[BrowserContext] = []

    def _open(width: int = 1280, javascript: bool = True, user: User | None = None) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, base_url=live_server.url
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": _key(user), "url": live_server.url}]
            )
        return context.new_page()

    yield _open
    for context in contexts:
        context.close()


def _key(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


@pytest.fixture(scope="session")
def look() -> Callable[[Page, str], list[str]]:
    """A function that visits an address and says everything that is wrong with what a visitor gets."""
    axe = Axe()

    def _look(page: Page, address: str) -> list[str]:
        wrong: list[str] = []
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("request", lambda asked: wrong.append(asked.url) if "localhost" not in asked.url else None)
        response = page.goto(address)
        if response is None or response.status != 200:
            wrong.append(f"status {response.status if response else None}")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append("wider than the screen")
        found = axe.run(page).response["violations"]
        return [*wrong, *(f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found)]

    return _look
