"""The calendar entries of one organisation move on; those of a whole festival in `events/actions/entries.py`."""

from stations.models import Invitation


def leaves_or_returns(invitation: Invitation) -> Invitation:
    """The organisation takes no part any more, or does again. The festival's row must be locked."""
    invitation.sequence += 1
    invitation.save(update_fields=["sequence"])
    return invitation
