"""What families said: about last year's festival, and to two questions of the office."""

from datetime import datetime
from typing import Any

from events.actions.survey_words import Typed, translate_survey
from events.actions.surveys import answer_survey, close_survey, create_survey, open_survey, show_wish
from events.actors import Actor
from events.models import Festival, Office, Survey
from events.surveys import texts_of_survey
from stations.actions.feedback import give_feedback

# How many tapped good, so-so, not good: for the whole festival, then for its stations by number, over and over.
FACES = ((64, 9, 3), (23, 6, 0), (12, 2, 1), (3, 0, 0), (31, 5, 7))
SENTENCES = (
    ("de", 1, "So viele Kinder, so viele Sprachen. Bitte wieder!"),
    ("ar", 1, "قضينا يوماً جميلاً، شكراً لكم."),
    ("uk", 1, "Діти малювали дві години й не хотіли йти додому."),
    ("de", 2, "Schön, aber zu wenig Schatten."),
    ("en", 3, "We waited a long time for the face painting."),
)
CLOSED: dict[str, Any] = {
    "slug": "was-fehlt-in-lobeda",
    "question": "Was fehlt Familien in Lobeda?",
    "explanation": "Der Ortsteilrat liest alle Antworten. Was viele sagen, kommt auf seine Liste.",
    "choices": [
        "Mehr Schatten auf den Spielplätzen",
        "Ein Café für Familien",
        "Hilfe bei Formularen",
        "Schwimmkurse",
    ],
}
COUNTS = (41, 18, 27, 36)
WISHES = (
    ("de", "Bänke am Bach, damit Großeltern sich hinsetzen können.", True),
    ("ar", "دورات سباحة للأمهات والأطفال معاً.", True),
    ("uk", "Більше місць, де можна просто посидіти разом.", True),
    ("de", "Mein Nachbar soll leiser sein.", False),
)
OPEN: dict[str, Any] = {
    "slug": "wuensche-fuer-den-stadtteil",
    "question": "Was wünschen Sie sich für Ihren Stadtteil?",
    "explanation": "Sagen Sie es uns in Ihrer Sprache. Im Herbst steht hier, was dabei herauskam.",
    "choices": ["Orte zum Treffen", "Angebote für Kinder", "Deutsch lernen und üben", "Feste und Musik"],
}
TRANSLATED = {
    "en": (
        "What do you wish for your district?",
        "Tell us in your language. In autumn the results will stand here.",
        "Places to meet",
        "Things to do for children",
        "Learning and practising German",
        "Festivals and music",
    ),
    "ar": (
        "ماذا تتمنّون لحيّكم؟",
        "أخبرونا بلغتكم. في الخريف ستجدون النتائج هنا.",
        "أماكن للّقاء",
        "أنشطة للأطفال",
        "تعلّم الألمانية وممارستها",
        "احتفالات وموسيقى",
    ),
}


def say_how_it_was(festival: Festival, *, now: datetime) -> None:
    """Faces and sentences about a festival and its stations, on the day."""
    stations = festival.stations.confirmed().order_by("number")
    for place, station in enumerate([None, *stations]):
        for face, count in enumerate(FACES[place % len(FACES)], start=1):
            for _one in range(count):
                give_feedback(festival, station, face=face, sentence="", language="de", now=now)
        language, face, sentence = SENTENCES[place % len(SENTENCES)]
        give_feedback(festival, station, face=face, sentence=sentence, language=language, now=now)


def ask(office: Office, *, actor: Actor, before: datetime, now: datetime) -> None:
    """One question that was closed long before, with its results, and one that is open."""
    closed = open_survey(_written(office, CLOSED, actor=actor, now=before), actor=actor, now=before)
    day = before.date()
    for choice, count in zip(closed.choices.all(), COUNTS, strict=True):
        for _one in range(count):
            answer_survey(closed, choices=[choice.pk], words="", language="de", today=day)
    for language, words, is_shown in WISHES:
        wish = answer_survey(closed, choices=[], words=words, language=language, today=day)
        if wish is not None and is_shown:
            show_wish(wish, is_shown=True, actor=actor, now=before)
    close_survey(closed, actor=actor, now=before)
    survey = _written(office, OPEN, actor=actor, now=now)
    for tag, translations in TRANSLATED.items():
        texts = zip(texts_of_survey(survey), translations, strict=True)
        told = {text.key: Typed(said, text.words, 0) for text, said in texts}
        translate_survey(survey, tag, told, actor=actor, now=now)
    open_survey(survey, actor=actor, now=now)


def _written(office: Office, told: dict[str, Any], *, actor: Actor, now: datetime) -> Survey:
    return create_survey(office, actor=actor, now=now, **told)
