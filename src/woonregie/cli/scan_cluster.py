# SPDX-License-Identifier: EUPL-1.2
"""The search of a scan: here with a bar, or with the categories over a Dask cluster. Both give the same bytes."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from importlib import import_module
from typing import Any

import click
import numba
from django.utils.translation import gettext as _

from woonregie.cli.cluster import cluster_at
from woonregie.cli.progress import counted
from woonregie_core.proximity.network import Longs
from woonregie_core.proximity.points import Part, Work, one_category


def search_with(cluster: str | None, output_format: str) -> Work:
    """How the categories of a scan are searched."""
    return _on_cluster(cluster, output_format) if cluster else _here(output_format)


def _heaviest_first(parts: Mapping[str, Part]) -> list[str]:
    return sorted(parts, key=lambda category: (-len(parts[category][2].seeds), category))


def _here(output_format: str) -> Work:
    def work(parts: Mapping[str, Part]) -> dict[str, Longs]:
        with (
            counted(output_format, _("Afstanden"), len(parts)) as done,
            ThreadPoolExecutor(numba.get_num_threads()) as pool,
        ):
            waiting = {pool.submit(one_category, parts[name]): name for name in _heaviest_first(parts)}
            found = {}
            for one in as_completed(waiting):
                found[waiting[one]] = one.result()
                done()
            return found

    return work


def _on_cluster(address: str, output_format: str) -> Work:
    """Search on a cluster.

    Raises:
        click.ClickException: the extra is not installed, or there is no cluster at the address.
    """
    opened = cluster_at(address)

    def work(parts: Mapping[str, Part]) -> dict[str, Longs]:
        with opened() as client, counted(output_format, _("Afstanden"), len(parts)) as done:
            # the network and the points are the same for all categories: they travel once
            shared = {id(one): client.scatter(one) for part in parts.values() for one in part[:2]}
            waiting = {}
            for name in _heaviest_first(parts):
                network, places, sources, limit = parts[name]
                arguments = (shared[id(network)], shared[id(places)], sources, limit)
                waiting[client.submit(_one, *arguments, pure=False)] = name
            found = {}
            for one in import_module("distributed").as_completed(waiting):
                found[waiting[one]] = _result(one)
                done()
            return found

    return work


def _result(one: Any) -> Longs:
    """What a worker found.

    Raises:
        click.ClickException: it stopped, for whatever reason it has over there.
    """
    try:
        found: Longs = one.result()
    except Exception as error:
        words = _("Het cluster kon het werk niet doen: %(error)s. Hebben alle rekenaars dezelfde woonregie?")
        raise click.ClickException(words % {"error": error}) from error
    return found


def _one(*part: object) -> Longs:
    """One category on a worker, where the shared parts have arrived."""
    return one_category(part)  # type: ignore[arg-type]
