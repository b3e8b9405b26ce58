"""Who does something: a member of staff, a translator or an organisation by personal link, or the clock."""

from dataclasses import dataclass

from events.models import Translator, User


@dataclass(frozen=True, slots=True)
class Actor:
    """`by` is written into the log and shown; `on_behalf` marks staff who enter what was said on the phone."""

    by: str
    user: User | None = None
    on_behalf: bool = False

    @property
    def is_staff(self) -> bool:
        """Whether this is a person of the office (and so not bound to the organisations' deadline)."""
        return self.user is not None


CLOCK = Actor(by="clock")


def staff(user: User, *, on_behalf: bool = False) -> Actor:
    """The actor for a signed-in person."""
    return Actor(by=str(user)[:160], user=user, on_behalf=on_behalf)


def translator_by_link(translator: Translator) -> Actor:
    """The actor for whoever opened this link: the name, which stands beside the words, never the address."""
    return Actor(by=translator.name[:160])
