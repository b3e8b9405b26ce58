"""Named errors of the domain. Each face says them in its own way: a page, a message, a problem+json."""

from django.utils.translation import gettext as _


class NotFound(Exception):
    """It does not exist, or belongs to an office the asker is not part of: nobody is told which."""


class NotAllowed(Exception):
    """The asker belongs to the office, but the role does not include this."""


class Refused(Exception):
    """The rules forbid it now. `str(error)` is a sentence for people: what happened, what to do."""


class MoveNotAllowed(Refused):
    """The table of states has no such move."""

    def __init__(self, *, thing: str, now: str, to: str) -> None:
        super().__init__(
            _("%(thing)s is “%(now)s” and cannot become “%(to)s” from there.")
            % {"thing": thing, "now": now, "to": to}
        )


class DeadlinePassed(Refused):
    """The registration deadline is over, or the festival takes no answers."""

    def __init__(self) -> None:
        super().__init__(_("Registration is closed. Please call the office if something must still change."))


class LetterNotNeeded(Exception):
    """When a letter was about to go, its reason had gone: it is dropped, which is no failure."""


class Unwritten(Exception):
    """A letter that cannot be written: which template, and what is wrong with it. It is not sent."""

    def __init__(self, template: str, error: Exception) -> None:
        words = str(error) if isinstance(error, UnknownWord) else f"{type(error).__name__}: {error}"
        super().__init__(f"{template}: {words}")


class UnknownWord(Exception):
    """A template names something that it was not given."""


class Overtaken(Refused):
    """Somebody else saved other words meanwhile: `words` by `by`, as `version`. Nothing was overwritten."""

    def __init__(self, *, words: str, by: str, version: int) -> None:
        self.words, self.by, self.version = words, by, version
        super().__init__(
            _("Somebody else has translated this text meanwhile. Look at both and save the words that are right.")
        )
