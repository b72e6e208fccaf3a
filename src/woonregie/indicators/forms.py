# SPDX-License-Identifier: EUPL-1.2
"""The questions above the list of indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonregie.indicators.queries.catalogue import IndicatorFilter
from woonregie_core.indicators.progress import State

ANY = ("", _("alle"))


class IndicatorForm(forms.Form):
    """Names and values stand in addresses, so they are Dutch and stay."""

    gebied = forms.ChoiceField(label=_("Gebied"), required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[
            ANY,
            (State.REACHED.value, _("gehaald")),
            (State.ON_PATH.value, _("op weg")),
            (State.BEHIND.value, _("loopt achter")),
            (State.NOT_YET.value, _("nog niet te zeggen")),
        ],
    )
    gemeten = forms.ChoiceField(
        label=_("Gemeten"), required=False, choices=[ANY, ("yes", _("met een cijfer")), ("no", _("zonder cijfer"))]
    )
    zoek = forms.CharField(label=_("Zoek"), required=False, max_length=100)

    def __init__(self, *args: Any, places: list[tuple[str, str]], themes: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._choose("gebied", places)
        self._choose("thema", [ANY, *((theme, theme) for theme in themes)])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def asked_in(values: Any) -> tuple[IndicatorFilter, str]:
    """The questions in an address as the query wants them, with the code of the place.

    Args:
        values: the parameters of the address; what nobody could choose finds nothing, and does no harm.
    """
    asked = IndicatorFilter(
        theme=values.get("thema", "")[:80],
        state=values.get("stand", "")[:20],
        measured=values.get("gemeten", "") if values.get("gemeten", "") in ("yes", "no") else "",
        text=values.get("zoek", "").strip()[:100],
    )
    return asked, values.get("gebied", "")[:80]
