"""Addresses at which families say how it was and what they wish."""

from django.urls import path

from festival.visitor.views import feedback, wishes

urlpatterns = [
    path("o/<str:code>/feedback/", feedback.station_feedback, name="station_feedback"),
    path("o/<str:code>/feedback/thanks/", feedback.station_thanks, name="station_feedback_thanks"),
    path("f/<slug:slug>/feedback/", feedback.festival_feedback, name="festival_feedback"),
    path("f/<slug:slug>/feedback/thanks/", feedback.festival_thanks, name="festival_feedback_thanks"),
    path("wishes/<slug:slug>/", wishes.survey, name="survey"),
    path("wishes/<slug:slug>/thanks/", wishes.thanks, name="survey_thanks"),
]
