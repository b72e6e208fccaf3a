# SPDX-License-Identifier: EUPL-1.2
"""A template that asks for a drawing we do not have would break its page."""

import re
from pathlib import Path

from woonregie import looks
from woonregie.looks.icons import PATHS

PACKAGE = Path(looks.__file__).parents[1]


def test_every_drawing_that_a_template_asks_for_exists():
    asked = {
        name for path in PACKAGE.rglob("*.html") for name in re.findall(r'{% icon "([a-z-]+)"', path.read_text())
    }
    assert asked
    assert asked <= set(PATHS)
