# SPDX-License-Identifier: EUPL-1.2
"""A section: a kind of file that a profile may hold, with its shape and the checks of its content."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.known import Known

Check = Callable[[ProfileContent, Known], Iterable[Problem]]


@dataclass(frozen=True)
class Section:
    """One kind of file.

    Attributes:
        name: under which `ProfileContent.sections` keeps the pieces.
        files: pattern of the file names inside the profile folder.
        item: shape of one item; every file is a list of items.
        problems: what must fit between the items and the rest of the profile.
        counted: what is counted when a profile is loaded, in words.
    """

    name: str
    files: str
    item: Any
    problems: Check
    counted: Promise
