"""What a person changes about the own account."""

from django.db import transaction

from events.models import User


@transaction.atomic
def update_person(user: User, *, name: str, language: str) -> User:
    """How the person is called and in which language the desk speaks. Raises ValidationError naming the field."""
    user.name = name
    user.language = language
    user.full_clean(exclude=["password"])
    user.save(update_fields=["name", "language"])
    return user
