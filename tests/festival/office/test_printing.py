"""Paper from the desk: what is missing is said first."""

from datetime import timedelta

from django.utils import timezone

from events.models import Origin
from stations.models import KeptPrint
from stations.readiness import Gaps
from tests.factories import FestivalFactory, StationFactory, translate
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import signed_in
from worker.jobs import run_jobs

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


def test_name_tags_and_the_helpers_list_are_pdf(festival):
    StationFactory(festival=festival, state="confirmed", number=1)
    client = signed_in(festival.office)

    answers = [client.get(PRINT + "name-tags.pdf"), client.get(PRINT + "helpers.pdf")]

    assert [answer.content[:5] for answer in answers] == [b"%PDF-"] * 2


def test_what_has_not_changed_is_not_made_twice(festival):
    StationFactory(festival=festival, state="confirmed", number=1)
    client = signed_in(festival.office)

    first, second = (client.get(PRINT + "sheet.pdf?language=de") for _time in range(2))

    assert (KeptPrint.objects.count(), first.content == second.content) == (1, True)


def test_many_languages_are_printed_in_the_background(festival):
    StationFactory(festival=festival, state="confirmed", number=1)
    client = signed_in(festival.office)
    asked = PRINT + "sheet.pdf?language=de&language=ar&language=en&language=fa"

    queued = client.get(asked)
    waiting = client.get(PRINT)
    run_jobs()
    page = client.get(queued.url)

    kept = KeptPrint.objects.get()
    link = f"{PRINT}kept/{kept.pk}.pdf"
    assert queued.url in waiting.content.decode()
    assert link in page.content.decode()
    assert client.get(link).content[:5] == b"%PDF-"
    assert client.get(asked).content == bytes(kept.pdf)


def test_the_finished_print_of_another_festival_is_not_found(festival, now):
    kept = FestivalFactory().kept_prints.create(digest="0" * 64, pdf=b"%PDF-", made_at=now)

    assert signed_in(festival.office).get(f"{PRINT}kept/{kept.pk}.pdf").status_code == 404


def test_what_readers_of_a_language_would_lack_is_said_with_the_way_there(festival):
    station = StationFactory(festival=festival, state="confirmed", number=1)
    translate(festival, "title", "ar", "عيد")
    translate(station.offers.get(), "title", "ar", "خياطة", origin=Origin.MACHINE)

    response = signed_in(festival.office).get(PRINT)

    assert response.context["readiness"].gaps == [Gaps("en", 6, 0, 0), Gaps("ar", 4, 0, 1)]
    assert "/words/?language=ar&amp;state=machine" in response.content.decode()


def test_entries_nobody_confirmed_within_a_year_are_named(festival):
    today = timezone.localdate()
    for number, days in enumerate((10, 400), start=1):
        StationFactory(
            festival=festival,
            state="confirmed",
            number=number,
            organisation__confirmed_on=today - timedelta(days=days),
        )
    never = StationFactory(festival=festival, state="confirmed", number=3)

    unconfirmed = signed_in(festival.office).get(PRINT).context["readiness"].unconfirmed

    assert [station.number for station in unconfirmed] == [2, never.number]


def test_offers_that_say_nothing_but_their_title_are_named(festival):
    told = StationFactory(festival=festival, state="confirmed", number=1)
    silent = StationFactory(festival=festival, state="confirmed", number=2)
    silent.offers.update(description="")

    readiness = signed_in(festival.office).get(PRINT).context["readiness"]

    assert (readiness.without_text, told in readiness.without_text) == ([silent], False)


def test_as_many_queries_for_three_stations_as_for_one(festival):
    StationFactory(festival=festival, state="confirmed", number=1)
    client = signed_in(festival.office)
    one = count_queries(client, PRINT)
    for number in (2, 3):
        StationFactory(festival=festival, state="confirmed", number=number)

    assert count_queries(client, PRINT) == one
