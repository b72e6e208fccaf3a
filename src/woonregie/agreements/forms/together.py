# SPDX-License-Identifier: EUPL-1.2
"""What parties fill in for what they do together: rounds, evaluation, notifications, decisions, adjustments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonregie.agreements import labels
from woonregie.agreements.services.adjustments import Decision, NewText
from woonregie.looks.fields import DateField
from woonregie.parties.models import Party
from woonregie_core.agreements.vocabulary import AdjustmentReason

NO_CHOICE = ("", _("geen keuze"))


def text_area(label: Any, rows: int = 4, required: bool = True) -> forms.CharField:
    """A field for a few sentences."""
    return forms.CharField(
        label=label, max_length=4000, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )


class SpeakingForm(forms.Form):
    """A form in which somebody speaks for a party."""

    party = forms.ModelChoiceField(Party.objects.none(), label=_("Namens"))

    def __init__(self, *args: Any, parties: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["party"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = parties


class JudgementForm(SpeakingForm):
    """What one party finds of one commitment this year."""

    course = forms.ChoiceField(label=_("Oordeel"), choices=labels.choices(labels.COURSE))
    explanation = text_area(_("Toelichting"))
    proposal = forms.ChoiceField(
        label=_("Voorstel"), choices=[NO_CHOICE, *labels.choices(labels.PROPOSAL)], required=False
    )


class ConclusionForm(forms.Form):
    """What the parties concluded together."""

    conclusion = text_area(_("Conclusie"))
    proposal = forms.ChoiceField(label=_("Voorstel"), choices=labels.choices(labels.PROPOSAL))
    meeting = forms.CharField(label=_("Overleg"), max_length=120, initial="BOWW")


class NotificationForm(SpeakingForm):
    """What does not work out, and why."""

    reason = forms.ChoiceField(label=_("Reden"), choices=labels.choices(labels.ADJUSTMENT_REASON))
    text = text_area(_("Wat lukt niet, en wat betekent dat?"))


class DecisionRequestForm(SpeakingForm):
    """A question to the board."""

    question = text_area(_("Waarover moet het bestuur besluiten?"))
    meeting_on = DateField(label=_("Overleg op"), required=False)


class DecisionOutcomeForm(forms.Form):
    """What the board decided."""

    outcome = text_area(_("Wat besloot het bestuur?"))


class CommentForm(forms.Form):
    """A comment with a step in a round."""

    comment = text_area(_("Opmerking"), rows=2, required=False)


class AdjustmentForm(forms.Form):
    """The new text of a commitment, and the decision behind it."""

    title = forms.CharField(label=_("Titel"), max_length=300)
    summary = text_area(_("Afspraak"), rows=6)
    goal = text_area(_("Doel"), rows=2, required=False)
    first_step = text_area(_("Waarmee we beginnen"), rows=4, required=False)
    type = forms.ChoiceField(label=_("Soort"), choices=labels.choices(labels.COMMITMENT_TYPE))
    ongoing = forms.BooleanField(label=_("Doorlopend"), required=False)
    start = DateField(label=_("Begint op"), required=False)
    end = DateField(label=_("Klaar op"), required=False)
    review_on = DateField(label=_("Evaluatie op"), required=False)
    reason = forms.ChoiceField(label=_("Reden"), choices=labels.choices(labels.ADJUSTMENT_REASON))
    explanation = text_area(_("Waarom is dit nodig?"))
    decided_in = forms.CharField(label=_("Besloten in"), max_length=120, initial="BOWW")
    decided_on = DateField(label=_("Besloten op"))

    def text(self) -> NewText:
        """The new text as the service wants it."""
        names = NewText.__dataclass_fields__
        return NewText(**{name: self.cleaned_data[name] for name in names})

    def decision(self) -> Decision:
        """The decision as the service wants it."""
        filled = self.cleaned_data
        return Decision(
            AdjustmentReason(filled["reason"]), filled["explanation"], filled["decided_in"], filled["decided_on"]
        )
