# SPDX-License-Identifier: EUPL-1.2
"""What one fills in to say that a signal may wait, and to ask for a list of signals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonregie.agreements import labels
from woonregie.agreements.queries.signals import SignalFilter
from woonregie.looks.fields import DateField
from woonregie.parties.models import Party

ANY = ("", _("alle"))


class AcknowledgeForm(forms.Form):
    """Why a signal may wait, and until when."""

    party = forms.ModelChoiceField(Party.objects.none(), label=_("Namens"))
    reason = forms.CharField(label=_("Reden"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    until = DateField(label=_("Mag wachten tot en met"))

    def __init__(self, *args: Any, parties: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["party"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = parties


class SignalListForm(forms.Form):
    """The questions above the list of signals; names and values stand in addresses."""

    soort = forms.ChoiceField(
        label=_("Soort"),
        required=False,
        choices=[ANY, *labels.choices(labels.SIGNAL_RULE)],
    )
    zwaarte = forms.ChoiceField(
        label=_("Zwaarte"), required=False, choices=[ANY, *labels.choices(labels.SEVERITY)]
    )
    partij = forms.ChoiceField(label=_("Trekker"), required=False)
    wachtend = forms.BooleanField(label=_("Toon ook wat mag wachten"), required=False)

    def __init__(self, *args: Any, parties: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["partij"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ANY, *parties]

    def asked(self) -> SignalFilter:
        """The questions as the query wants them."""
        filled = self.cleaned_data
        return SignalFilter(
            rule=filled.get("soort", ""),
            severity=filled.get("zwaarte", ""),
            party=filled.get("partij", ""),
            acknowledged=filled.get("wachtend", False),
        )
