from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        # Models are loaded only now; this registers a kind of letter.
        from events import translating  # noqa: F401
