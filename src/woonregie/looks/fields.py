# SPDX-License-Identifier: EUPL-1.2
"""Fields as Dutch people fill them in."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

WHAT_A_DATE_IS = _("Dit is geen datum. Kies er een, of schrijf jaar-maand-dag: 2024-12-31.")
WHAT_A_NUMBER_IS = _("Dit is geen getal. Schrijf bijvoorbeeld 1250 of 12,5.")


class DateField(forms.DateField):
    """A date: the browser's own picker, and Dutch notation where there is none."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(input_formats=["%Y-%m-%d", "%d-%m-%Y"], **options)
        self.error_messages["invalid"] = WHAT_A_DATE_IS


class DutchNumberField(forms.DecimalField):
    """A number written as 1.250 or 12,5."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**options)
        self.error_messages["invalid"] = WHAT_A_NUMBER_IS

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Read the number; a comma is the decimal sign, and points then separate thousands."""
        return super().to_python(dutch_digits(value) if isinstance(value, str) else value)


def dutch_digits(text: str) -> str:
    """A Dutch number in the notation of programs: 1.234,5 becomes 1234.5."""
    text = text.strip().replace(" ", "").replace("\u00a0", "")
    if "," in text:
        return text.replace(".", "").replace(",", ".")
    parts = text.split(".")
    return "".join(parts) if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) else text
