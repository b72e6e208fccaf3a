# SPDX-License-Identifier: EUPL-1.2
"""The one way to write a content down, and its fingerprint, by which it is told whether it is still the same."""

import hashlib
import json
from typing import Any


def canonical_json(content: Any, **options: Any) -> str:
    """A content as text: sorted keys, no spaces, no escapes; the same content gives the same text.

    Args:
        options: for `json.dumps`, such as an encoder of its own.
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), **options)


def fingerprint(text: str) -> str:
    """SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
