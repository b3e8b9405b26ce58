"""What a mail server's answer means, and how long to wait after it. Pure.

A refusal is about the letter (its recipient, its words), or about the server and the line: then the next letter
would meet the same, and this one is not to blame.
"""

import smtplib
from datetime import timedelta

GIVE_UP = timedelta(hours=72)
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=4)
AWAY_SHORTEST, AWAY_LONGEST = timedelta(seconds=15), timedelta(minutes=5)
PERMANENT = 500  # SMTP replies from here on stay the same however often one asks
CLOSING = 421  # the server says goodbye with this
TOO_LARGE = 552  # the one reply to MAIL FROM that is about the letter, not about the sender all letters share


def pause_after(waited: timedelta) -> timedelta:
    """How long a letter rests that was refused for now, first this long ago: a quarter of that.

    So the pauses grow, some forty tries fill the three days, and after a trouble of an hour nothing waits for more
    than a quarter of an hour.
    """
    return min(max(waited / 4, SHORTEST), LONGEST)


def pause_when_away(waited: timedelta) -> timedelta:
    """How long nobody knocks at a server that has been away this long."""
    return min(max(waited / 4, AWAY_SHORTEST), AWAY_LONGEST)


def is_about_the_letter(error: Exception) -> bool:
    """Whether the server answered about this letter, and the connection can carry the next one."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code != CLOSING for code, _words in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused):
        return error.smtp_code == TOO_LARGE
    if isinstance(error, smtplib.SMTPDataError):
        return error.smtp_code != CLOSING
    return isinstance(error, ValueError)  # an address or a heading no mail can have


def is_away(error: Exception) -> bool:
    """Whether it is the server's or the line's fault, so that the next letter would meet the same."""
    return isinstance(error, smtplib.SMTPException | OSError) and not is_about_the_letter(error)


def is_permanent(error: Exception) -> bool:
    """Whether it makes no sense to try this letter again."""
    if not is_about_the_letter(error):
        return False
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _words in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code >= PERMANENT
    return True


def refusal_words(error: Exception) -> str:
    """The server's own words, all lines of them, to show beside the recipient."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {_line(words)}" for code, words in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_line(error.smtp_error)}"
    return f"{type(error).__name__}: {error}"


def _line(words: bytes | str) -> str:
    return " ".join((words.decode(errors="replace") if isinstance(words, bytes) else words).split())
