"""What can stand in the way of a print, said to people."""

from django.utils.translation import gettext as _

from events.errors import Refused


class PrintError(Refused):
    """It cannot be printed. `str(error)` is a sentence: what happened, what to do."""


class NothingToPrint(PrintError):
    """The festival has no confirmed station yet."""

    def __init__(self) -> None:
        super().__init__(
            _("No station of this festival is confirmed yet: there is nothing to print. Confirm a station first.")
        )


class LanguageNotSpoken(PrintError):
    """The product has no words of its own in this language."""

    def __init__(self, tag: str, known: tuple[str, ...]) -> None:
        super().__init__(
            _("“%(tag)s” is not a language we print in. Choose from: %(known)s.")
            % {"tag": tag, "known": ", ".join(known)}
        )


class MissingGlyph(PrintError):
    """No font at hand has this character; `place` says where it stands."""

    def __init__(self, *, character: str, place: str) -> None:
        self.character, self.place = character, place
        code = " ".join(f"U+{ord(point):04X}" for point in character)
        super().__init__(
            _(
                "The character “%(character)s” (%(code)s) cannot be printed. It stands in: %(place)s. "
                "Please remove it."
            )
            % {"character": character if character.isprintable() else "?", "code": code, "place": place}
        )
