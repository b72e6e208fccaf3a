# SPDX-License-Identifier: EUPL-1.2
"""What people fill in about projects and counts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from woonregie.looks.fields import DateField
from woonregie.stock import labels

_QUARTERS = [("", _("niet bekend")), *((str(number), str(number)) for number in (1, 2, 3, 4))]
_ANSWERS = [
    ("same", _("Ja, de latere telling vervolgt de eerdere")),
    ("other", _("Nee, er is iets anders geteld")),
]


def _year(label: object) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=2000, max_value=2100)  # type: ignore[arg-type]


def _quarter(label: object) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, required=False, choices=_QUARTERS, coerce=int, empty_value=None)  # type: ignore[arg-type]


class PlanningForm(forms.Form):
    """A new planning and state; `revision` guards against overwriting a colleague."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    start_year = _year(_("Jaar van de start"))
    start_quarter = _quarter(_("Kwartaal van de start"))
    end_year = _year(_("Jaar van oplevering"))
    end_quarter = _quarter(_("Kwartaal van oplevering"))
    state = forms.ChoiceField(label=_("Stand"), choices=list(labels.STATE.items()))
    on = DateField(label=_("Verteld op"))
    reason = forms.CharField(label=_("Waarom is het anders?"), max_length=300, required=False)


class AnswerForm(forms.Form):
    """Whether a jump between two counts is real."""

    answer = forms.ChoiceField(label=_("Klopt deze sprong?"), choices=_ANSWERS, widget=forms.RadioSelect)
    explanation = forms.CharField(
        label=_("Hoe weet u dat?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ProjectFilterForm(forms.Form):
    """Which projects to show; every field may stay empty."""

    corporatie = forms.CharField(required=False, max_length=80)
    gebied = forms.CharField(required=False, max_length=80)
    soort = forms.ChoiceField(required=False, choices=[("", ""), *labels.choices(labels.KIND)])
    jaar = forms.IntegerField(required=False, min_value=1990, max_value=2100)
