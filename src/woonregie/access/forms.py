# SPDX-License-Identifier: EUPL-1.2
"""Signing in, and looking through the log."""

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from woonregie.access.models import User
from woonregie.access.queries.audit import AuditFilter

# One message for a wrong name, a wrong password and a blocked account: it tells a stranger nothing.
_REFUSED = _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Controleer ze en probeer het opnieuw.")


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {"invalid_login": _REFUSED, "inactive": _REFUSED}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].label = _("Gebruikersnaam")
        self.fields["password"].label = _("Wachtwoord")

    def confirm_login_allowed(self, user: User) -> None:
        """Example accounts have a password that anybody knows: outside a demonstration they stay shut."""
        super().confirm_login_allowed(user)
        if user.is_sample and not settings.DEMO:
            raise self.get_invalid_login_error()


class AuditFilterForm(forms.Form):
    """What somebody looks for in the log. Lives in the address, so that a search can be shared."""

    actor = forms.CharField(label=_("Wie"), max_length=160, required=False)
    party = forms.ChoiceField(label=_("Partij"), required=False)
    action = forms.ChoiceField(label=_("Handeling"), required=False)
    subject = forms.CharField(label=_("Onderwerp"), max_length=160, required=False)
    since = forms.DateField(
        label=_("Vanaf"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Tot en met"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, data: object, parties: list[str], actions: list[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["party"].choices = _with_all(parties)  # type: ignore[attr-defined]
        self.fields["action"].choices = _with_all(actions)  # type: ignore[attr-defined]

    def chosen(self) -> AuditFilter:
        """The filter; a field that could not be read filters nothing and shows its error."""
        self.is_valid()
        return AuditFilter(**{name: self.cleaned_data.get(name) or None for name in self.fields})


def _with_all(codes: list[str]) -> list[tuple[str, object]]:
    return [("", _("alle")), *((code, code) for code in codes)]
