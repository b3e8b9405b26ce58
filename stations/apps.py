from django.apps import AppConfig


class StationsConfig(AppConfig):
    name = "stations"

    def ready(self) -> None:
        # Models are loaded only now; these imports connect kinds of letters and receivers.
        from events.signals import festival_changed, festival_moved
        from stations import circulars, jobs, letters, poll_letters, wording  # noqa: F401 (kinds of jobs and letters, texts)
        from stations.actions.following import follow_festival_change, follow_festival_move

        festival_moved.connect(follow_festival_move, dispatch_uid="stations follow a move")
        festival_changed.connect(follow_festival_change, dispatch_uid="stations follow a change")
