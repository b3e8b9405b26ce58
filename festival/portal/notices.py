"""What a page says first after something was done. The address carries the word, so that no session is needed."""

from django.utils.translation import gettext_lazy as _

NOTICES = {
    "accepted": _("Thank you, you are taking part. Now tell us about your station."),
    "declined": _("Thank you for your answer. You said no this time."),
    "answered": _("Your answer has arrived."),
    "saved": _("Saved."),
    "removed": _("Removed."),
    "submitted": _("Your registration has been handed in. You get a receipt by e-mail."),
    "withdrawn": _("Your station was withdrawn."),
    "calendar": _("Your calendar has a new address."),
    "confirmed": _("Thank you. The page now says that you looked at it today."),
}


def notice_of(word: str) -> str:
    """The sentence for `word`; nothing for words that are not in the list."""
    return str(NOTICES.get(word, ""))
