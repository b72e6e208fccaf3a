# SPDX-License-Identifier: EUPL-1.2
"""What people fill in to make a bid, change its lines, react and agree."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie.bids import labels
from woonregie.bids.lines import Line, Offer, Project, plain
from woonregie.bids.queries.choices import municipal_parties, tenant_parties
from woonregie.looks.fields import DateField, DutchNumberField
from woonregie.parties.models import Party

_LONG = forms.Textarea(attrs={"rows": 5})
MOST_TEXT = 4000
MOST_AMOUNT = Decimal("99999999999999.99")


class StartForm(forms.Form):
    """For whom, to whom and for which year."""

    corporation = forms.ModelChoiceField(Party.objects.none(), label=_("Corporatie"), empty_label=None)
    municipality = forms.ModelChoiceField(municipal_parties(), label=_("Gemeente"))
    year = forms.IntegerField(label=_("Jaar"), min_value=2015, max_value=2100)
    invited = forms.ModelMultipleChoiceField(
        tenant_parties(),
        label=_("Huurdersorganisaties"),
        help_text=_("Zij krijgen het bod ook, en reageren erop."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    copy_last = forms.BooleanField(label=_("Neem het bod van vorig jaar over"), required=False, initial=True)

    def __init__(self, *args: Any, corporations: QuerySet[Party], on: date, **options: Any) -> None:
        options["initial"] = {"year": on.year + 1, "copy_last": True}
        super().__init__(*args, **options)
        self.fields["corporation"].queryset = corporations  # type: ignore[attr-defined]


class RevisionForm(forms.Form):
    """`revision` guards against overwriting a colleague."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class SummaryForm(RevisionForm):
    """The introduction of a bid."""

    summary = forms.CharField(label=_("Inleiding"), required=False, max_length=MOST_TEXT, widget=_LONG)


def _choices(words: dict[str, Promise]) -> list[tuple[str, Promise]]:
    return labels.choices(words)


class OfferForm(RevisionForm):
    """One offer or request."""

    subject = forms.ChoiceField(label=_("Onderwerp"), choices=_choices(labels.SUBJECT))
    kind = forms.ChoiceField(label=_("Soort"), choices=_choices(labels.OFFER_KIND))
    title = forms.CharField(label=_("Titel"), max_length=300)
    text = forms.CharField(label=_("Tekst"), required=False, max_length=MOST_TEXT, widget=_LONG)
    amount = DutchNumberField(
        label=_("Aantal of bedrag"), required=False, min_value=0, max_value=MOST_AMOUNT, decimal_places=2
    )
    unit = forms.ChoiceField(label=_("Eenheid"), required=False, choices=[("", "–"), *_choices(labels.UNIT)])
    approximate = forms.BooleanField(label=_("Ongeveer"), required=False)

    def line(self) -> Line:
        """The filled-in form as a line."""
        filled = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return Offer(**{**filled, "text": filled["text"].replace("\r\n", "\n")})


class ProjectForm(RevisionForm):
    """One project."""

    name = forms.CharField(label=_("Naam"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=_choices(labels.PROJECT_KIND))
    place = forms.CharField(label=_("Gebied"), required=False, max_length=120)
    dwellings = forms.IntegerField(
        label=_("Woningen"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("Laat leeg als het nog niet bekend is."),
    )
    approximate = forms.BooleanField(label=_("Ongeveer"), required=False)
    dwelling_type = forms.CharField(label=_("Type woningen"), required=False, max_length=200)
    rent_class = forms.CharField(label=_("Huurprijsklasse"), required=False, max_length=200)
    bat = forms.CharField(label=_("BAT-score"), required=False, max_length=40)
    sustainability = forms.CharField(label=_("Duurzaamheid"), required=False, max_length=80)
    planning = forms.CharField(label=_("Planning"), required=False, max_length=80)

    def line(self) -> Line:
        """The filled-in form as a line."""
        return Project(**{name: value for name, value in self.cleaned_data.items() if name != "revision"})


LineForm = OfferForm | ProjectForm


def initial_of(line: Line | None, revision: int) -> dict[str, Any]:
    """What a form shows before anybody typed."""
    return {**(plain(line) if line else {}), "revision": revision}


class ReactionForm(forms.Form):
    """What a party says of the bid."""

    party = forms.ModelChoiceField(Party.objects.none(), label=_("Namens"), empty_label=None)
    stance = forms.ChoiceField(label=_("Oordeel"), choices=_choices(labels.STANCE))
    text = forms.CharField(label=_("Toelichting"), required=False, max_length=MOST_TEXT, widget=_LONG)

    def __init__(self, *args: Any, parties: QuerySet[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]


class AgreeForm(forms.Form):
    """Where and when the bid was agreed."""

    meeting = forms.CharField(label=_("Overleg waarin dit is vastgesteld"), max_length=200)
    on = DateField(label=_("Datum"))
