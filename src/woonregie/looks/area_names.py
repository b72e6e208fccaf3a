# SPDX-License-Identifier: EUPL-1.2
"""Names of areas on a map: broken over lines where Dutch breaks them, or shortened without becoming the same."""

import re
from collections.abc import Iterable

# Second halves of compound names; a name reads best when it breaks before one of these.
_ENDINGS = (
    "kwartier", "vrouwenveld", "poort", "veld", "haven", "hoven", "park", "dijk", "berg", "broek", "dorp", "buurt",
    "wijk", "straat", "plein", "hof", "dal", "land", "singel", "kamp",
)  # fmt: skip
_LONGEST = 11


def lines_of_name(name: str, longest: int = _LONGEST) -> list[str]:
    """A name in lines of about so many letters, broken between words, after a hyphen, or inside a compound."""
    pieces = [piece for part in re.split(r"\s+|(?<=-)", name) if part for piece in _cut(part, longest)]
    lines: list[str] = []
    for piece in pieces:
        before = lines[-1] if lines else ""
        joined = before + ("" if before.endswith("-") else " ") + piece
        if before and len(joined) <= longest and not _is_cut(before, name):
            lines[-1] = joined
        else:
            lines.append(piece)
    return lines


def _is_cut(line: str, name: str) -> bool:
    """Whether the hyphen at the end is one that we put there."""
    return line.endswith("-") and line.rsplit(" ", 1)[-1] not in name


def _cut(word: str, longest: int) -> list[str]:
    if len(word) <= longest:
        return [word]
    for ending in _ENDINGS:
        if word.casefold().endswith(ending) and 2 < len(word) - len(ending) <= longest:
            return [f"{word[: -len(ending)]}-", word[-len(ending) :]]
    half = min(longest - 1, (len(word) + 1) // 2)
    return [f"{word[:half]}-", *_cut(word[half:], longest)]


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Four letters for each name, all different: "Wyck", "SPie"."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name in sorted(set(names), key=lambda each: (len(each), each)):
        short = next(each for each in _candidates(name) if each not in taken)
        taken.add(short)
        found[name] = short
    return found


def _candidates(name: str) -> Iterable[str]:
    words = [word for word in re.split(r"[\s\-]+", name) if word] or ["?"]
    start = "".join(word[0].upper() for word in words[:-1])[:2]
    last = words[-1][0].upper() + words[-1][1:]
    letters = start + last
    yield letters[:4]
    yield from (letters[:3] + letter for letter in letters[4:])
    number = 2
    while True:
        yield f"{letters[:2]}{number}"
        number += 1
