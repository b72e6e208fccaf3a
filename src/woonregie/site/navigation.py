# SPDX-License-Identifier: EUPL-1.2
"""The menus. An item is shown only to roles that the policy lets open its page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie.access.grant import ANONYMOUS, Scope
from woonregie.access.policy import line_for_route


@dataclass(frozen=True)
class Item:
    """A menu line: where it leads, and which other pages belong to it."""

    label: Promise
    route: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """A menu line as one visitor sees it."""

    label: str
    url: str
    current: bool


AGREEMENTS = Item(_("Afspraken"), "agreements:plans", ("agreements:plan", "agreements:commitment"))
AREA_PAGES = ("monitor:area", "monitor:compare", "agreements:areas", "agreements:area")
AREAS = Item(_("Wijken"), "monitor:index", AREA_PAGES)
REPORTS = ("board:report", "board:difference", "board:freeze")
FINDINGS = ("figures:finding", "figures:table")
INDICATOR_PAGES = ("indicators:indicator", "indicators:planning", "indicators:corrections")
STOCK_PAGES = ("stock:room", "stock:projects", "stock:project", "stock:rollup", "stock:plan")
STOCK = Item(_("Woningen"), "stock:stock", STOCK_PAGES)
FUND_PAGES = ("liveability:line", "liveability:application", "liveability:teams", "liveability:phases")
FUND = Item(_("Leefbaarheidsfonds"), "liveability:fund", FUND_PAGES)
ALLOCATION_PAGES = (
    "allocation:advert",
    "allocation:receipt",
    "allocation:household",
    "allocation:mediation",
    "allocation:publish",
)
ALLOCATION = Item(_("Toewijzing"), "allocation:overview", ALLOCATION_PAGES)
TARGETS = Item(_("Verdeling over doelgroepen"), "allocation:realisation", ("allocation:scenario",))
RULES = Item(_("Zo worden woningen verdeeld"), "allocation:rules")
SENIOR_PAGES = (
    "seniors:cases",
    "seniors:case",
    "seniors:fortnight",
    "seniors:month",
    "seniors:toolbox",
    "seniors:evaluation",
)
BROCHURE = Item(_("Woningen voor senioren"), "seniors:brochure", ("seniors:brochure-place",))
SENIORS = Item(_("Doorstroom senioren"), "seniors:overview", SENIOR_PAGES)
NEED_PAGES = (
    "needs:run",
    "needs:matrix",
    "needs:explain",
    "needs:fan",
    "needs:map",
    "needs:target",
    "needs:backcast",
    "needs:scenarios",
    "needs:compare",
    "needs:start",
)
NEEDS = Item(_("Woonzorgopgave"), "needs:overview", NEED_PAGES)
SCAN_PAGES = tuple(
    f"proximity:{name}"
    for name in ("scan", "compare", "explained", "zones", "counts", "whatif", "facilities", "choices", "designate")
)
SCAN = Item(_("Thuis en dichtbij"), "proximity:index", SCAN_PAGES)
INDICATORS = Item(_("Indicatoren"), "indicators:indicators", INDICATOR_PAGES)

SIGNED_IN = (
    Item(_("Vandaag"), "agreements:today"),
    AGREEMENTS,
    Item(
        _("Actielijst"),
        "agreements:actions",
        ("agreements:action", "agreements:action-edit", "agreements:progress-add"),
    ),
    AREAS,
    Item(_("Signalen"), "agreements:signals", ("agreements:signal-acknowledge",)),
    Item(_("Bestuur (BOWW)"), "board:reports", REPORTS),
)
PUBLIC = (
    AGREEMENTS,
    AREAS,
    INDICATORS,
    STOCK,
    Item(_("Bevindingen"), "figures:findings", FINDINGS),
    Item(_("Bestuursverslagen"), "board:reports", REPORTS),
)
MORE = (
    INDICATORS,
    STOCK,
    NEEDS,
    SCAN,
    ALLOCATION,
    SENIORS,
    BROCHURE,
    TARGETS,
    RULES,
    FUND,
    Item(_("Bevindingen over cijfers"), "figures:findings", FINDINGS),
    Item(_("Gemeentekaarten"), "factsheets:sheets", ("factsheets:sheet",)),
    Item(_("Biedingen"), "bids:bids", ("bids:bid", "bids:start")),
    Item(_("Partijen"), "agreements:parties", ("agreements:party",)),
    Item(_("Rapportagerondes"), "agreements:rounds", ("agreements:round",)),
    Item(_("Evaluaties"), "agreements:evaluations", ("agreements:evaluation",)),
    Item(_("Meldingen"), "agreements:notifications"),
    Item(_("Volledigheid"), "agreements:completeness"),
    Item(_("Kalender"), "agreements:calendar"),
    Item(_("Bronnen"), "sources:sources", ("sources:source",)),
    Item(_("Open data"), "opendata:index", ("opendata:series",)),
    Item(
        _("Importeren"),
        "intake:upload",
        ("intake:run", "intake:open-data", "intake:open-data-run", "intake:mapping"),
    ),
    Item(_("Register inlezen"), "intake:registry", ("intake:registry-run",)),
    Item(_("Logboek"), "access:audit-log"),
)
FOOTER = (
    Item(_("Over Woonregie"), "site:about"),
    BROCHURE,
    RULES,
    SCAN,
    Item(_("Begrippen"), "site:glossary"),
    Item(_("Gemeentekaarten"), "factsheets:sheets"),
    Item(_("Biedingen"), "bids:bids"),
    Item(_("Leefbaarheidsfonds"), "liveability:fund"),
    Item(_("Partijen"), "agreements:parties"),
    Item(_("Bronnen"), "sources:sources"),
    Item(_("Open data"), "opendata:index"),
    Item(_("Toegankelijkheid"), "site:accessibility"),
)


def main_items(role: str) -> tuple[Item, ...]:
    """The main menu of a role; a visitor has a menu of their own."""
    return PUBLIC if role == ANONYMOUS else SIGNED_IN


def more_items(role: str) -> tuple[Item, ...]:
    """What stands under "Meer"."""
    return () if role == ANONYMOUS else MORE


def links(items: Iterable[Item], role: str, view_name: str) -> list[Link]:
    """The items that this role may open, with a mark on the one the visitor is in."""
    return [
        Link(str(item.label), url, view_name in (item.route, *item.also))
        for item in items
        if may_open(role, item.route) and (url := _url(item.route))
    ]


def may_open(role: str, route: str) -> bool:
    """Whether the policy lets this role read this page at all."""
    line = line_for_route("GET", route)
    return line is not None and line.scopes[role] is not Scope.NONE


def _url(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""
