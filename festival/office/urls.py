"""The district office's desk: planning (offices, festivals, letters) and taking part (organisations, stations)."""

from festival.office import organisations_urls, planning_urls

app_name = "desk"

urlpatterns = [*planning_urls.urlpatterns, *organisations_urls.urlpatterns]
