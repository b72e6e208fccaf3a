# SPDX-License-Identifier: EUPL-1.2
"""What people fill in: who walks, what could come, and which zone was decided."""

from typing import Any

import numpy as np
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.looks.fields import DateField
from woonregie.places.models import Place, PlaceKind
from woonregie.proximity import labels
from woonregie_core.proximity.coordinates import check_degrees, to_rd
from woonregie_core.proximity.problems import Code

_SAID = {
    Code.SWAPPED: gettext_lazy("Lengte- en breedtegraad staan omgekeerd. Schrijf eerst de lengte (rond 5)."),
    Code.OUTSIDE_COUNTRY: gettext_lazy("Deze plek ligt buiten Nederland. Controleer de getallen."),
}


def place_of(text: str) -> tuple[float, float]:
    """Metres in RD of two numbers with a space or semicolon between: degrees, or metres.

    Raises:
        ValidationError: they are no place in the country; the message says what to do.
    """
    parts = [part.replace(",", ".") for part in text.replace(";", " ").split()]
    try:
        first, second = (float(part) for part in parts)
    except ValueError:
        advice = _("Schrijf twee getallen, zoals 5,6913 50,8486 of 176500 317500.")
        raise forms.ValidationError(advice) from None
    if not (np.isfinite(first) and np.isfinite(second)):
        raise forms.ValidationError(_("Schrijf twee getallen, zoals 5,6913 50,8486 of 176500 317500."))
    if max(abs(first), abs(second)) > 180:
        if not (0 < first < 300_000 and 300_000 < second < 625_000):
            raise forms.ValidationError(str(_SAID[Code.OUTSIDE_COUNTRY]))
        return first, second
    wrong = check_degrees(np.array([first]), np.array([second]))
    if wrong:
        raise forms.ValidationError(str(_SAID.get(wrong[0].code, _SAID[Code.OUTSIDE_COUNTRY])))
    x, y = to_rd([first], [second])
    return float(x[0]), float(y[0])


class IdeaForm(forms.Form):
    """A facility that could come: in the middle of a neighbourhood, or at a place."""

    soort = forms.ChoiceField(label=gettext_lazy("Wat komt erbij"))
    buurt = forms.ChoiceField(label=gettext_lazy("Midden in de buurt"), required=False)
    plek = forms.CharField(
        label=gettext_lazy("Of op deze plek"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Lengte- en breedtegraad, of meters in het Rijksdriehoekstelsel."),
    )

    def __init__(self, data: Any, kinds: list[str], places: dict[str, tuple[str, float, float]]) -> None:
        super().__init__(data)
        self.places = places
        listed = [(code, name) for code, (name, _x, _y) in places.items()]
        self.fields["soort"].choices = [(code, labels.category_word(code)) for code in kinds]  # type: ignore[attr-defined]
        self.fields["buurt"].choices = [("", _("kies een buurt")), *listed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Where it would come, in metres, under `spot`."""
        said = super().clean() or self.cleaned_data
        if said.get("plek"):
            try:
                said["spot"] = place_of(said["plek"])
            except forms.ValidationError as wrong:
                self.add_error("plek", wrong)
        elif said.get("buurt") in self.places:
            _name, x, y = self.places[said["buurt"]]
            said["spot"] = (x, y)
        elif not self.errors:
            self.add_error("buurt", _("Kies een buurt, of schrijf een plek op."))
        return said


class ZoneForm(forms.Form):
    """A zone that was decided; every field but the places is needed."""

    kind = forms.ChoiceField(label=gettext_lazy("Wat voor zone"), choices=list(labels.ZONE_KIND.items()))
    name = forms.CharField(label=gettext_lazy("Naam"), max_length=160)
    state = forms.ChoiceField(label=gettext_lazy("Stand"), choices=list(labels.ZONE_STATE.items()))
    places = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Buurten"),
        required=False,
        queryset=Place.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=gettext_lazy("Is de grens niet bekend? Kies dan niets."),
    )
    decided_on = DateField(label=gettext_lazy("Besloten op"))
    decided_by = forms.CharField(label=gettext_lazy("Besloten door"), max_length=160)
    source = forms.CharField(
        label=gettext_lazy("Waar staat dat?"),
        max_length=300,
        help_text=gettext_lazy("Het besluit, met datum of nummer."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        every = Place.objects.filter(kind=PlaceKind.NEIGHBOURHOOD)
        self.fields["places"].queryset = every  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Why a zone no longer stands."""

    on = DateField(label=gettext_lazy("Ingetrokken op"))
    reason = forms.CharField(label=gettext_lazy("Waarom"), max_length=300)
