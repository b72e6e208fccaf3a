# SPDX-License-Identifier: EUPL-1.2
"""A receipt in plain Dutch, for the person it is about: what was decided, why, and what was missing."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonregie.allocation import labels
from woonregie.looks.wording import date_words, euro_words, number_words
from woonregie_core.allocation.agreement import Label
from woonregie_core.allocation.conditions import Part
from woonregie_core.allocation.explained import Explained, Explanation, Miss, distance
from woonregie_core.allocation.offers import Outcome
from woonregie_core.allocation.verdict import Verdict


def seeker_text(explanation: Explanation) -> str:
    """The whole explanation as short paragraphs and lists."""
    paragraphs = (
        _opening(explanation),
        _place(explanation),
        _obstacles(explanation),
        _labels(explanation),
        _by_hand(explanation),
        _nearest(explanation),
    )
    return "\n\n".join("\n".join(lines) for lines in map(list, paragraphs) if lines)


def _opening(explanation: Explanation) -> Iterator[str]:
    advert, home = explanation.advert, explanation.advert["dwelling"]
    yield _("Advertentie %(advert)s: %(type)s in %(place)s, huur %(rent)s per maand.") % {
        "advert": advert["advert"],
        "type": home["type"] or _("woning"),
        "place": home["place"] or _("onbekende buurt"),
        "rent": euro_words(home["rent"]),
    }
    yield str(labels.OUTCOME[Outcome(explanation.line["outcome"])])
    if explanation.line["counts"]:
        yield _("Deze aanbieding telt mee.")


def _place(explanation: Explanation) -> Iterator[str]:
    advert, line = explanation.advert, explanation.line
    if not line["place"]:
        return
    yield _("Uw plaats was %(place)s van %(placed)s. Er waren %(candidates)s kandidaten.") % {
        "place": number_words(line["place"]),
        "placed": number_words(advert["placed"]),
        "candidates": number_words(advert["candidates"]),
    }
    registered = explanation.seeker["facts"]["registered_at"]
    yield _("Wij keken eerst naar voorrang (u: %(label)s) en daarna naar inschrijfduur (u: sinds %(day)s).") % {
        "label": labels.LABEL[Label(line["applied"])],
        "day": _day(registered),
    }
    if line["lot"]:
        yield _("Anderen waren even lang ingeschreven. Daarom is er geloot.")
    for label, ahead in zip(advert["order"], line["ahead"], strict=True):
        if ahead:
            one, more = "Voor u: %(count)s persoon (%(label)s).", "Voor u: %(count)s personen (%(label)s)."
            words = ngettext(one, more, ahead)
            yield words % {"count": number_words(ahead), "label": labels.LABEL[Label(label)]}


def _obstacles(explanation: Explanation) -> Iterator[str]:
    failing = [found for found in explanation.conditions if found.part is Part.SELECTION and not found.holds]
    if failing:
        yield _("Hier liep het op vast:")
    for found in failing:
        yield f"- {obstacle(found)}"


def obstacle(found: Explained) -> str:
    """One condition that stood in the way, with how far off it was and on what ground."""
    name = labels.CONDITION[found.code]
    if found.verdict is Verdict.UNKNOWN:
        said = _("%(condition)s: dat weten wij niet.") % {"condition": name}
    else:
        amount, unit = distance(found)
        said = _("%(condition)s: nee.") % {"condition": name}
        if amount is not None:
            said += " " + _("Verschil: %(amount)s.") % {"amount": amount_words(amount, unit)}
    return said + " " + _("(Regel: %(ground)s)") % {"ground": found.ground}


def _labels(explanation: Explanation) -> Iterator[str]:
    held = [label for label in explanation.line["held"] if label != Label.REGULAR]
    if held:
        names = ", ".join(str(labels.LABEL[Label(label)]) for label in held)
        yield _("U hebt voorrang: %(labels)s.") % {"labels": names}
    unused = [label for label in held if label not in explanation.advert["order"]]
    for label in unused:
        yield _("Bij deze woning telt de voorrang %(label)s niet mee.") % {"label": labels.LABEL[Label(label)]}
    for label in explanation.line["unsure"]:
        words = _("Of u de voorrang %(label)s hebt, weten wij niet. Er ontbreken gegevens.")
        yield words % {"label": labels.LABEL[Label(label)]}


def _by_hand(explanation: Explanation) -> Iterator[str]:
    for decision in explanation.line.get("by_hand", ()):
        words = _("%(condition)s: hierover besliste %(by)s zelf. Reden: %(reason)s")
        condition = labels.CONDITION[decision["condition"]]
        yield words % {"condition": condition, "by": decision["by"], "reason": decision["reason"]}


def _nearest(explanation: Explanation) -> Iterator[str]:
    for miss in explanation.nearest:
        yield miss_words(miss)


def miss_words(miss: Miss) -> str:
    """What would have made the difference, where it was one thing."""
    short = "" if miss.amount is None else f" ({amount_words(miss.amount, miss.unit)})"
    condition = str(labels.CONDITION[miss.code]) + short
    if miss.label is None:
        return _("Alleen dit stond tussen u en de woning: %(condition)s.") % {"condition": condition}
    words = _("Alleen dit stond tussen u en de voorrang %(label)s: %(condition)s.")
    return words % {"label": labels.LABEL[miss.label], "condition": condition}


def amount_words(amount: Decimal, unit: str) -> str:
    """How far off, in words: € 12,40 te hoog; 1 jaar te weinig."""
    count = int(amount)
    if unit == "cents":
        return _("%(amount)s te hoog") % {"amount": euro_words(count)}
    words = {
        "years": ngettext("%(n)s jaar te weinig", "%(n)s jaar te weinig", count),
        "level": ngettext("%(n)s BAT-niveau te laag", "%(n)s BAT-niveaus te laag", count),
        "bedrooms": ngettext("%(n)s slaapkamer te weinig", "%(n)s slaapkamers te weinig", count),
        "months": ngettext("%(n)s maand te veel", "%(n)s maanden te veel", count),
        "days": ngettext("%(n)s dag buiten de termijn", "%(n)s dagen buiten de termijn", count),
        "children": ngettext("%(n)s kind", "%(n)s kinderen", count),
    }
    return words[unit] % {"n": number_words(amount)}


def fact_words(name: str, value: Any) -> str:
    """One compared fact with its name, as people say it."""
    return f"{labels.FACT.get(name, name)}: {_value_words(name, value)}"


def _value_words(name: str, value: Any) -> str:
    if value is None:
        return _("niet bekend of niet van toepassing")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if name in ("rent", "highest_fitting_rent"):
        return euro_words(int(value))
    if name in ("opens", "closes", "registered_at", "reacted_at"):
        return _day(value)
    if name == "income":
        return str(labels.INCOME.get(value, value))
    return str(value) or _("niets")


def _day(moment: Any) -> str:
    return date_words(datetime.fromisoformat(moment).date()) if moment else _("onbekend")
