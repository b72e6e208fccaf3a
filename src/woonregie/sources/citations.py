# SPDX-License-Identifier: EUPL-1.2
"""What other rooms tell about the passages they use, in one shape."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Citation:
    """Something in the register that points at a passage.

    Attributes:
        kind: Dutch word for what it is, such as "afspraak".
        label: what people read.
        route, arguments, anchor: the page that shows it; no route means that it has no page of its own.
    """

    passage_id: int
    kind: str
    label: str
    route: str = ""
    arguments: tuple[str, ...] = ()
    anchor: str = ""
