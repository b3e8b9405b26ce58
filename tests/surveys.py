"""Surveys for tests."""

from events.models import Survey, SurveyChoice

CHOICES = ("Mehr Bänke", "Ein Spielplatz", "Bäume")


def survey_of(office, *, choices=CHOICES, **fields) -> Survey:
    """A question of this office with choices, open unless something else is said."""
    known = {
        "slug": "wuensche",
        "question": "Was wünschen Sie sich für Ihren Stadtteil?",
        "explanation": "Wir lesen alles.",
        "state": "open",
    }
    survey = Survey.objects.create(office=office, **known | fields)
    for words in choices:
        SurveyChoice.objects.create(survey=survey, words=words, language=survey.language)
    return survey
