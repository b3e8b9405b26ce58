from django.apps import AppConfig


class WorkerConfig(AppConfig):
    name = "worker"

    def ready(self) -> None:
        from events.signals import letters_owed
        from worker.wake import wake_worker

        letters_owed.connect(wake_worker, dispatch_uid="wake the worker")
