"""What an organisation reads of what families said."""

from stations.models import Feedback
from tests.factories import StationFactory, berlin


def said(station, count=1, face=1, **fields):
    Feedback.objects.bulk_create(
        Feedback(
            festival=station.festival,
            station=station,
            face=face,
            language="ar",
            given_on=berlin(2027, 6, 12).date(),
            **fields,
        )
        for _one in range(count)
    )


def test_its_own_numbers_and_sentences_and_nobody_elses(registered):
    other = StationFactory(festival=registered.station.festival)
    said(registered.station, count=8, sentence="كان رائعا")
    said(registered.station, face=3, sentence="Rude words.", is_hidden=True)
    said(other, count=77, face=2, sentence="Nicht für euch.")

    response = registered.get("feedback/")
    page = response.content.decode()

    assert [count for _face, count in response.context["tally"].faces] == [8, 0, None]
    assert '<li lang="ar" dir="rtl">كان رائعا</li>' in page
    assert [words in page for words in ("fewer than 5", "Rude words.", "Nicht für euch.", "77")] == [
        True,
        False,
        False,
        False,
    ]


def test_the_way_there_appears_when_the_festival_has_begun(registered, clock):
    registered.station.__class__.objects.update(state="confirmed", number=1)
    before = registered.get().content.decode()
    clock.move_to(berlin(2027, 6, 12, 14))
    after = registered.get().content.decode()

    assert [f"{registered.token}/feedback/" in page for page in (before, after)] == [False, True]


def test_who_has_no_station_reads_that_nothing_was_said(guest):
    assert guest.get("feedback/").status_code == 200
