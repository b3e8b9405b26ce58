"""The translators' own pages, entered by personal link."""

from django.urls import path

from festival.translate import views

app_name = "translate"

urlpatterns = [
    path("<str:token>/", views.start, name="start"),
    path("<str:token>/<str:tag>/", views.texts, name="texts"),
    path("<str:token>/<str:tag>/thanks/", views.thanks, name="thanks"),
    path("<str:token>/<str:tag>/<str:key>/", views.text, name="text"),
]
