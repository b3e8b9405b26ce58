"""Paper from the desk: what is missing is said first."""

from tests.factories import StationFactory
from tests.festival.office.planning import signed_in

PRINT = "/desk/f/sommerfest-2027/print/"


def test_without_a_confirmed_station_nothing_is_printed(festival):
    client = signed_in(festival.office)

    refused = client.get(PRINT + "signs.pdf")

    assert client.get(PRINT).context["readiness"].is_printable is False
    assert (refused.status_code, refused.headers["Content-Type"]) == (422, "text/html; charset=utf-8")
    assert refused.context["refusal"] != ""


def test_gaps_are_named(festival):
    complete = StationFactory(festival=festival, state="confirmed", number=1, spot="am Brunnen")
    bare = StationFactory(festival=festival, state="confirmed", number=2)
    bare.offers.all().delete()
    StationFactory(festival=festival)

    readiness = signed_in(festival.office).get(PRINT).context["readiness"]

    assert complete not in [*readiness.without_offers, *readiness.without_spot]
    assert (readiness.without_offers, readiness.without_spot, readiness.undecided) == ([bare], [bare], 1)


def test_a_withdrawn_organisation_is_named_before_printing(festival, now):
    """The paper shows whom the pages show; who is missing is said before it is printed."""
    StationFactory(festival=festival, state="confirmed", number=1, spot="am Brunnen")
    gone = StationFactory(festival=festival, state="confirmed", number=2, organisation__withdrawn_at=now)

    response = signed_in(festival.office).get(PRINT)

    readiness = response.context["readiness"]
    assert (readiness.confirmed, readiness.withdrawn, readiness.is_complete) == (1, [gone], False)
    assert f'/stations/{gone.pk}/">2 <bdi>{gone.organisation}</bdi>' in response.content.decode()


def test_signs_and_sheet_are_pdf(festival):
    StationFactory(festival=festival, state="confirmed", number=1)
    client = signed_in(festival.office)

    answers = [client.get(PRINT + "signs.pdf"), client.get(PRINT + "sheet.pdf?language=de&language=ar")]

    assert [answer.content[:5] for answer in answers] == [b"%PDF-"] * 2
    assert answers[1].headers["Content-Disposition"] == 'inline; filename="sommerfest-2027-sheet-de-ar.pdf"'


def test_a_language_we_do_not_print_in_is_refused_in_words(festival):
    StationFactory(festival=festival, state="confirmed", number=1)

    response = signed_in(festival.office).get(PRINT + 'sheet.pdf?language=xx"%0d%0aX')

    assert response.status_code == 422
    assert response.context["refusal"] != ""
