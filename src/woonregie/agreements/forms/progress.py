# SPDX-License-Identifier: EUPL-1.2
"""What a party fills in to report progress."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.agreements import labels
from woonregie.agreements.models import ReportingRound, Target
from woonregie.agreements.services.progress import NewProgress
from woonregie.looks.fields import DateField, DutchNumberField
from woonregie.parties.models import Party
from woonregie_core.agreements.vocabulary import Course, Phase


class ProgressForm(forms.Form):
    """How it stands now, in the words of one party."""

    party = forms.ModelChoiceField(Party.objects.none(), label=gettext_lazy("Namens"))
    recorded_on = DateField(label=gettext_lazy("Stand op"))
    phase = forms.ChoiceField(choices=labels.choices(labels.PHASE), label=gettext_lazy("Fase"))
    course = forms.ChoiceField(
        choices=[("", gettext_lazy("geen oordeel")), *labels.choices(labels.COURSE)],
        label=gettext_lazy("Koers"),
        required=False,
    )
    target = forms.ModelChoiceField(Target.objects.none(), label=gettext_lazy("Doel"), required=False)
    amount = DutchNumberField(label=gettext_lazy("Gerealiseerd"), required=False, min_value=0, max_digits=14)
    explanation = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), label=gettext_lazy("Toelichting"), max_length=4000
    )
    round = forms.ModelChoiceField(
        ReportingRound.objects.none(), label=gettext_lazy("Rapportageronde"), required=False
    )

    def __init__(self, *args: Any, parties: Any, targets: Any, rounds: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self._choose("party", parties)
        self._choose("target", targets)
        self._choose("round", rounds)

    def clean_recorded_on(self) -> date:
        """Nobody knows yet how something will stand."""
        day: date = self.cleaned_data["recorded_on"]
        if day > self.today:
            raise ValidationError(_("Deze datum ligt in de toekomst. Meld hoe het nu staat."))
        return day

    def report(self) -> NewProgress:
        """The filled-in form as the service wants it."""
        filled = self.cleaned_data
        return NewProgress(
            on=filled["recorded_on"],
            phase=Phase(filled["phase"]),
            course=Course(filled["course"]) if filled["course"] else None,
            explanation=filled["explanation"],
            target=filled["target"],
            amount=filled["amount"],
            round=filled["round"],
        )

    def _choose(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows
