"""What is asked in a survey and what came out, ready to be shown; its texts in other languages."""

from dataclasses import dataclass

from django.db.models import Model

from events.models import Survey, SurveyChoice, Translation
from events.texts import Text, register_texts, texts_of, translations_of
from events.words import State, reads, state_of

register_texts(Survey, "question", "explanation")
register_texts(SurveyChoice, "words", office=lambda row: row.survey.office_id)

WIDTH = 100  # of the longest bar


@dataclass(frozen=True, slots=True)
class Bar:
    """How often a choice was ticked. `width`: 0 to 100, the most frequent choice is 100."""

    choice: SurveyChoice
    count: int
    width: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text of a survey in one language; without a translation where there is none yet."""

    text: Text
    state: State
    translation: Translation | None


def bars_of(survey: Survey) -> list[Bar]:
    """The results, the most frequent first. One query."""
    choices = sorted(choices_of(survey), key=lambda choice: (-choice.count, choice.pk))
    most = max((choice.count for choice in choices), default=0) or 1
    return [Bar(choice, choice.count, round(WIDTH * choice.count / most)) for choice in choices]


def texts_of_survey(survey: Survey) -> list[Text]:
    """The question, its explanation and every choice. One query."""
    rows: list[Model] = [survey, *choices_of(survey)]
    return [text for row in rows for text in texts_of(row)]


def lines_of(survey: Survey, language: str) -> list[Line]:
    """Every text with its translation into this language. Two queries."""
    texts = texts_of_survey(survey)
    rows = {text.key: text.row for text in texts}.values()
    found = {(one.about_kind, one.about_id, one.field): one for one in translations_of(rows, [language])}
    lines = []
    for text in texts:
        one = found.get((text.kind, text.row.pk, text.field))
        made_from = one.source_digest if one else None
        state = state_of(text.digest, made_from, by_machine=bool(one and one.by_machine))
        lines.append(Line(text, state, one))
    return lines


def languages_of(survey: Survey) -> list[str]:
    """The languages of the office that the survey is translated into."""
    return [tag for tag in survey.office.languages if not reads(tag, survey.language)]


def missing_of(survey: Survey) -> dict[str, int]:
    """For each language: how many texts have no translation that holds. Two queries."""
    texts = texts_of_survey(survey)
    digests = {(text.kind, text.row.pk, text.field): text.digest for text in texts}
    missing = dict.fromkeys(languages_of(survey), len(texts))
    rows = {text.key: text.row for text in texts}.values()
    for one in translations_of(rows, list(missing)) if missing else []:
        if digests.get((one.about_kind, one.about_id, one.field)) == one.source_digest:
            missing[one.language] -= 1
    return missing


def choices_of(survey: Survey) -> list[SurveyChoice]:
    """In the order of the form. One query."""
    choices = list(survey.choices.all())
    for choice in choices:
        choice.survey = survey
    return choices
