"""The district office's desk: planning (offices, festivals, letters), taking part (stations), translations."""

from festival.office import organisations_urls, planning_urls, words_urls

app_name = "desk"

urlpatterns = [*planning_urls.urlpatterns, *organisations_urls.urlpatterns, *words_urls.urlpatterns]
