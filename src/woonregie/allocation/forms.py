# SPDX-License-Identifier: EUPL-1.2
"""What allocation staff fill in."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from woonregie.allocation import codes, labels
from woonregie.allocation.models import Dwelling
from woonregie.looks.fields import DateField
from woonregie_core.allocation.conditions import CONDITIONS

_LONG = forms.Textarea(attrs={"rows": 3})


class PublishForm(forms.Form):
    """Bring a vacant home on offer."""

    dwelling = forms.ModelChoiceField(Dwelling.objects.none(), label=_("Woning"), empty_label=None)
    model = forms.ChoiceField(label=_("Hoe"), choices=codes.choices(codes.MODEL))
    opens = DateField(label=_("Eerste dag"))
    closes = DateField(label=_("Laatste dag om te reageren"))
    pool = forms.ChoiceField(
        label=_("Deel"),
        required=False,
        choices=[("", _("laat de regel kiezen")), ("30", codes.POOL["30"]), ("70", codes.POOL["70"])],
        help_text=_("De regel houdt het deel voor senioren steeds op hoogstens de afgesproken 30%."),
    )

    def __init__(self, *args: Any, dwellings: QuerySet[Dwelling], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["dwelling"].queryset = dwellings  # type: ignore[attr-defined]
        self.fields["dwelling"].label_from_instance = _dwelling_words  # type: ignore[attr-defined]


def _dwelling_words(home: Dwelling) -> str:
    kind = codes.DWELLING_TYPE[home.type]
    bat = _("BAT onbekend") if home.bat is None else f"BAT {home.bat}"
    return f"{home.code}: {kind}, {home.place.name}, {bat}"


class ReactForm(forms.Form):
    """A reaction on somebody's behalf."""

    household = forms.CharField(label=_("Code van het huishouden"), max_length=40)
    assisted = forms.BooleanField(
        label=_("Iemand hielp met reageren"), required=False, help_text=_("Bijvoorbeeld de seniorenmakelaar.")
    )


class RevisionForm(forms.Form):
    """A step without anything to fill in."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class OfferForm(RevisionForm):
    """Until when the offer stands."""

    expires_on = DateField(label=_("Laatste dag om te antwoorden"))


class WithdrawForm(RevisionForm):
    """Why an advert is taken back."""

    reason = forms.CharField(label=_("Waarom trekt u de advertentie in?"), max_length=200)


class AnswerForm(RevisionForm):
    """What was answered."""

    reply = forms.ChoiceField(
        label=_("Antwoord"),
        choices=[
            ("accept", _("accepteert")),
            ("refuse", _("weigert")),
            ("expired", _("antwoordde niet op tijd")),
            ("withdrawn", _("wij trekken de aanbieding in")),
        ],
    )
    reason = forms.ChoiceField(
        label=_("Reden"),
        required=False,
        choices=[("", _("niet van toepassing")), *codes.choices(codes.REFUSAL)],
        help_text=_("Ligt de reden bij de woning of de verhuurder, dan telt een directe aanbieding niet mee."),
    )
    explanation = forms.CharField(
        label=_("Toelichting"), required=False, max_length=400, widget=_LONG, help_text=_("Niets over gezondheid.")
    )


class LettingForm(RevisionForm):
    """The contract."""

    contract_date = DateField(label=_("Het huurcontract gaat in op"))
    target_group = forms.ChoiceField(label=_("Telt mee voor"), choices=codes.choices(codes.TARGET_GROUP))


class DecideForm(forms.Form):
    """A decision by hand."""

    condition = forms.ChoiceField(
        label=_("Over welke voorwaarde"),
        choices=[(one.code, labels.CONDITION[one.code]) for one in CONDITIONS if one.by_hand],
    )
    allow = forms.ChoiceField(
        label=_("Uw besluit"),
        choices=[("yes", _("mag worden aangeboden")), ("no", _("mag niet worden aangeboden"))],
    )
    by = forms.CharField(
        label=_("Wie beslist"), max_length=120, help_text=_("Een functie of overleg, geen naam van een persoon.")
    )
    reason = forms.CharField(label=_("Waarom"), max_length=400, widget=_LONG)


class CorrectionForm(RevisionForm):
    """More or fewer lettings for a group."""

    delta = forms.IntegerField(label=_("Bijstelling"), help_text=_("Minder met een minteken, bijvoorbeeld -20."))
    reason = forms.CharField(label=_("Waarom"), max_length=400, widget=_LONG)
    decided_in = forms.CharField(label=_("Besloten in"), max_length=160, help_text=_("Bijvoorbeeld: BOWW, juli."))
    on = DateField(label=_("Besloten op"))


class VacateForm(forms.Form):
    """A home that became empty."""

    dwelling = forms.CharField(label=_("Code van de woning"), max_length=40)
    on = DateField(label=_("Leeg sinds"))


class IncomeForm(forms.Form):
    """What an income check gave."""

    income_class = forms.ChoiceField(label=_("Inkomensklasse"), choices=codes.choices(codes.INCOME_CLASS))
    year = forms.IntegerField(label=_("Inkomensjaar"), min_value=2000, max_value=2100)
    proof = forms.ChoiceField(label=_("Bewijs"), choices=codes.choices(codes.INCOME_PROOF))


class PriorityForm(forms.Form):
    """A ground for priority."""

    kind = forms.ChoiceField(label=_("Soort"), choices=codes.choices(codes.PRIORITY))
    issued_by = forms.CharField(
        label=_("Toegekend door"), max_length=120, help_text=_("Een organisatie of functie, geen naam.")
    )
    granted_on = DateField(label=_("Toegekend op"))
    valid_until = DateField(label=_("Geldig tot en met"), required=False)
    required_bat = forms.TypedChoiceField(
        label=_("BAT ten minste (alleen bij Wmo)"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("niet van toepassing")), ("1", "BAT 1"), ("2", "BAT 2"), ("3", "BAT 3"), ("4", "BAT 4")],
    )
