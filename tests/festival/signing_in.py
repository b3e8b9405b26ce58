"""Signing in as a person does, for tests."""

import re

LOGIN = "/staff/login/"
CODE = "/staff/login/code/"


def ask(client, address, **extra):
    return client.post(LOGIN, {"email": address, **extra})


def code_in(message):
    """The line that stands alone between two paragraphs."""
    return re.search(r"\n\n(\S{4,12})\n\n", message.body).group(1)


def signed_in(client):
    return "_auth_user_id" in client.session
