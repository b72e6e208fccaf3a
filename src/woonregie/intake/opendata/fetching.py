# SPDX-License-Identifier: EUPL-1.2
"""Open data from the internet, brought into the shape in which a saved file comes."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen

import cbsodata
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected

SECONDS = 60
MOST_PAGES = 2_000
MOST_BYTES = 50 * 1024 * 1024
_KEPT = ("TableInfos", "DataProperties", "TypedDataSet")


def fetch_table(table: str, address: str, municipalities: tuple[str, ...] = ()) -> bytes:
    """A StatLine table as JSON, with the `cbsodata` client.

    Args:
        address: of the service, such as https://opendata.cbs.nl.
        municipalities: four digits each, to fetch only their areas; none fetches the whole country.

    Raises:
        Rejected: the service cannot be reached, or has no such table.
    """
    where = urlsplit(address)
    areas = " or ".join(f"substringof('{digits}',WijkenEnBuurten)" for digits in municipalities)
    secure = cbsodata.options.use_https
    cbsodata.options.use_https = where.scheme == "https"
    try:
        found = cbsodata.download_data(table, filters=areas or None, catalog_url=where.netloc, timeout=SECONDS)
    except (OSError, ValueError, KeyError, TypeError) as error:  # what the client throws is an OSError
        raise _unreachable(table, address) from error
    finally:
        cbsodata.options.use_https = secure
    kept = {name: found[name] for name in _KEPT if name in found}
    return json.dumps({"table": table.upper(), **kept}).encode()


def fetch_features(address: str, collection: str, where: Mapping[str, str]) -> dict[str, Any]:
    """All features of a collection of an OGC API, page after page, as one GeoJSON collection.

    Args:
        where: properties that features must have, as the service names them.

    Raises:
        Rejected: the service cannot be reached, answers with something else, or keeps on giving pages.
    """
    query = urlencode({"f": "json", "limit": 1000, **where})
    url: str | None = f"{address.rstrip('/')}/collections/{collection}/items?{query}"
    features: list[Any] = []
    for _page in range(MOST_PAGES):
        if url is None:
            return {"type": "FeatureCollection", "features": features}
        page = _get(url)
        if not isinstance(page.get("features"), list):
            raise _unreachable(collection, address)
        features += page["features"]
        url = _next(page, url)
    raise _unreachable(collection, address)


def _get(url: str) -> dict[str, Any]:
    if urlsplit(url).scheme not in ("https", "http"):
        raise _unreachable(url, url)
    request = Request(url, headers={"Accept": "application/geo+json, application/json"})  # noqa: S310 - checked
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - checked above
            page = json.loads(answer.read(MOST_BYTES))
    except (URLError, OSError, ValueError) as error:
        raise _unreachable(url, url) from error
    return page if isinstance(page, dict) else {}


def _next(page: Mapping[str, Any], url: str) -> str | None:
    """The address of the next page; only on the same server, whatever the answer says."""
    links = [link for link in page.get("links") or () if isinstance(link, dict)]
    target = next((str(link.get("href", "")) for link in links if link.get("rel") == "next"), "")
    following = urljoin(url, target) if target else ""
    same = urlsplit(following).netloc == urlsplit(url).netloc and following != url
    return following if target and same else None


def _unreachable(what: str, address: str) -> Rejected:
    message = _("%(address)s is niet te bereiken, of heeft dit niet.") % {
        "address": urlsplit(address).netloc or address
    }
    advice = _("Kijk of er internet is en of de naam klopt. Of download het bestand zelf en gebruik --from-file.")
    return Rejected([Problem(what, message, advice)])
