"""What all our commands have in common: bad input becomes a sentence and exit code 1, never a traceback."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from events.errors import NotAllowed, NotFound, Refused


class PlainCommand(BaseCommand):
    """A command whose known errors are sentences. System checks are `doctor`'s work and are left out here."""

    requires_system_checks: list[str] = []

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except Refused as error:
            raise CommandError(str(error)) from error
        except (NotFound, NotAllowed) as error:
            raise CommandError("There is no such thing, or it belongs to another office.") from error
        except ValidationError as error:
            raise CommandError("\n".join(_sentences(error))) from error
        except (OperationalError, ProgrammingError) as error:
            words = str(error).strip().splitlines()[0]
            raise CommandError(
                f"The database cannot be used: {words}\n"
                "Look at DATABASE_URL, run “manage.py migrate”, then “manage.py doctor”."
            ) from error
        except OSError as error:
            raise CommandError(_file_words(error)) from error


def _sentences(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items()]


def _file_words(error: OSError) -> str:
    where = f" “{error.filename}”" if error.filename else ""
    return f"The file{where} cannot be used: {error.strerror or error}."
