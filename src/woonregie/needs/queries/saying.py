# SPDX-License-Identifier: EUPL-1.2
"""What a run says in three sentences, each with its own year; and the figures of documents beside it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.looks.wording import number_words
from woonregie.needs.queries.runs import Shown
from woonregie.needs.results import AREA, CITY, middle_of
from woonregie.needs.words import KIND, SUBJECT, WARNING, band_words, dwellings, modelled
from woonregie.sources.citing import Cited, cited
from woonregie_core.needs.words import DWELLINGS, Dwelling


@dataclass(frozen=True)
class AnchorRow:
    """A figure of a document beside the run.

    Attributes:
        level: factor on use now that the figure asks. trend: in percent of odds per year. None: not to be reached.
    """

    subject: str
    definition: str
    source: Cited
    document: str
    free: str
    base: str
    level: str
    trend: str
    warnings: list[str]


def sentences(page: Shown) -> list[str]:
    """Three sentences about the whole town; each number stands beside its year."""
    city, found, last = page.result.at(CITY)[0], page.result, page.years[-1]
    first = page.years[0]
    now, then = found.band(city, "households_75", found.years[0]), found.band(city, "households_75", last)
    assert now is not None
    assert then is not None
    said = [
        _(
            "In %(year)s zijn er naar verwachting %(then)s huishoudens van een of twee mensen van 75 jaar of "
            "ouder (%(band)s); in %(base)s waren dat er %(now)s."
        )
        % {
            "year": last, "then": modelled(then.middle), "band": band_words(then, 1),
            "base": found.years[0], "now": modelled(now.middle),
        },
        _gap(page, first),
    ]  # fmt: skip
    return [*said, _largest(page, last)]


def _gap(page: Shown, year: int) -> str:
    city = page.result.at(CITY)[0]
    parts = []
    for kind in DWELLINGS:
        band = page.result.band(city, f"gap.{kind}", year)
        words = {"amount": dwellings(middle_of(band)), "kind": KIND[kind], "band": band_words(band)}
        parts.append((_("%(amount)s %(kind)s (%(band)s)") if band else _("een onbekend aantal %(kind)s")) % words)
    return _("In %(year)s zijn er in de hele gemeente naar verwachting te weinig woningen: %(parts)s.") % {
        "year": year, "parts": ", ".join(parts),
    }  # fmt: skip


def _largest(page: Shown, year: int) -> str:
    measure = f"gap.{Dwelling.CARE_READY}"
    known = [(band, spot) for spot in page.result.at(AREA) if (band := page.result.band(spot, measure, year))]
    if not known:
        return _("Waar het tekort het grootst is, is niet bekend: de voorraad ontbreekt.")
    band, spot = max(known, key=lambda pair: (pair[0].middle, pair[1].code))
    return _(
        "Het grootste tekort aan zorggeschikte woningen ligt in %(year)s in %(place)s: %(amount)s (%(band)s)."
    ) % {"year": year, "place": page.name(spot), "amount": dwellings(band.middle), "band": band_words(band)}


def anchor_rows(page: Shown) -> list[AnchorRow]:
    """The figures of documents, with the level and trend that each asks of the model. At most two queries."""
    rows = page.result.anchors
    origins = cited(row["source"] for row in rows)
    return [
        AnchorRow(
            str(SUBJECT[row["subject"]]),
            row["definition"],
            origins[row["source"]],
            "+" + number_words(int(row["document_growth"])),
            _signed(float(row["free_growth"])),
            modelled(float(row["free_base"])),
            _level(row),
            _percent(row["implied_trend"]),
            [str(WARNING[code]) for code in row["warnings"].split()],
        )
        for row in rows
    ]


def _level(row: dict[str, str]) -> str:
    """The factor that the figure asks: on use of care now, or for households on moves."""
    if not row["implied_level"]:
        return ""
    value = round(float(row["implied_level"]), 2)
    factor = f"× {'−' if value < 0 else ''}{number_words(abs(value))}"
    return _("verhuizen %(factor)s") % {"factor": factor} if row["subject"] == "households_75" else factor


def _signed(value: float) -> str:
    return ("+" if value >= 0 else "−") + modelled(abs(value))


def _percent(trend: str) -> str:
    if not trend:
        return ""
    value = round(100 * float(trend), 1)
    return ("+" if value > 0 else "−" if value < 0 else "") + number_words(abs(value)) + "%"
