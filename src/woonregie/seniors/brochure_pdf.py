# SPDX-License-Identifier: EUPL-1.2
"""The brochure as a tagged PDF (PDF/UA-1) in large type. The same brochure gives the same bytes."""

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from woonregie.looks.wording import date_words
from woonregie.seniors.queries.brochure import Brochure, PlaceRow
from woonregie.seniors.queries.brochure_texts import Text

TEMPLATE = Path(__file__).with_name("typst") / "brochure.typ"


def brochure_pdf(page: Brochure) -> bytes:
    """The PDF of the town or of one neighbourhood. Texts go in as data, so nothing in them can act as markup."""
    with override("nl"):
        data = _plain(page)
    pdf: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        format="pdf",
        sys_inputs={"brochure": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(page.on, time(), UTC).timestamp()),
        ignore_system_fonts=True,
    )
    return pdf


def _plain(page: Brochure) -> dict[str, Any]:
    place = page.here.place.name if page.here else page.city.name
    return {
        "place": place,
        "title": _("Geschikt wonen in %(place)s") % {"place": place},
        "date": date_words(page.on),
        "sample": page.has_samples,
        "total": page.total.words,
        "freed": page.freed.words,
        "since": date_words(page.since),
        "tables": [
            {"title": table.title, "rows": [[row.title, row.words] for row in table.rows]} for table in page.tables
        ],
        "places": [] if page.here else [_place(row) for row in page.rows],
        "zone": _zones(page.here) if page.here else [],
        "sections": [
            {"title": title, "texts": _texts(page.texts.get(section, []))}
            for section, title in _sections()
            if page.texts.get(section)
        ],
        "rule": page.rule.text,
    }


def _sections() -> list[tuple[str, str]]:
    return [
        ("bat", _("Wat BAT betekent")),
        ("advantage", _("Waarom verhuizen")),
        ("priority", _("Zo werkt de voorrang")),
        ("toolbox", _("Hulp met geld: de gereedschapskist")),
        ("help", _("Vraag de seniorenmakelaar")),
        ("zones", _("Woonzorgzones")),
        ("faq", _("Vragen die vaak komen")),
    ]


def _place(row: PlaceRow) -> list[str]:
    return [row.place.name, row.homes.words, row.freed.words]


def _zones(here: PlaceRow) -> list[dict[str, str]]:
    """What is decided and what is worked out, apart from each other."""
    told = _texts([here.zone] if here.zone else [])
    if here.computed:
        source = _("Thuis en dichtbij-scan")
        told.append({"heading": _("Berekend gebied"), "words": here.computed, "source": source})
    return told


def _texts(texts: list[Text]) -> list[dict[str, str]]:
    return [{"heading": one.heading, "words": one.words, "source": one.source.text} for one in texts]
