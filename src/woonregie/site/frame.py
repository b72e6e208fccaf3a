# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page: menus, account, language, municipality, and the mark of example data."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from woonregie.access.grant import ANONYMOUS, Grant
from woonregie.access.models import User
from woonregie.agreements.queries.samples import samples_exist
from woonregie.places.queries import municipality_facts
from woonregie.site import navigation


@dataclass(frozen=True)
class Language:
    """A language a visitor may switch to."""

    code: str
    name: str


class Frame:
    """Read only when a template asks, so that a page without a frame costs no query."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        user = getattr(request, "user", None)
        self.user = user if isinstance(user, User) else None
        self.role = self.user.role if self.user else ANONYMOUS
        match = request.resolver_match
        self._view_name = match.view_name if match else ""

    @property
    def party_name(self) -> str:
        """The party of who is signed in; known since the policy was asked, or not at all."""
        grant: Grant | None = getattr(self._request, "grant", None)
        return grant.actor.party_name if grant else ""

    @cached_property
    def main(self) -> list[navigation.Link]:
        return navigation.links(navigation.main_items(self.role), self.role, self._view_name)

    @cached_property
    def more(self) -> list[navigation.Link]:
        return navigation.links(navigation.more_items(self.role), self.role, self._view_name)

    @cached_property
    def footer(self) -> list[navigation.Link]:
        return navigation.links(navigation.FOOTER, self.role, self._view_name)

    @property
    def home_url(self) -> str:
        return reverse("site:home")

    @cached_property
    def _facts(self) -> dict[str, Any]:
        return municipality_facts(has_samples=samples_exist())

    @property
    def municipality(self) -> str:
        return str(self._facts.get("name", ""))

    @property
    def has_samples(self) -> bool:
        return bool(self._facts.get("has_samples"))

    @property
    def other_language(self) -> Language:
        """The language the switch leads to, in its own words."""
        current = get_language()
        return next(Language(code, name) for code, name in settings.LANGUAGES if code != current)
