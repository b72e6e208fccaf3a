# SPDX-License-Identifier: EUPL-1.2
"""What the seniorenmakelaar and corporation staff fill in."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from woonregie.looks.fields import DateField, DutchNumberField
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie.seniors import labels

_LONG = forms.Textarea(attrs={"rows": 3})
_NOT_HEALTH = _("Niets over gezondheid, geen namen.")
_MOST_EUROS = Decimal("99999.99")


class CentsField(DutchNumberField):
    """An amount in euros; `cleaned_data` holds whole cents."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=Decimal("0"), max_value=_MOST_EUROS, decimal_places=2, **options)

    def clean(self, value: Any) -> int | None:
        """Whole cents, or None where an optional field is empty."""
        euros = super().clean(value)
        return None if euros is None else int(euros * 100)


class RevisionForm(forms.Form):
    """A step on something that others may change too."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class ResponseForm(forms.Form):
    """What a household let know."""

    on = DateField(label=_("Wanneer"))
    channel = forms.ChoiceField(label=_("Hoe"), choices=labels.choices(labels.CHANNEL))
    interest = forms.ChoiceField(
        label=_("Wat liet het huishouden weten?"), choices=labels.choices(labels.INTEREST)
    )


class PlanVisitForm(forms.Form):
    """A day to come by."""

    on = DateField(label=_("Dag van het huisbezoek"))


class VisitForm(forms.Form):
    """What came of a visit."""

    on = DateField(label=_("Dag van het huisbezoek"))
    note = forms.CharField(
        label=_("Wat is er afgesproken?"), required=False, max_length=400, widget=_LONG, help_text=_NOT_HEALTH
    )


class WishesForm(RevisionForm):
    """Wishes and barriers."""

    places = forms.ModelMultipleChoiceField(
        Place.objects.none(), label=_("Buurten"), required=False, widget=forms.CheckboxSelectMultiple
    )
    rent = CentsField(label=_("Hoogste huur per maand in euro"), required=False)
    bat = forms.TypedChoiceField(
        label=_("BAT-niveau ten minste"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("maakt niet uit")), ("1", "BAT 1"), ("2", "BAT 2"), ("3", "BAT 3"), ("4", "BAT 4")],
    )
    note = forms.CharField(
        label=_("Verder van belang"), required=False, max_length=300, widget=_LONG, help_text=_NOT_HEALTH
    )
    barriers = forms.MultipleChoiceField(
        label=_("Wat houdt het huishouden tegen?"),
        required=False,
        choices=labels.choices(labels.BARRIER),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, places: QuerySet[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["places"].queryset = places  # type: ignore[attr-defined]


class PhaseForm(RevisionForm):
    """Where the contact goes."""

    phase = forms.ChoiceField(
        label=_("Nieuwe fase"), choices=[one for one in labels.choices(labels.PHASE) if one[0] != "moved"]
    )
    reason = forms.CharField(label=_("Reden, als het huishouden stopt"), required=False, max_length=300)


class HelpForm(forms.Form):
    """Help asked for."""

    kind = forms.ChoiceField(label=_("Waarmee"), choices=labels.choices(labels.HELP))
    on = DateField(label=_("Gevraagd op"))
    note = forms.CharField(
        label=_("Toelichting"), required=False, max_length=300, widget=_LONG, help_text=_NOT_HEALTH
    )


class AnswerHelpForm(forms.Form):
    """How it ended."""

    answered = forms.ChoiceField(
        label=_("Hoe is het afgelopen?"),
        choices=[one for one in labels.choices(labels.ANSWERED) if one[0] != "open"],
    )
    on = DateField(label=_("Afgerond op"))


class ReserveForm(forms.Form):
    """Money set aside."""

    euros = CentsField(label=_("Bedrag in euro"))
    instrument = forms.ChoiceField(label=_("Waarvoor"), choices=labels.choices(labels.INSTRUMENT))
    on = DateField(label=_("Datum"))


class PayForm(ReserveForm):
    """Money paid."""

    proof = forms.CharField(label=_("Bewijs"), max_length=200, help_text=_("Nummer van de factuur of bon."))


class RequestForm(RevisionForm):
    """What becomes of a request for money: an offer is taken or left, who still waits can only step out."""

    take = forms.ChoiceField(label=_("Wat wil het huishouden?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, offered: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        leave = ("0", _("Niet meer nodig"))
        field = self.fields["take"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("1", _("Neemt het geld aan")), leave] if offered else [leave]


class DayForm(forms.Form):
    """Only a day."""

    on = DateField(label=_("Datum"))


class LettersForm(forms.Form):
    """A neighbourhood to write to."""

    place = forms.ModelChoiceField(Place.objects.none(), label=_("Buurt"), empty_label=None)
    on = DateField(label=_("Verstuurd op"))

    def __init__(self, *args: Any, places: QuerySet[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class ComparisonForm(RevisionForm):
    """What the results are held against."""

    text = forms.CharField(label=_("Waarmee vergelijkt u?"), max_length=2000, widget=_LONG)
    start = DateField(label=_("Eerste dag van de periode om mee te vergelijken"))
    end = DateField(label=_("Laatste dag daarvan"))


class DrawForm(RevisionForm):
    """A staggered start by lot."""

    waves = forms.IntegerField(label=_("Aantal rondes"), min_value=1, max_value=12)
    days = forms.IntegerField(label=_("Dagen tussen de rondes"), min_value=1, max_value=366)
    seed = forms.CharField(
        label=_("Zaad van de loting"),
        max_length=64,
        help_text=_("Vooraf afgesproken. Ieder kan de loting nadoen."),
    )


class HoursForm(forms.Form):
    """Hours of a corporation in a month."""

    corporation = forms.ModelChoiceField(Party.objects.none(), label=_("Corporatie"), empty_label=None)
    month = DateField(label=_("Een dag in de maand"))
    hours = DutchNumberField(label=_("Uren"), min_value=Decimal(0), max_value=Decimal(5000), decimal_places=1)

    def __init__(self, *args: Any, corporations: QuerySet[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["corporation"].queryset = corporations  # type: ignore[attr-defined]
