# SPDX-License-Identifier: EUPL-1.2
"""Names of places as look-ups see them: spelling differences do not count."""

import unicodedata


def folded(name: str) -> str:
    """Lower case, without accents, spaces or punctuation: "Sint-Pieter" and "sint pieter" are the same."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
