# SPDX-License-Identifier: EUPL-1.2
"""A Dask cluster that a command may hand its parts to."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click
from django.utils.translation import gettext as _

_TIMEOUT = "10s"


def cluster_at(address: str) -> Callable[[], Any]:
    """What opens a client of the cluster at an address; the client is a context.

    Raises:
        click.ClickException: the extra is not installed; or, on opening, no cluster answers there.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        words = _("Voor --cluster is Dask nodig. Installeer de aanvulling ‘cluster’, of laat --cluster weg.")
        raise click.ClickException(words) from error

    def opened() -> Any:
        try:
            return distributed.Client(address, timeout=_TIMEOUT)
        except (OSError, ValueError) as error:
            words = _("Op %(address)s antwoordt geen cluster.") % {"address": address}
            raise click.ClickException(words) from error

    return opened
