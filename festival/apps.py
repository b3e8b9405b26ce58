from django.apps import AppConfig


class FestivalConfig(AppConfig):
    name = "festival"

    def ready(self) -> None:
        from festival.visitor.versions import watch_writes

        watch_writes()
