"""Signing in and what makes it safer: allauth's forms in our words."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

APP_CODE = _("Code from your app, or a recovery code")


class AddressForm(RequestLoginCodeForm):
    """Who wants to come in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail address")
        self.fields["email"].widget = forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True})


class _CodeLabel:
    """A form with a `code`: what to type, and without the grey word inside the field."""

    label: Any = _("Code from the mail")
    numeric = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]  # type: ignore[attr-defined]
        code.label = self.label
        attributes = {"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        code.widget = forms.TextInput(attrs=attributes | ({"inputmode": "numeric"} if self.numeric else {}))


class CodeForm(_CodeLabel, ConfirmLoginCodeForm):
    """The code that came by mail."""


class SecondStepForm(_CodeLabel, AuthenticateForm):
    """The code of the app, after the one of the mail."""

    label = APP_CODE
    numeric = True


class AgainForm(_CodeLabel, ReauthenticateForm):
    """The code of the app, before something that matters is changed."""

    label = APP_CODE
    numeric = True


class AppForm(_CodeLabel, ActivateTOTPForm):
    """The first code of a new app proves that it was set up rightly."""

    label = _("Six digits that the app shows now")
    numeric = True


class KeyNameForm(EditWebAuthnForm):
    """What a passkey is called."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")


class NewKeyForm(AddWebAuthnForm):
    """A new passkey; `credential` is filled in by the browser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("passwordless", True)
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("So that you know later which one it is, for example: office computer.")
        self.fields["passwordless"].label = _("Sign in with this passkey alone, without a code by mail")
        self.fields["passwordless"].help_text = _("The device then asks for a fingerprint, a face or its PIN.")
