"""Without a mail server every letter becomes a file that any mail program opens."""

from email import message_from_bytes, policy

import pytest
from django.core.mail import EmailMessage

from festival.mail import EmlBackend


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def test_one_file_a_letter(folder):
    mails = [EmailMessage("Hallo", "Grüße", "me@x.org", [f"r{number}@x.org"]) for number in range(3)]

    assert EmlBackend().send_messages(mails) == 3

    read = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted(folder.iterdir())]
    assert sorted(mail["To"] for mail in read) == ["r0@x.org", "r1@x.org", "r2@x.org"]
    assert {mail.get_content().strip() for mail in read} == {"Grüße"}
    assert {path.suffix for path in folder.iterdir()} == {".eml"}


def test_an_address_never_leaves_the_folder(folder):
    EmlBackend().send_messages([EmailMessage("x", "x", "me@x.org", ["../../etc/a b@x.org"])])

    (path,) = folder.iterdir()
    assert path.parent == folder
    assert ".._.._etc_a_b_x.org" in path.name


def test_a_folder_that_cannot_be_written_is_an_error_the_worker_knows(settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings.EMAIL_FILE_PATH = tmp_path / "file"

    with pytest.raises(OSError, match="file"):
        EmlBackend().send_messages([EmailMessage("x", "x", "me@x.org", ["a@x.org"])])
