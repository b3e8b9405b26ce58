"""What many letters of one batch need, fetched with a few queries (see `events/sharing.py`)."""

from events.models import Festival, Letter
from events.sharing import keep, prepare
from stations.models import PersonalLink


@prepare
def fetch_links(letters: list[Letter]) -> None:
    """The personal links with their invitations, organisations and contacts; festivals are those of the letters.

    A link is as it was when the batch began. What ends it drops its letters, and those are not sent any more.
    """
    festivals: dict[int, Festival] = {one.festival.pk: one.festival for one in letters if one.festival is not None}
    ids = [letter.details["link_id"] for letter in letters if letter.details.get("link_id")]
    links = PersonalLink.objects.select_related("contact", "invitation__organisation").filter(pk__in=ids)
    for link in links:
        festival = festivals.get(link.invitation.festival_id)
        if festival is not None:
            link.invitation.festival = festival
            keep(("link", link.pk), link)
