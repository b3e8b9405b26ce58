"""What is made ready before the parts run."""

import pytest

from events.models import Office
from festival.supervisor import preparing


@pytest.mark.django_db
def test_with_a_mail_server_the_site_starts_empty(settings, capsys):
    """The sample's letters would go to addresses that reach nobody; that is no reason not to start."""
    settings.EMAIL_URL = "smtp://mail.example.org"

    preparing._seed()

    assert not Office.objects.exists()
    assert "Sample data: left out, because EMAIL_URL is set" in capsys.readouterr().out
