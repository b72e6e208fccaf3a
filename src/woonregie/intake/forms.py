# SPDX-License-Identifier: EUPL-1.2
"""Choosing a workbook to read in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """One file. What is in it is judged by reading it, not by what the browser says about it."""

    file = forms.FileField(
        label=_("Werkmap"),
        help_text=_("Een .xlsx-bestand dat u hier hebt gedownload, hoogstens 10 MB."),
        allow_empty_file=True,  # then the reader explains it, as with any other unreadable file
        max_length=200,
        error_messages={"required": _("Kies eerst een bestand.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
