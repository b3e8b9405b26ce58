"""Mail on a machine without a mail server: one .eml file a letter, to open with any mail program."""

from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmlBackend(BaseEmailBackend):
    """Writes every message to `EMAIL_FILE_PATH` as `<time>-<recipient>-<random>.eml`, whole or not at all."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:  # type: ignore[override]
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S}-{_plain(message.to[0])}-{uuid4().hex[:6]}.eml"
            draft = folder / f".{name}.new"
            draft.write_bytes(message.message().as_bytes())
            draft.replace(folder / name)
        return len(email_messages)


def _plain(address: str) -> str:
    return "".join(letter if letter.isalnum() or letter in ".-" else "_" for letter in address)[:60]
