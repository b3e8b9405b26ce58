"""Every address. A language prefix (`/ar/…`) is cut off before we look here; see `festival/language.py`."""

from django.urls import include, path, re_path

from api.views.unknown import unknown_address
from festival.feeds import feed
from festival.readability import readability

handler400 = "festival.failures.bad_request"
handler403 = "festival.failures.forbidden"
handler404 = "festival.failures.not_found"
handler500 = "festival.failures.server_error"

urlpatterns = [
    path("", include("festival.visitor.urls")),
    path("my/", include("festival.portal.urls")),
    path("translate/", include("festival.translate.urls")),
    path("desk/", include("festival.office.urls")),
    path("staff/", include("festival.staff_urls")),
    path("api/v1/", include("api.urls")),
    path("calendar/<str:token>.ics", feed, name="feed"),
    path("readability/", readability, name="readability"),
    re_path(r"^api/", unknown_address, name="unknown_api"),
    path("", include("festival.health_urls")),
]
