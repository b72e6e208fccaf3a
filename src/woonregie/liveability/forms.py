# SPDX-License-Identifier: EUPL-1.2
"""What people fill in about the fund, teams and phases."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie.liveability import labels
from woonregie.liveability.models import Earmark, FundLine
from woonregie.looks.fields import DateField, DutchNumberField
from woonregie.parties.models import Party
from woonregie.places.models import Place

_LONG = forms.Textarea(attrs={"rows": 4})
_MOST_EUROS = Decimal("9999999.99")


class EuroField(DutchNumberField):
    """An amount in euros; `cleaned_data` holds whole cents."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=Decimal("0"), max_value=_MOST_EUROS, decimal_places=2, **options)

    def clean(self, value: Any) -> int | None:
        """Whole cents, or None where an optional field is empty."""
        euros = super().clean(value)
        return None if euros is None else int(euros * 100)


def _choices(words: dict[str, Promise]) -> list[tuple[str, Promise]]:
    return list(words.items())


class ApplicationForm(forms.Form):
    """The one form for everybody who asks something of the fund."""

    line = forms.ModelChoiceField(FundLine.objects.none(), label=_("Budget"), empty_label=None)
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Aanvrager"), empty_label=None)
    title = forms.CharField(label=_("Naam van het plan"), max_length=200)
    purpose = forms.CharField(
        label=_("Wat gaat u doen?"),
        help_text=_("Noem geen namen van personen."),
        max_length=4000,
        widget=_LONG,
    )
    expected_result = forms.CharField(
        label=_("Wat levert het op?"),
        help_text=_("Schrijf waaraan u straks ziet dat het gelukt is."),
        max_length=4000,
        widget=_LONG,
    )
    place = forms.ModelChoiceField(Place.objects.none(), label=_("Waar?"))
    start = DateField(label=_("Begint op"))
    end = DateField(label=_("Eindigt op"))
    euros = EuroField(label=_("Gevraagd bedrag in euro"))
    earmark = forms.ModelChoiceField(Earmark.objects.none(), label=_("Eigen bestemming"), required=False)

    def __init__(self, *args: Any, parties: QuerySet[Party], places: QuerySet[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["line"].queryset = FundLine.objects.all()  # type: ignore[attr-defined]
        self.fields["earmark"].queryset = Earmark.objects.all()  # type: ignore[attr-defined]
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class RevisionForm(forms.Form):
    """`revision` guards against overwriting a colleague."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class DecisionForm(RevisionForm):
    """Grant in whole or in part; zero refuses."""

    euros = EuroField(label=_("Toegekend bedrag in euro"), help_text=_("Vul 0 in om af te wijzen."))
    reason = forms.CharField(label=_("Waarom?"), max_length=2000, widget=_LONG)
    decided_in = forms.CharField(label=_("Besloten in"), max_length=160)
    on = DateField(label=_("Besloten op"))


class PaymentForm(RevisionForm):
    """Pay on proof."""

    euros = EuroField(label=_("Bedrag in euro"))
    proof = forms.CharField(
        label=_("Bewijs"), help_text=_("Bijvoorbeeld het nummer van de factuur."), max_length=300
    )
    on = DateField(label=_("Betaald op"))


class EvaluationForm(RevisionForm):
    """What came of it."""

    judgement = forms.ChoiceField(label=_("Is het doel bereikt?"), choices=_choices(labels.JUDGEMENT))
    text = forms.CharField(label=_("Wat leerde u ervan?"), max_length=4000, widget=_LONG)
    on = DateField(label=_("Datum"))


class WithdrawForm(RevisionForm):
    """Take an application back."""

    on = DateField(label=_("Datum"))


class RedistributeForm(forms.Form):
    """Move what nobody was promised."""

    source = forms.ModelChoiceField(FundLine.objects.none(), label=_("Van"))
    goal = forms.ModelChoiceField(FundLine.objects.none(), label=_("Naar"))
    euros = EuroField(label=_("Bedrag in euro"))
    decision = forms.CharField(label=_("Besluit"), max_length=300)
    on = DateField(label=_("Datum"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("source", "goal"):
            self.fields[name].queryset = FundLine.objects.all()  # type: ignore[attr-defined]


class AddForm(forms.Form):
    """New money for a line."""

    line = forms.ModelChoiceField(FundLine.objects.none(), label=_("Budget"))
    euros = EuroField(label=_("Bedrag in euro"))
    decision = forms.CharField(label=_("Besluit"), max_length=300)
    on = DateField(label=_("Datum"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["line"].queryset = FundLine.objects.all()  # type: ignore[attr-defined]


class TeamPhaseForm(forms.Form):
    """A team is in another phase."""

    phase = forms.ChoiceField(label=_("Fase"), choices=_choices(labels.TEAM_PHASE))
    since = DateField(label=_("Sinds"))
    note = forms.CharField(label=_("Toelichting"), max_length=300, required=False)


class AreaPhaseForm(forms.Form):
    """The work in an area is in another phase."""

    phase = forms.ChoiceField(label=_("Fase"), choices=_choices(labels.AREA_PHASE))
    since = DateField(label=_("Sinds"))
    note = forms.CharField(label=_("Toelichting"), max_length=300, required=False)
