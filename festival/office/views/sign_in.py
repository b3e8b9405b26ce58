"""Signing in: allauth's views, with an answer in words when the mail server is away."""

from smtplib import SMTPException
from typing import Any

from allauth.account import views as allauth_views
from django.core.mail import get_connection
from django.forms import BaseForm
from django.utils.translation import gettext as _

from events.models import User
from festival.office.forms.sign_in import AddressForm, CodeForm

MAIL_FAILURES = (SMTPException, OSError)


def mail_is_away() -> str:
    """What to say when no code can be sent."""
    return _("Our mail server does not answer, so no code could be sent. Please try again in a few minutes.")


class RequestCodeView(allauth_views.RequestLoginCodeView):
    """Asks for the address. Known and unknown ones get the same answer, also while the mail server is away."""

    form_class = AddressForm

    def form_valid(self, form: Any) -> Any:
        """Send the code, or say that it cannot be sent."""
        user: User | None = form._user
        try:
            if user is None:
                _knock()
            answer = super().form_valid(form)
        except MAIL_FAILURES:
            form.add_error(None, mail_is_away())
            return self.render_to_response(self.get_context_data(form=form), status=503)
        return answer

    def form_invalid(self, form: BaseForm) -> Any:
        """The form again, as unprocessable."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class EnterCodeView(allauth_views.ConfirmLoginCodeView):
    """Takes the code, or sends a new one."""

    form_class = CodeForm

    def _resend_form_valid(self, form: Any) -> Any:
        try:
            if self._process.user is None:
                _knock()
            answer = super()._resend_form_valid(form)
        except MAIL_FAILURES:
            shown = CodeForm(code=self._process.code, data={})
            shown.errors.clear()
            shown.add_error(None, mail_is_away())
            return self.render_to_response(self.get_context_data(form=shown), status=503)
        return answer

    def form_invalid(self, form: BaseForm) -> Any:
        """The form again, as unprocessable; after too many wrong codes back to the start."""
        answer = super().form_invalid(form)
        if answer.status_code == 200:
            answer.status_code = 422
        return answer


def _knock() -> None:
    """Open and close the mail connection: an unknown address takes the same way as a known one."""
    connection = get_connection()
    connection.open()
    connection.close()


request_code = RequestCodeView.as_view()
enter_code = EnterCodeView.as_view()
