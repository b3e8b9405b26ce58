"""The desk's marks beside addresses without letters, and the way to open them."""

import pytest

from events.actions.addresses import close_address, unsubscribe
from events.actors import CLOCK
from events.models import ClosedAddress, ClosedFor, LogEntry
from tests.factories import ContactFactory, OfficeFactory, OrganisationFactory
from tests.festival.office.counting import count_queries
from tests.letters import LetterFactory

pytestmark = pytest.mark.django_db
LIST = "/desk/o/jena/addresses/"


def returned(office, now, email="gone@example.org"):
    return close_address(
        office, email, reason=ClosedFor.RETURNED, actor=CLOCK, now=now, words="550 no <b>user</b>"
    )


def unsubscribed(office, now):
    return unsubscribe(LetterFactory(office=office, recipient="nour@example.org", state="sent"), now=now)


def test_the_list_names_the_reason_in_the_servers_words(desk, office, now):
    returned(office, now)
    unsubscribed(office, now)
    returned(OfficeFactory(), now, "elsewhere@example.org")

    page = desk.get(LIST).content.decode()

    assert "550 no &lt;b&gt;user&lt;/b&gt;" in page
    assert "unsubscribed" in page
    assert "elsewhere@example.org" not in page


def test_the_list_takes_the_same_queries_for_any_number(desk, office, now):
    returned(office, now)
    one = count_queries(desk, LIST)
    for number in range(5):
        returned(office, now, f"gone{number}@example.org")

    assert count_queries(desk, LIST) == one


def test_a_returned_address_is_opened_with_one_button(desk, office, now):
    closed = returned(office, now)

    response = desk.post(f"{LIST}{closed.pk}/open/")

    assert response.status_code == 302
    assert not ClosedAddress.objects.exists()


def test_an_unsubscribed_one_asks_for_the_reason_and_the_log_keeps_it(desk, office, now):
    closed = unsubscribed(office, now)

    refused = desk.post(f"{LIST}{closed.pk}/open/", {"why": " "})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["why"])
    desk.post(f"{LIST}{closed.pk}/open/", {"why": "Telephone, 3 May"})

    assert not ClosedAddress.objects.exists()
    assert LogEntry.objects.get(event="address_opened").details["why"] == "Telephone, 3 May"


def test_members_see_the_reason_and_open_nothing(member, office, now):
    closed = returned(office, now)

    assert "/open/" not in member.get(LIST).content.decode()
    assert member.post(f"{LIST}{closed.pk}/open/").status_code == 403


def test_the_organisation_shows_why_a_contact_gets_no_letters(desk, office, now):
    contact = ContactFactory(organisation=OrganisationFactory(office=office), email="gone@example.org")
    returned(office, now)

    page = desk.get(f"/desk/o/jena/organisations/{contact.organisation.code}/").content.decode()

    assert "letters came back" in page
    assert "550 no &lt;b&gt;user&lt;/b&gt;" in page


def test_who_adds_such_a_contact_is_told(desk, office, now):
    organisation = OrganisationFactory(office=office)
    unsubscribed(office, now)

    response = desk.post(
        f"/desk/o/jena/organisations/{organisation.code}/contacts/new/",
        {"name": "Nour", "email": "nour@example.org", "language": "de", "gets_letters": "on"},
        follow=True,
    )

    assert "nour@example.org gets no letters: unsubscribed." in response.content.decode()
