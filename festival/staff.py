"""How staff sign in: with a code by mail. Nobody signs up; coordinators add people."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.models import User

WRONG_CODE = _("This code is not right. Please look again, or ask for a new one.")
TOO_OFTEN = _("That was too often in a short time. Please wait a few minutes and try again.")


class StaffAccountAdapter(DefaultAccountAdapter):
    """Closes the sign-up; mails speak the person's own language."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write and send at once: whoever waits for a code waits for this mail."""
        person = User.objects.filter(email__iexact=email).first()
        with translation.override(person.language if person else translation.get_language()):
            headers = {"Auto-Submitted": "auto-generated"}
            words = {"request": current.request, "email": email, "person": person} | context
            self.render_mail(template_prefix, email, words, headers=headers).send()


class StaffMfaAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps and recovery codes encrypted under the secret key."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 (allauth's word)
        """What a new passkey is called until its owner has a better name."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def encrypt(self, text: str) -> str:
        """What the database keeps."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Also after the secret key was changed (`SECRET_KEY_FALLBACKS`)."""
        return _keys().decrypt(encrypted_text.encode()).decode()


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [sha256(b"standfest second factor " + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


@receiver(authenticator_added, dispatch_uid="whoever just set it up has shown it")
def remember_who_it_was(*, request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    """Setting it up proves that one has it, so the recovery codes that follow do not ask a second time."""
    record_authentication(
        request, user, method="mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True
    )
