"""The letter that asks somebody to translate: it carries the personal link."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from events.errors import LetterNotNeeded, Refused
from events.languages import autonyms
from events.letters import Content, register
from events.links import absolute_url
from events.models import Letter, Translator
from events.tokens import known_token

HIDDEN_TOKEN = "…"  # noqa: S105 (no secret: stands in a preview where the letter will have the personal token)


def personal_address(translator: Translator, *, hidden: bool = False) -> str:
    """The address that is this person's alone. Raises Refused after the secret key was changed."""
    if hidden:
        return absolute_url("translate:start", HIDDEN_TOKEN).replace("%E2%80%A6", HIDDEN_TOKEN)
    token = known_token(translator.nonce, translator.digest)
    if token is None:
        raise Refused(_("The secret key has changed since this personal link was made. Send the link again."))
    return absolute_url("translate:start", token)


@register("translator_link", at_once=True)
def translator_letter(letter: Letter) -> Content:
    """What is asked for, in which languages, and the personal link, which stays hidden in a preview."""
    translator = Translator.objects.select_related("festival__office").filter(pk=letter.about_id).first()
    if translator is None or translator.revoked_at is not None:
        raise LetterNotNeeded(gettext_noop("the link was revoked"))
    hidden = "link_id" not in letter.details
    return Content(
        context={"translator": translator, "names": ", ".join(autonyms(translator.languages))},
        action_url=personal_address(translator, hidden=hidden),
        action_label=_("Translate"),
        why=_("You receive this letter because %(office)s has asked you to translate for a festival."),
    )
