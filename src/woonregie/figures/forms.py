# SPDX-License-Identifier: EUPL-1.2
"""The questions above the list of findings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonregie.figures.labels import IMPORTANCE, KIND
from woonregie.figures.queries import FindingFilter

ANY = ("", _("alle"))


class FindingForm(forms.Form):
    """Names and values stand in addresses, so they are Dutch and stay."""

    soort = forms.ChoiceField(
        label=_("Soort"), required=False, choices=[ANY, *((kind.value, label) for kind, label in KIND.items())]
    )
    belang = forms.ChoiceField(label=_("Belang"), required=False, choices=[ANY, *IMPORTANCE.items()])
    document = forms.ChoiceField(label=_("Document"), required=False)
    zoek = forms.CharField(label=_("Zoek"), required=False, max_length=100)

    def __init__(self, *args: Any, documents: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["document"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ANY, *documents]

    def asked(self) -> FindingFilter:
        """The questions as the query wants them; what cannot be read asks for nothing."""
        filled = self.cleaned_data
        return FindingFilter(
            kind=filled.get("soort", ""),
            importance=filled.get("belang", ""),
            document=filled.get("document", ""),
            text=filled.get("zoek", "").strip(),
        )
