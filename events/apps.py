from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        # Models are loaded only now; these register kinds of letters.
        from events import observing, translating  # noqa: F401
