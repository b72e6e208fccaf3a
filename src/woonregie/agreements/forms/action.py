# SPDX-License-Identifier: EUPL-1.2
"""What people fill in to change an action, and to ask for a list of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonregie.access.models import User
from woonregie.agreements import labels
from woonregie.agreements.queries.action_groups import GROUPING_LABELS
from woonregie.agreements.queries.action_list import ActionFilter
from woonregie.agreements.services.actions import ActionChange
from woonregie.looks.fields import DateField
from woonregie.parties.models import Party

ANY = ("", _("alle"))


class ActionForm(forms.Form):
    """The fields of an action that may change; `revision` guards against overwriting a colleague."""

    title = forms.CharField(label=_("Naam"), max_length=300)
    summary = forms.CharField(
        label=_("Omschrijving"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    lead = forms.ModelChoiceField(Party.objects.all(), label=_("Trekker"), required=False)
    lead_person = forms.ModelChoiceField(
        User.objects.filter(is_active=True), label=_("Contactpersoon"), required=False
    )
    start = DateField(label=_("Begint op"), required=False)
    end = DateField(label=_("Klaar op"), required=False)
    blocking_condition = forms.CharField(label=_("Wacht op"), required=False, max_length=400)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def change(self) -> ActionChange:
        """The filled-in form as the service wants it."""
        filled = self.cleaned_data
        return ActionChange(
            title=filled["title"].strip(),
            summary=filled["summary"].strip(),
            lead_id=filled["lead"].pk if filled["lead"] else None,
            lead_person_id=filled["lead_person"].pk if filled["lead_person"] else None,
            start=filled["start"],
            end=filled["end"],
            blocking_condition=filled["blocking_condition"].strip(),
        )


STATES = [
    ("late", _("te laat")),
    ("soon", _("binnen een maand klaar")),
    ("open", _("nog niet klaar")),
    ("waiting", _("wacht op iets anders")),
    ("done", _("klaar")),
]
COLUMNS = {
    "afspraak": _("Afspraak"),
    "trekker": _("Trekker"),
    "gebied": _("Gebied"),
    "periode": _("Periode"),
    "fase": _("Fase"),
    "koers": _("Koers"),
    "signaal": _("Signaal"),
    "stand": _("Laatste stand"),
    "doel": _("Doel"),
    "wacht": _("Wacht op"),
}
DEFAULT_COLUMNS = ["trekker", "gebied", "periode", "fase", "koers", "signaal"]


class ActionListForm(forms.Form):
    """The questions above the action list. Names and values stand in addresses, so they are Dutch and stay."""

    plan = forms.ChoiceField(label=_("Plan"), required=False)
    thema = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    partij = forms.ChoiceField(label=_("Partij"), required=False)
    gebied = forms.ChoiceField(label=_("Gebied"), required=False)
    fase = forms.ChoiceField(
        label=_("Fase"),
        required=False,
        choices=[ANY, ("none", _("nog niets gemeld")), *labels.choices(labels.PHASE)],
    )
    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=[ANY, *STATES])
    signaal = forms.BooleanField(label=_("Alleen met een signaal"), required=False)
    zoek = forms.CharField(label=_("Zoek"), required=False, max_length=100)
    groep = forms.ChoiceField(label=_("Groepeer op"), required=False, choices=list(GROUPING_LABELS.items()))
    weergave = forms.ChoiceField(
        label=_("Weergave"), required=False, choices=[("tabel", _("tabel")), ("kaarten", _("kaarten"))]
    )
    kolom = forms.MultipleChoiceField(
        label=_("Kolommen"),
        required=False,
        choices=list(COLUMNS.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [ANY, *rows]

    def asked(self) -> ActionFilter:
        """The questions as the query wants them; what cannot be read asks for nothing."""
        filled = self.cleaned_data
        return ActionFilter(
            plan=filled.get("plan", ""),
            theme=filled.get("thema", ""),
            party=filled.get("partij", ""),
            place=filled.get("gebied", ""),
            phase=filled.get("fase", ""),
            state=filled.get("stand", ""),
            signal=filled.get("signaal", False),
            text=filled.get("zoek", "").strip(),
        )
