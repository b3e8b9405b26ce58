"""Addresses of the desk about translations: the matrix, one text, translators, their files, jobs."""

from django.urls import path

from festival.office.views import words

FESTIVAL = "f/<slug:festival>/"
WORDS = FESTIVAL + "words/"

urlpatterns = [
    path(WORDS, words.words, name="words"),
    path(WORDS + "<slug:key>/<slug:tag>/", words.word, name="word"),
]
