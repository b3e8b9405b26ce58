"""How staff come in and go: codes by mail, passkeys, the app. No passwords, no sign-up.

allauth looks its pages up by these names; both names of the first page are one address.
"""

from allauth.account import views as allauth_views
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from festival import trial
from festival.office.views import sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="account_login", query_string=True), name="staff"),
    path("login/", sign_in.request_code, name="account_login"),
    path("login/", sign_in.request_code, name="account_request_login_code"),
    path("login/code/", sign_in.enter_code, name="account_confirm_login_code"),
    path("enter/<str:token>/", trial.enter, name="trial_enter"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("safety/", include("allauth.mfa.urls")),
]
