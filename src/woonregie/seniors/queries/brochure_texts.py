# SPDX-License-Identifier: EUPL-1.2
"""Texts of the brochure as the profile holds them: a heading, a sentence and where it says so.

A text is a parameter of the policy, so it is dated and cited as any other; `{name}` takes the value of another.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from woonregie.looks.wording import number_words
from woonregie.sources.citing import Cited, cited
from woonregie_core.policy.parameters import PolicyOn, UnknownParameter

_NAME = re.compile(r"\{([a-z0-9_.]+)\}")
_PREFIX = "brochure."


@dataclass(frozen=True)
class Text:
    """One text. `name` is the last part of its parameter: a number, or the code of a place."""

    name: str
    heading: str
    words: str
    source: Cited


def brochure_texts(policy: PolicyOn) -> Mapping[str, list[Text]]:
    """The texts by section, by number. What is not in force, or needs what is not, is left out."""
    raw = list(_in_force(policy))
    sources = cited(citation for _section, _name, _heading, _words, citation in raw)
    found: dict[str, list[Text]] = {}
    for section, name, heading, words, citation in sorted(raw, key=lambda row: (row[0], len(row[1]), row[1])):
        found.setdefault(section, []).append(Text(name, heading, words, sources[citation]))
    return found


def _in_force(policy: PolicyOn) -> Iterable[tuple[str, str, str, str, str]]:
    for name, parameter in policy.policy.parameters.items():
        if not name.startswith(_PREFIX):
            continue
        section, _dot, last = name.removeprefix(_PREFIX).partition(".")
        try:
            dated = parameter.on(policy.day)
            heading, words = (_filled(text, policy) for text in (parameter.description, str(dated.value)))
        except UnknownParameter:
            continue
        yield section, last, heading, words, dated.citation


def _filled(text: str, policy: PolicyOn) -> str:
    """The text with the values of the policy in it."""
    return _NAME.sub(lambda match: number_words(policy.number(match[1])), text)
