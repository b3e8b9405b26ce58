"""Planning a festival: made from the last one, in the office's own time, every fault named."""

from datetime import UTC, datetime

import pytest

from events.models import Festival, FestivalState, Letter, LogEntry
from stations.actions.invitations import invite_organisations
from tests.factories import ContactFactory, FestivalFactory, InvitationFactory, OfficeFactory, StationFactory
from tests.festival.office.planning import festival_fields, signed_in

NEW = "/desk/o/jena/festivals/new/"
FESTIVAL = "/desk/f/sommerfest-2027/"


@pytest.fixture
def client(office):
    return signed_in(office)


def test_a_festival_is_made_in_the_time_of_the_office(client, office):
    response = client.post(NEW, festival_fields())

    made = Festival.objects.get()
    assert response.url == f"/desk/f/{made.slug}/"
    assert (made.office, made.state, made.places) == (office, "draft", 40)
    assert made.starts_at == datetime(2027, 6, 12, 12, tzinfo=UTC)
    assert (made.languages, made.reminder_days) == (["de", "ar"], [14, 3])


def test_an_office_in_another_time_zone_types_its_own_clock(db, settings):
    """The server stands in Berlin, the office does not: two o'clock is two o'clock there."""
    settings.TIME_ZONE = "Europe/Berlin"
    client = signed_in(OfficeFactory(slug="azores", time_zone="Atlantic/Azores"))

    client.post("/desk/o/azores/festivals/new/", festival_fields())

    made = Festival.objects.get()
    assert made.starts_at == datetime(2027, 6, 12, 14, tzinfo=UTC)
    page = client.get(f"/desk/f/{made.slug}/settings/")
    assert 'value="2027-06-12T14:00"' in str(page.context["form"]["starts_at"])


def test_winter_and_summer_time_are_told_apart(client):
    """The deadline lies in winter, the festival in summer."""
    client.post(NEW, festival_fields(registration_deadline="2027-03-01T12:00"))

    made = Festival.objects.get()
    assert made.registration_deadline == datetime(2027, 3, 1, 11, tzinfo=UTC)
    assert made.starts_at == datetime(2027, 6, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize("moment", ["2027-03-28T02:30", "2027-10-31T02:30"])
def test_a_moment_that_no_clock_shows_once_is_named(client, moment):
    """In the night of the change 2:30 does not exist in March, and comes twice in October."""
    response = client.post(NEW, festival_fields(setup_from=moment))

    assert response.status_code == 422
    words = "The clocks are changed in that hour. Give a time before or after it."
    assert response.context["form"].errors == {"setup_from": [words]}


BAD = [
    ({"title": ""}, "title"),
    ({"title": "x" * 121}, "title"),
    ({"title": "\u200b \u202e"}, "title"),
    ({"place": ""}, "place"),
    ({"language": "xx"}, "language"),
    ({"languages": []}, "languages"),
    ({"languages": ["xx"]}, "languages"),
    ({"starts_at": ""}, "starts_at"),
    ({"starts_at": "tomorrow"}, "starts_at"),
    ({"starts_at": "9999-12-31T23:59"}, "starts_at"),
    ({"starts_at": "0001-01-01T00:00"}, "starts_at"),
    ({"ends_at": "2027-06-12T13:00"}, "ends_at"),
    ({"setup_from": "2027-06-12T15:00"}, "setup_from"),
    ({"takedown_until": "2027-06-12T17:00"}, "takedown_until"),
    ({"registration_deadline": "2027-06-13T12:00"}, "registration_deadline"),
    ({"places": "0"}, "places"),
    ({"places": "-3"}, "places"),
    ({"places": "many"}, "places"),
    ({"places": "99999999999"}, "places"),
    ({"reminder_days": "fourteen"}, "reminder_days"),
    ({"reminder_days": "0"}, "reminder_days"),
    ({"reminder_days": "3, 3"}, "reminder_days"),
    ({"reminder_days": "1,2,3,4,5,6"}, "reminder_days"),
    ({"description": "x" * 4001}, "description"),
]


@pytest.mark.parametrize(("changed", "field"), BAD)
@pytest.mark.parametrize("path", [NEW, FESTIVAL + "settings/"])
def test_a_fault_is_named_by_its_field_and_what_was_typed_is_kept(client, festival, changed, field, path):
    sent = festival_fields(**changed)

    response = client.post(path, sent)

    form = response.context["form"]
    assert response.status_code == 422
    assert field in form.errors
    assert {name: form[name].value() for name in sent} == sent
    assert Festival.objects.count() == 1


def test_nothing_starts_from_scratch(client, festival):
    form = client.get(NEW).context["form"]

    assert form["title"].value() == festival.title
    assert form["places"].value() == festival.places
    assert form["reminder_days"].value() == "14, 3"
    times = ("starts_at", "ends_at", "setup_from", "takedown_until", "registration_deadline")
    assert [form[name].value() for name in times] == [None] * 5


def test_the_first_festival_starts_with_the_languages_of_the_office(client, office):
    assert client.get(NEW).context["form"]["languages"].value() == office.languages


def test_settings_are_saved_and_calendars_move_on(client, festival):
    client.post(FESTIVAL + "settings/", festival_fields(starts_at="2027-06-12T13:00"))

    festival.refresh_from_db()
    assert festival.starts_at == datetime(2027, 6, 12, 11, tzinfo=UTC)
    assert festival.sequence == 1


def test_saving_the_page_as_it_is_changes_nothing(client, festival):
    form = client.get(FESTIVAL + "settings/").context["form"]
    shown = {name: form[name].value() for name in form.fields}
    shown |= {name: form[name].value().strftime("%Y-%m-%dT%H:%M") for name in form.fields if name in TIMES}

    client.post(FESTIVAL + "settings/", shown)

    assert LogEntry.objects.filter(event="festival_changed").count() == 0


TIMES = ("starts_at", "ends_at", "setup_from", "takedown_until", "registration_deadline")


def test_fewer_places_than_confirmed_stations_are_refused_on_the_page(client, festival):
    for number in (1, 2):
        StationFactory(festival=festival, state="confirmed", number=number)

    response = client.post(FESTIVAL + "settings/", festival_fields(places="1"))

    assert response.status_code == 422
    assert "places" in response.context["form"].errors


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("draft", ["inviting", "cancelled"]),
        ("inviting", ["published", "cancelled"]),
        ("published", ["inviting", "over", "cancelled"]),
        ("over", ["archived", "cancelled"]),
        ("archived", ["cancelled"]),
        ("cancelled", []),
    ],
)
def test_the_moves_of_the_table_are_the_buttons(client, office, state, offered):
    FestivalFactory(office=office, slug="fest", state=state)

    assert [to for to, _label in client.get("/desk/f/fest/").context["moves"]] == offered


@pytest.mark.parametrize("to", [state for state in FestivalState.values if state != "draft"])
def test_every_move_explains_itself_and_a_get_moves_nothing(client, festival, to):
    assert client.get(f"{FESTIVAL}move/{to}/").status_code == 200
    festival.refresh_from_db()
    assert festival.state == "inviting"


def test_publishing(client, festival):
    response = client.post(FESTIVAL + "move/published/")

    festival.refresh_from_db()
    assert (response.url, festival.state) == (FESTIVAL, "published")


def test_a_move_the_table_does_not_have_is_refused_in_words(client, festival):
    response = client.post(FESTIVAL + "move/archived/")

    festival.refresh_from_db()
    assert (response.status_code, festival.state) == (422, "inviting")
    assert response.context["refusal"] != ""


def test_a_state_that_does_not_exist_is_not_found(client, festival):
    assert client.get(FESTIVAL + "move/dancing/").status_code == 404


@pytest.fixture
def heard(festival, actor, now):
    """Two organisations that had their invitation, in two languages, and one that declined."""
    for language in ("de", "ar"):
        invitation = InvitationFactory(festival=festival, state="chosen", invited_at=None)
        ContactFactory(organisation=invitation.organisation, language=language)
        invite_organisations(festival, [invitation], actor=actor, now=now)
    Letter.objects.update(state="sent", sent_at=now)
    declined = InvitationFactory(festival=festival, state="declined")
    ContactFactory(organisation=declined.organisation)


@pytest.mark.usefixtures("heard")
def test_cancelling_shows_the_letter_before_anything_is_sent(client, festival):
    page = client.get(FESTIVAL + "move/cancelled/")

    assert page.context["recipients"] == 2
    assert sorted(preview.language for preview in page.context["previews"]) == ["ar", "de"]
    assert Letter.objects.filter(kind="festival_cancelled").count() == 0


@pytest.mark.usefixtures("heard")
def test_cancelling_sends_what_it_showed(client, festival):
    shown = client.get(FESTIVAL + "move/cancelled/").context["previews"]

    client.post(FESTIVAL + "move/cancelled/")

    owed = Letter.objects.filter(kind="festival_cancelled", state="owed").values_list("recipient", flat=True)
    assert sorted(owed) == sorted(contact.email for preview in shown for contact in preview.recipients)


def test_the_log_says_who_did_what(client, festival):
    client.post(FESTIVAL + "move/published/")

    rows = client.get(FESTIVAL + "log/").context["rows"]

    assert [(entry.event, organisation) for entry, organisation in rows] == [("festival_moved", None)]


def test_the_numbers_of_a_festival(client, festival):
    StationFactory(festival=festival, state="confirmed", number=1)
    StationFactory(festival=festival, state="waiting")
    InvitationFactory(festival=festival)

    numbers = client.get(FESTIVAL).context["numbers"]

    assert (numbers.invited, numbers.answered, numbers.registered) == (3, 2, 2)
    assert (numbers.confirmed, numbers.places, numbers.waiting) == (1, 40, 1)


@pytest.mark.parametrize(
    ("state", "words"), [("draft", "Open for answers"), ("published", "Take it off the pages")]
)
def test_the_way_back_from_published_says_what_it_takes_away(client, festival, state, words):
    """Answers are open at a published festival already: the button hides it from families."""
    Festival.objects.filter(pk=festival.pk).update(state=state)

    assert dict(client.get(FESTIVAL).context["moves"])["inviting"] == words
    assert client.get(FESTIVAL + "move/inviting/").context["label"] == words
