"""Addresses of the desk about translations: the matrix, one text, translators, their files, jobs."""

from django.urls import path

from festival.office.views import exchange, jobs, translators, word, words

FESTIVAL = "f/<slug:festival>/"
WORDS = FESTIVAL + "words/"
TRANSLATORS = WORDS + "translators/"
ONE = TRANSLATORS + "<int:pk>/"

urlpatterns = [
    path(WORDS, words.words, name="words"),
    path(FESTIVAL + "jobs/<int:pk>/", jobs.job, name="job"),
    path(WORDS + "machine/", jobs.fill, name="words_machine"),
    path(WORDS + "files/", exchange.files, name="words_files"),
    path(WORDS + "files/download/", exchange.download, name="words_download"),
    path(TRANSLATORS, translators.translators, name="translators"),
    path(TRANSLATORS + "new/", translators.new, name="translator_new"),
    path(ONE, translators.translator, name="translator"),
    path(ONE + "link/", translators.link, name="translator_link"),
    path(ONE + "revoke/", translators.revoke, name="translator_revoke"),
    path(ONE + "remove/", translators.remove, name="translator_remove"),
    path(WORDS + "<slug:key>/<slug:tag>/", word.word, name="word"),
]
