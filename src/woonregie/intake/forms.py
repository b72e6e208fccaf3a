# SPDX-License-Identifier: EUPL-1.2
"""Choosing a file to read in, and saying what the columns of a table mean."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonregie.indicators.words import UNIT_NAMES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def file_to_read(label: "_StrOrPromise", help_text: "_StrOrPromise", accept: str) -> forms.FileField:
    """A file that a reader judges: also an empty one, which it explains like any other unreadable file."""
    return forms.FileField(
        label=label,
        help_text=help_text,
        allow_empty_file=True,
        max_length=200,
        error_messages={"required": _("Kies eerst een bestand.")},
        widget=forms.ClearableFileInput(attrs={"accept": accept}),
    )


class UploadForm(forms.Form):
    """One file. What is in it is judged by reading it, not by what the browser says about it."""

    file = file_to_read(
        _("Werkmap"),
        _("Een .xlsx-bestand dat u hier hebt gedownload, hoogstens 10 MB."),
        ".xlsx",
    )


class OpenDataForm(forms.Form):
    """One file with open data, and what the file itself may not say."""

    file = file_to_read(
        _("Bestand"),
        _("Een Excel-werkmap, CSV- of JSON-bestand, of een zip met één daarvan, hoogstens 10 MB."),
        ".xlsx,.csv,.txt,.json,.zip",
    )
    period = forms.CharField(
        label=_("Jaar of periode"),
        help_text=_("Alleen nodig als het bestand dat niet zegt. Bijvoorbeeld 2023."),
        required=False,
        max_length=20,
    )
    division = forms.IntegerField(
        label=_("Jaar van de indeling"),
        help_text=_("Van welk jaar de codes van wijken en buurten zijn. Mag leeg blijven."),
        required=False,
        min_value=1995,
        max_value=2100,
        error_messages={"invalid": _("Schrijf een jaar, zoals 2023.")},
    )


class RegistryForm(forms.Form):
    """One file with homes, households, adverts and reactions."""

    file = file_to_read(
        _("Bestand"),
        _("Een Excel-werkmap, een zip met CSV-bestanden, of VERA JSON, hoogstens 10 MB."),
        ".xlsx,.zip,.json",
    )


class MappingExampleForm(forms.Form):
    """A file to make a mapping for."""

    file = forms.FileField(
        label=_("Voorbeeldbestand"),
        help_text=_("Een Excel-werkmap of CSV-bestand met de kolommen die u vaker krijgt."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.json"}),
    )


class MappingForm(forms.Form):
    """What a mapping is called, and whose data it reads."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    publisher = forms.CharField(label=_("Van wie zijn de cijfers?"), max_length=200)
    licence = forms.ChoiceField(
        label=_("Licentie"),
        choices=[("CC0-1.0", _("vrij te gebruiken (CC0)")), ("CC-BY-4.0", _("met naamsvermelding (CC BY)"))],
    )


class ColumnForm(forms.Form):
    """What one column is."""

    heading = forms.CharField(widget=forms.HiddenInput, max_length=200)
    meaning = forms.ChoiceField(
        label=_("Is"),
        required=False,
        choices=[
            ("", _("niet gebruiken")),
            ("region", _("het gebied")),
            ("period", _("het jaar of de periode")),
            ("new", _("cijfers")),
        ],
    )
    series = forms.CharField(label=_("Code van een bestaande reeks"), required=False, max_length=80)
    unit = forms.ChoiceField(label=_("Eenheid"), required=False, choices=[("", "–"), *UNIT_NAMES.items()])
    decimals = forms.IntegerField(label=_("Decimalen"), required=False, min_value=0, max_value=6)
    adds_up = forms.BooleanField(label=_("Mag worden opgeteld"), required=False)


def column_forms(example: Any, data: Any = None) -> Any:
    """A form per column: of an example, or as it comes back."""
    factory = forms.formset_factory(ColumnForm, extra=0, max_num=200, absolute_max=200)
    if data is not None:
        return factory(data)
    columns = example.columns if example else ()
    initial = [
        {"heading": c.heading, "meaning": c.meaning, "series": c.series, "samples": c.samples} for c in columns
    ]
    return factory(initial=initial)
