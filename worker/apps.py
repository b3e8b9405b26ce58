from django.apps import AppConfig


class WorkerConfig(AppConfig):
    name = "worker"

    def ready(self) -> None:
        from events.signals import jobs_queued, letters_owed
        from worker.wake import wake_for_jobs, wake_worker

        letters_owed.connect(wake_worker, dispatch_uid="wake the worker")
        jobs_queued.connect(wake_for_jobs, dispatch_uid="wake the worker for jobs")
