"""The desk's matrix: 60 stations with three texts each, in 16 languages."""

from django.test import Client

from events.languages import PRODUCT_TAGS
from events.models import Festival, Translation
from events.words import State
from stations.wording import matrix_of
from tests.factories import FestivalFactory, MembershipFactory, OfficeFactory, StationFactory, berlin

from .measuring import Case
from .stations import Pair


def _festival(slug: str, office: object, stations: int) -> Festival:
    """Stations with title, description and spot, most of them translated into every language."""
    festival = FestivalFactory(office=office, slug=slug, languages=list(PRODUCT_TAGS), places=stations)
    for number in range(1, stations + 1):
        StationFactory(festival=festival, state="confirmed", number=number, spot=f"am Brunnen {number}")
    cells = [cell for tag in PRODUCT_TAGS for cell in matrix_of(festival).cells(tag, [State.MISSING])]
    Translation.objects.bulk_create(
        Translation(
            office_id=cell.text.office_id,
            about_kind=cell.text.kind,
            about_id=cell.text.row.pk,
            field=cell.text.field,
            language=cell.language,
            words=cell.text.words,
            source=cell.text.words,
            source_digest=cell.text.digest,
            updated_at=berlin(2027, 4, 1),
        )
        for number, cell in enumerate(cells)
        if number % 5
    )
    return festival


def matrix() -> Pair:
    """Sixty stations on the page beside six: what is paid once, and what for each station."""
    client = Client()
    office = OfficeFactory()
    client.force_login(MembershipFactory(office=office).user)
    _festival("sixty", office, 60)
    _festival("six", office, 6)

    def page(slug: str) -> object:
        answer = client.get(f"/desk/f/{slug}/words/")
        if answer.status_code != 200:
            raise RuntimeError(f"the matrix answers {answer.status_code}")
        return answer

    return lambda: page("sixty"), lambda: page("six")


CASES = (Case("2,900 translations, 60 stations", "with 6 stations", 5, matrix),)
