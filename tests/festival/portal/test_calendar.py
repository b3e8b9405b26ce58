"""The portal's page of dates: subscribe, copy, make a new address, take a file along."""

from stations.actions.feeds import feed_token
from stations.models import FeedLink


def test_an_address_is_made_on_a_press_and_not_by_looking(guest):
    looked = guest.get("calendar/").content.decode()
    assert ("webcal:" in looked, FeedLink.objects.count()) == (False, 0)

    response = guest.post("calendar/")

    organisation = guest.invitation.organisation
    token = feed_token(organisation.office, organisation)
    shown = guest.client.get(response["Location"]).content.decode()
    assert f'href="webcal://localhost:8000/calendar/{token}.ics?language=en"' in shown
    assert f'value="http://localhost:8000/calendar/{token}.ics?language=en"' in shown


def test_in_the_language_of_the_page(guest):
    guest.post("calendar/")

    assert guest.get("calendar/", prefix="/ar").context["feed"].web.endswith(".ics?language=ar")


def test_a_new_address_makes_the_former_worthless(guest, client):
    guest.post("calendar/")
    former = guest.get("calendar/").context["feed"].web.removeprefix("http://localhost:8000")

    guest.post("calendar/")

    fresh = guest.get("calendar/").context["feed"].web.removeprefix("http://localhost:8000")
    assert (client.get(former).status_code, client.get(fresh).status_code) == (410, 200)


def test_who_said_no_can_take_the_dates_out_again(guest):
    assert "Put the dates into my calendar" in guest.get("calendar/").content.decode()

    guest.post("answer/", answer="no", remark="")

    assert "Take the dates out of my calendar" in guest.get("calendar/").content.decode()
    assert guest.get("dates.ics").content.count(b"STATUS:CANCELLED") == 2
