from django.apps import AppConfig


class StationsConfig(AppConfig):
    name = "stations"

    def ready(self) -> None:
        # Models are loaded only now; these imports connect kinds of letters and receivers.
        from events.signals import address_closed, address_opened, festival_changed, festival_moved
        from stations import (  # noqa: F401 (kinds of jobs and letters, texts)
            circulars,
            jobs,
            letter_batches,
            letters,
            poll_letters,
            timed_letters,
            wording,
        )
        from stations.actions.closed_addresses import follow_closed_address, follow_opened_address
        from stations.actions.following import follow_festival_change, follow_festival_move

        festival_moved.connect(follow_festival_move, dispatch_uid="stations follow a move")
        festival_changed.connect(follow_festival_change, dispatch_uid="stations follow a change")
        address_closed.connect(follow_closed_address, dispatch_uid="contacts follow a closed address")
        address_opened.connect(follow_opened_address, dispatch_uid="contacts follow an opened address")
