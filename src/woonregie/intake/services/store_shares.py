# SPDX-License-Identifier: EUPL-1.2
"""Store a crosswalk between divisions into areas. A year that comes again replaces what stood there for it."""

from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.intake.opendata.connectors import shares as connector
from woonregie.intake.opendata.connectors.shares import ShareFile
from woonregie.intake.opendata.reading import read_file
from woonregie.intake.opendata.statline import as_grids
from woonregie.intake.problems import Rejected
from woonregie.places.models import Place, PlaceAlias, PlaceShare
from woonregie.sources.models import Dataset, Passage

DATASET = "OMREKENTABEL"


def read_shares(name: str, stream: BinaryIO) -> ShareFile | None:
    """The shares of a file; None where it is no crosswalk.

    Raises:
        Rejected: the file cannot be read.
    """
    delivered = read_file(name, stream)
    return connector.read(delivered, as_grids(delivered), _places())


@transaction.atomic
def store_shares(grant: Grant, file: ShareFile) -> int:
    """Store the shares of a file that was read.

    Returns:
        How many shares are stored.

    Raises:
        Rejected: the file has problems; nothing was stored.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    if file.problems:
        raise Rejected(file.problems)
    ids = dict(Place.objects.values_list("code", "pk"))
    dataset, _made = Dataset.objects.get_or_create(
        code=DATASET, defaults={"title": _("Omrekentabel tussen indelingen in gebieden")}
    )
    section = _("bestand %(name)s, opgehaald op %(day)s")
    words = section % {"name": file.file, "day": f"{timezone.localdate():%d-%m-%Y}"}
    passage, _made = Passage.objects.get_or_create(dataset=dataset, section=words[:300])
    PlaceShare.objects.filter(year__in=file.shares).delete()
    PlaceShare.objects.bulk_create(
        [
            PlaceShare(outer_code=s.outer, year=year, place_id=ids[s.place], share=s.share, passage=passage)
            for year, shares in file.shares.items()
            for s in shares
        ],
        batch_size=2_000,
    )
    years = sorted(file.shares)
    record(grant, "crosswalk.store", f"crosswalk:{years}", _("Omrekentabel ingelezen."), {"shares": file.total})
    return file.total


def _places() -> dict[str, str]:
    """Codes of places by everything that a file may call them."""
    places = list(Place.objects.values_list("code", "external_code"))
    names = dict(PlaceAlias.objects.values_list("name", "place__code"))
    return names | {outer: code for code, outer in places if outer} | {code: code for code, _outer in places}
