"""Addresses of the desk about what families say: feedback on a festival, wishes for the district."""

from django.urls import path

from festival.office.views import feedback, surveys

FEEDBACK = "f/<slug:festival>/feedback/"
SURVEYS = "o/<slug:office>/wishes/"
SURVEY = SURVEYS + "<int:pk>/"

urlpatterns = [
    path(FEEDBACK, feedback.feedback, name="feedback"),
    path(FEEDBACK + "<int:pk>/", feedback.hide_or_show, name="feedback_hide"),
    path(SURVEYS, surveys.surveys, name="surveys"),
    path(SURVEYS + "new/", surveys.new, name="survey_new"),
    path(SURVEY, surveys.survey, name="survey"),
    path(SURVEY + "change/", surveys.change, name="survey_change"),
    path(SURVEY + "drop/", surveys.drop, name="survey_drop"),
    path(SURVEY + "open/", surveys.open_for_answers, name="survey_open"),
    path(SURVEY + "close/", surveys.close, name="survey_close"),
    path(SURVEY + "words/<str:tag>/", surveys.words, name="survey_words"),
    path(SURVEY + "wishes/<int:wish>/", surveys.show_or_hide, name="survey_wish"),
]
