"""What every service for machine translation offers, what can go wrong, and which language is which.

Only texts that visitors are meant to read may be given to a provider: they leave the house. Never names
of persons, addresses, questions to organisations, notes of a decision, or letters.
"""

from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import gettext as _

from events.languages import BY_TAG

# Tags that mean the same language with us and with every service: two letters, ISO 639-1. The others are
# named in the provider's own table, or not supported. Not here: `ku`, which elsewhere may be any Kurdish
# (ours is Kurmanji), `pt` and `zh`, which some services want to know more closely. `prs` stays Dari and is
# never made Persian; `de-x-leicht` is never made by a machine: plain German is written for its readers.
SAME_EVERYWHERE = frozenset(tag for tag in BY_TAG if len(tag) == 2) - {"ku", "pt", "zh"}


class Provider(Protocol):
    """A service that translates. Made for one job: it remembers which languages the service has."""

    name: str
    """How people call the service, such as “DeepL”."""

    def supports(self, source: str, target: str) -> bool:
        """Whether it translates between these two (our BCP 47 tags); never by way of a similar language.

        The first question that our table alone cannot answer asks the service; the answer is kept.
        Raises `ProviderUnavailable` and `ProviderRefused`.
        """
        ...

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """The texts in the other language: as many, in the same order, all or (with an error) none.

        Line breaks, and blanks around a line, stay as they are; lines without a letter come back unsent.
        An empty text stays empty; for any other, `""` means that the service knew nothing to say.
        Placeholders such as `%(name)s` are not protected: this is for people's words, not for catalogues.
        Raises `UnsupportedPair`, `ProviderUnavailable` and `ProviderRefused`.
        """
        ...


class ProviderError(Exception):
    """Nothing was translated. `str(error)` is a sentence for people; it names neither key nor text."""


class ProviderUnavailable(ProviderError):
    """It may work later; not before `retry_after` seconds, when the service said so."""

    def __init__(self, *, retry_after: int | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(_("The translation service does not answer at the moment. Please try again later."))


class ProviderRefused(ProviderError):
    """It works again only when somebody does what the sentence says."""


class UnsupportedPair(ProviderError):
    """The service does not translate between these two languages (our tags)."""

    def __init__(self, source: str, target: str) -> None:
        self.source, self.target = source, target
        super().__init__(
            _("The translation service does not translate from “%(source)s” to “%(target)s”.")
            % {"source": source, "target": target}
        )
