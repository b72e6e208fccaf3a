# SPDX-License-Identifier: EUPL-1.2
"""A pause for the collector of cycles while many small records are made, which it would look at over and over."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Collect no cycles within; as it was before afterwards. What is made within holds no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
