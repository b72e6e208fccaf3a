# SPDX-License-Identifier: EUPL-1.2
"""Forms of needs: sliders in the address, a name for a scenario, and what to run."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonregie.looks.fields import WHAT_A_NUMBER_IS
from woonregie.needs.models import NeedsInput, NeedsScenario
from woonregie.needs.sliders import SLIDERS, Slider

DRAWS = (100, 250, 500, 1000, 2000)


class PositionField(forms.FloatField):
    """Where a slider stands; a comma is a decimal sign too."""

    def __init__(self, slider: Slider) -> None:
        widget = forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"})
        super().__init__(
            min_value=slider.low, max_value=slider.high, required=False, label=str(slider.label), widget=widget
        )
        self.error_messages["invalid"] = WHAT_A_NUMBER_IS

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        """Read the number."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class SliderForm(forms.Form):
    """Eight sliders. Each comes as a number, as a slider beside it, and as where both stood before.

    Without JavaScript the two cannot follow each other: the one that was moved counts.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for slider in SLIDERS:
            self.fields[slider.name] = PositionField(slider)

    def clean(self) -> dict[str, Any]:
        """Every slider in its final position."""
        said = super().clean() or {}
        return said | {one.name: self._position(one) for one in SLIDERS if one.name not in self.errors}

    def _position(self, slider: Slider) -> float:
        number: float | None = self.cleaned_data.get(slider.name)
        moved, before = (_number(self.data.get(f"{slider.name}_{mark}", "")) for mark in "sw")
        if moved is not None and moved != before and number in (None, before):
            return min(max(moved, slider.low), slider.high)
        return slider.start if number is None else number

    @property
    def positions(self) -> dict[str, float]:
        """Position by slider; only of a form that is right."""
        return {one.name: self.cleaned_data[one.name] for one in SLIDERS}


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


class SaveForm(SliderForm):
    """A name for where the sliders stand."""

    scenario_name = forms.CharField(label=_("Naam van het scenario"), max_length=80)


class NameForm(forms.Form):
    """Another name."""

    name = forms.CharField(label=_("Naam"), max_length=80)


class RunForm(forms.Form):
    """What to run."""

    source = forms.ModelChoiceField(NeedsInput.objects.none(), label=_("Invoer"), empty_label=None)
    scenario = forms.ModelChoiceField(
        NeedsScenario.objects.none(), label=_("Scenario"), required=False, empty_label=_("basis")
    )
    draws = forms.TypedChoiceField(
        choices=[(number, number) for number in DRAWS], coerce=int, initial=500, label=_("Aantal trekkingen"),
        help_text=_("Meer trekkingen geven gladdere banden en duren langer: 1000 duurt ongeveer tien seconden."),
    )  # fmt: skip
    to = forms.IntegerField(label=_("Laatste jaar"), initial=2040)
    seed = forms.IntegerField(
        label=_("Zaad van het toeval"), initial=1, min_value=0, max_value=2_000_000_000,
        help_text=_("Met hetzelfde zaad zijn twee scenario's te vergelijken."),
    )  # fmt: skip

    def __init__(self, *args: Any, inputs: Any, scenarios: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].queryset = inputs  # type: ignore[attr-defined]
        self.fields["scenario"].queryset = scenarios  # type: ignore[attr-defined]
