# SPDX-License-Identifier: EUPL-1.2
"""Small profiles on disk, and a fingerprint of everything that is stored."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from django.apps import apps

from woonregie.access.grant import Grant
from woonregie.intake.example.profile import example_profile

Files = dict[str, str | bytes]


def small_profile(seed: int = 1, commitments: int = 12, actions: int = 24) -> Files:
    """The files of a small Voorbeeldstad: two commitments and two plans in its first theme."""
    return dict(example_profile(seed, commitments, actions))


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The files in a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def everything_stored() -> str:
    """A hash over every row of every table: equal means that nothing at all changed."""
    told = hashlib.sha256()
    models = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]
    for model in sorted(models, key=lambda model: model._meta.label):
        rows = list(model._default_manager.order_by("pk").values_list())
        told.update(f"{model._meta.label} {len(rows)} {rows!r}".encode())
    return told.hexdigest()


GRANT = Grant.for_command("test")
