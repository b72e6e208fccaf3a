# SPDX-License-Identifier: EUPL-1.2
"""Who publishes: the municipality whose register this is."""

from woonregie.opendata.catalogue import Publisher
from woonregie.places.models import Place
from woonregie.places.queries import municipality_facts


def publisher(address: str) -> Publisher:
    """The municipality at an address, with a slash at the end. Two queries."""
    name = str(municipality_facts().get("name", ""))
    outer = Place.objects.filter(name=name, kind="municipality").values_list("external_code", flat=True).first()
    return Publisher(f"Gemeente {name}".strip(), outer or "", address)
