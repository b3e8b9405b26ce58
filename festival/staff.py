"""How staff sign in: with a code by mail. Nobody signs up; coordinators add people."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes the sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
