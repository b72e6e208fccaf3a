# SPDX-License-Identifier: EUPL-1.2
"""Go through a file of OpenStreetMap once, with the places of its nodes, without keeping it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.extras import optional

IN_MEMORY = 400_000_000  # bytes: places of the nodes of a larger file are kept on disk while it is read


def moment_of(path: Path) -> str:
    """The moment of the data, as the file says; "" where it does not."""
    engine = optional("osmium", path.name)
    with readable(path):
        return str(engine.io.Reader(str(path)).header().get("osmosis_replication_timestamp"))


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Say in plain words that a file of OpenStreetMap is broken.

    Raises:
        Rejected: it is.
    """
    try:
        yield
    except (RuntimeError, OSError, ValueError) as error:
        if isinstance(error, Rejected):
            raise
        message = _("Dit is geen leesbaar bestand van OpenStreetMap: %(error)s.")
        advice = _("Haal het opnieuw op; het hoort op .osm.pbf te eindigen.")
        words = message % {"error": str(error).rstrip(".")[:200]}
        raise Rejected([Problem(path.name, words, advice)]) from error


@contextmanager
def with_places(path: Path, *kinds: Any) -> Iterator[Any]:
    """A reader of a file that knows where its nodes are.

    Raises:
        Rejected: the extra is not installed, or the file is broken.
    """
    engine = optional("osmium", path.name)
    with readable(path), TemporaryDirectory() as folder:
        large = path.stat().st_size > IN_MEMORY
        storage = f"sparse_file_array,{folder}/places" if large else "flex_mem"
        yield engine.FileProcessor(str(path), *kinds).with_locations(storage)
