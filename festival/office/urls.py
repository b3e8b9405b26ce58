"""The district office's desk: planning (offices, festivals, letters), taking part, translations, observances."""

from festival.office import (
    answers_urls,
    circulars_urls,
    dates_urls,
    observances_urls,
    organisations_urls,
    planning_urls,
    poll_urls,
    rules_urls,
    site_plan_urls,
    words_urls,
)

app_name = "desk"

urlpatterns = [
    *answers_urls.urlpatterns,
    *planning_urls.urlpatterns,
    *organisations_urls.urlpatterns,
    *words_urls.urlpatterns,
    *poll_urls.urlpatterns,
    *circulars_urls.urlpatterns,
    *rules_urls.urlpatterns,
    *site_plan_urls.urlpatterns,
    *observances_urls.urlpatterns,
    *dates_urls.urlpatterns,
]
