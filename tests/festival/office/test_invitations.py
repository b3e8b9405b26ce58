"""Invitations on the desk: choosing, the exact letters, sending, each recipient's letter, answers by telephone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Letter, LetterState, LogEntry
from stations.models import Invitation, InvitationState, PersonalLink, Station
from tests.factories import (
    ContactFactory,
    FestivalFactory,
    InvitationFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    StationFactory,
)
from tests.festival.office.counting import count_queries

pytestmark = pytest.mark.django_db
LIST = "/desk/f/sommerfest-2027/invitations/"


def make_festival(office, slug, *, days):
    """A festival so many days from now by the real clock, which the pages read."""
    start = timezone.now() + timedelta(days=days)
    return FestivalFactory(
        office=office,
        slug=slug,
        title="Sommerfest",
        setup_from=start - timedelta(hours=2),
        starts_at=start,
        ends_at=start + timedelta(hours=4),
        takedown_until=start + timedelta(hours=6),
        registration_deadline=start - timedelta(days=20),
    )


@pytest.fixture
def festival(office):
    return make_festival(office, "sommerfest-2027", days=60)


@pytest.fixture
def chosen(festival):
    """Two organisations to invite: one reads German, one has a German and an Arabic reader."""
    rows = [InvitationFactory(festival=festival, state="chosen", invited_at=None) for _ in range(2)]
    ContactFactory(organisation=rows[0].organisation, email="a@example.org")
    ContactFactory(organisation=rows[1].organisation, email="b@example.org")
    ContactFactory(organisation=rows[1].organisation, email="c@example.org", language="ar")
    return rows


def send(desk, rows):
    return desk.post(LIST + "send/", {"invitation": [row.pk for row in rows]})


class TestChoosing:
    def test_ticked_ones_come_on_the_list_and_nothing_is_sent(self, desk, office, festival):
        wanted = OrganisationFactory(office=office)
        OrganisationFactory(office=office)
        response = desk.post(LIST + "choose/", {"organisation": [wanted.code]})
        assert response.url == LIST
        assert [row.organisation for row in Invitation.objects.all()] == [wanted]
        assert not Letter.objects.exists()

    def test_all_who_came_last_time(self, desk, office, festival):
        last = make_festival(office, "last", days=-300)
        earlier = make_festival(office, "earlier", days=-700)
        came = StationFactory(festival=last, state="confirmed", number=1).organisation
        StationFactory(festival=last, state="declined")
        StationFactory(festival=earlier, state="confirmed", number=1)
        desk.post(LIST + "choose/", {"every": "last"})
        assert [row.organisation for row in festival.invitations.all()] == [came]

    def test_all_that_a_search_found(self, desk, office, festival):
        found = OrganisationFactory(office=office, name="Nähtreff")
        OrganisationFactory(office=office, name="Sportverein")
        desk.post(LIST + "choose/?q=naht", {"every": "found"})
        assert [row.organisation for row in festival.invitations.all()] == [found]

    @pytest.mark.parametrize("codes", [[], ["NOSUCH"], ["\0"], ["ä" * 999]])
    def test_nothing_or_nonsense_is_a_sentence(self, desk, festival, codes):
        response = desk.post(LIST + "choose/", {"organisation": codes})
        assert response.status_code == 422
        assert list(response.context["form"].errors) == ["organisation"]

    def test_another_offices_organisation_cannot_be_chosen(self, desk, festival):
        other = OrganisationFactory(office=OfficeFactory())
        assert desk.post(LIST + "choose/", {"organisation": [other.code]}).status_code == 422
        assert not Invitation.objects.exists()

    def test_taken_off_the_list_before_it_was_invited(self, desk, chosen):
        desk.post(f"{LIST}{chosen[0].pk}/remove/")
        assert list(Invitation.objects.all()) == [chosen[1]]

    def test_a_reader_may_not(self, reader, festival):
        assert reader.get(LIST + "choose/").status_code == 403


class TestSending:
    def test_the_preview_shows_each_language_once_and_sends_nothing(self, desk, chosen):
        response = desk.get(LIST + "send/")
        shown = [
            (one.language, [person.email for person in one.recipients]) for one in response.context["previews"]
        ]
        assert shown == [("de", ["a@example.org", "b@example.org"]), ("ar", ["c@example.org"])]
        assert "Send 3 invitations" in response.content.decode()
        assert "sommerfest-2027.ics" in response.content.decode()
        assert not Letter.objects.exists()

    def test_sends_one_letter_to_each_contact(self, desk, chosen):
        assert send(desk, chosen).url == LIST
        letters = Letter.objects.values_list("recipient", "language", "kind")
        assert sorted(letters) == [
            ("a@example.org", "de", "invitation"),
            ("b@example.org", "de", "invitation"),
            ("c@example.org", "ar", "invitation"),
        ]
        assert set(Invitation.objects.values_list("state", flat=True)) == {InvitationState.INVITED}

    def test_sends_only_what_was_previewed(self, desk, chosen):
        send(desk, chosen[:1])
        assert [letter.recipient for letter in Letter.objects.all()] == ["a@example.org"]

    def test_twice_sends_once(self, desk, chosen):
        send(desk, chosen)
        send(desk, chosen)
        assert Letter.objects.count() == 3
        said = [str(message) for message in desk.get(LIST).context["messages"]]
        assert [sentence[:29] for sentence in said] == [
            "3 invitations are on their wa",
            "No letter was sent: they have",
        ]

    def test_who_has_no_address_is_named_and_stops_nobody(self, desk, chosen, festival):
        silent = InvitationFactory(festival=festival, state="chosen", organisation__name="Ohne Post")
        response = desk.get(LIST + "send/")
        assert response.context["unreachable"] == [silent]
        send(desk, [*chosen, silent])
        silent.refresh_from_db()
        assert (Letter.objects.count(), silent.state) == (3, "chosen")

    def test_after_the_deadline_it_says_so(self, desk, chosen, festival):
        type(festival).objects.filter(pk=festival.pk).update(
            registration_deadline=timezone.now() - timedelta(days=1)
        )
        response = send(desk, chosen)
        assert response.status_code == 422
        assert not Letter.objects.exists()

    @pytest.mark.parametrize("ids", [["x"], ["9" * 40], ["-1"], ["\0"], []])
    def test_nonsense_sends_nothing(self, desk, chosen, ids):
        desk.post(LIST + "send/", {"invitation": ids})
        assert not Letter.objects.exists()

    def test_a_member_may_send_and_a_reader_may_not(self, client, member, chosen, office):
        assert send(member, chosen).status_code == 302
        client.force_login(MembershipFactory(office=office, role="reader").user)
        assert send(client, chosen).status_code == 403


class TestList:
    def test_says_what_the_mail_server_said(self, desk, chosen):
        send(desk, chosen)
        Letter.objects.filter(recipient="a@example.org").update(state=LetterState.FAILED, last_error="550 unknown")
        assert "550 unknown" in desk.get(LIST).content.decode()

    def test_filter_by_state(self, desk, chosen, festival):
        InvitationFactory(festival=festival, state="declined")
        rows = desk.get(LIST, {"state": "chosen"}).context["rows"]
        assert {one.state for one, _people, _station in rows} == {"chosen"}

    def test_same_number_of_queries_for_1_and_30(self, desk, festival, django_assert_num_queries):
        self.fill(festival)
        before = count_queries(desk, LIST)
        for _ in range(30):
            self.fill(festival)
        with django_assert_num_queries(before):
            assert len(desk.get(LIST).context["rows"]) == 31

    def test_the_choice_and_the_letters_too(self, desk, festival, django_assert_num_queries):
        for page in ("choose/", "send/"):
            self.fill(festival)
            before = count_queries(desk, LIST + page)
            for _ in range(10):
                self.fill(festival)
            with django_assert_num_queries(before):
                desk.get(LIST + page)

    def fill(self, festival):
        row = InvitationFactory(festival=festival, state="chosen")
        ContactFactory(organisation=row.organisation)

    def test_foreign_is_not_found(self, client, chosen):
        client.force_login(MembershipFactory().user)
        assert client.get(LIST).status_code == 404
        assert client.get(f"{LIST}{chosen[0].pk}/").status_code == 404


class TestLinks:
    @pytest.fixture
    def invited(self, desk, chosen):
        send(desk, chosen)
        return chosen[0]

    @pytest.fixture
    def contact(self, invited):
        return invited.organisation.contacts.get()

    def path(self, invited, contact, what):
        return f"{LIST}{invited.pk}/contacts/{contact.pk}/{what}/"

    def test_a_new_link_revokes_the_old_one(self, desk, invited, contact):
        old = PersonalLink.objects.get(contact=contact)
        desk.post(self.path(invited, contact, "again"))
        usable = PersonalLink.objects.usable().filter(contact=contact)
        assert old not in usable
        assert usable.count() == 1

    def test_revoked(self, desk, invited, contact):
        desk.post(self.path(invited, contact, "revoke"))
        assert not PersonalLink.objects.usable().filter(contact=contact).exists()

    def test_a_failed_letter_goes_to_the_corrected_address(self, desk, invited, contact):
        Letter.objects.filter(recipient="a@example.org").update(state=LetterState.FAILED)
        desk.post(self.path(invited, contact, "address"), {"email": "Right@example.org"})
        letters = Letter.objects.filter(about_id=invited.pk).values_list("recipient", "state")
        assert list(letters) == [("right@example.org", LetterState.OWED)]

    def test_a_link_that_reached_a_stranger_is_revoked(self, desk, invited, contact):
        Letter.objects.filter(recipient="a@example.org").update(state=LetterState.SENT)
        old = PersonalLink.objects.get(contact=contact)
        desk.post(self.path(invited, contact, "address"), {"email": "right@example.org"})
        assert list(PersonalLink.objects.usable().filter(pk=old.pk)) == []
        assert Letter.objects.get(recipient="right@example.org").state == LetterState.OWED

    def test_a_wrong_address_is_named_and_kept(self, desk, invited, contact):
        response = desk.post(self.path(invited, contact, "address"), {"email": "nobody"})
        assert response.status_code == 422
        assert 'value="nobody"' in response.content.decode()

    def test_a_contact_of_somebody_else_is_not_found(self, desk, invited):
        assert desk.post(self.path(invited, ContactFactory(), "revoke")).status_code == 404


class TestTelephone:
    def test_an_answer_says_who_entered_it(self, desk, chosen, coordinator):
        desk.post(f"{LIST}{chosen[0].pk}/", {"answer": "decline", "remark": "Im Urlaub"})
        chosen[0].refresh_from_db()
        entered = (chosen[0].state, chosen[0].answered_by, chosen[0].remark)
        assert entered == ("declined", str(coordinator), "Im Urlaub")
        entry = LogEntry.objects.get(event="invitation_declined")
        assert (entry.actor, entry.on_behalf) == (coordinator, True)
        assert "on behalf of the organisation" in desk.get(f"{LIST}{chosen[0].pk}/").content.decode()

    @pytest.mark.parametrize("answer", ["", "maybe", "\0"])
    def test_no_answer_is_a_fault_of_its_field(self, desk, chosen, answer):
        response = desk.post(f"{LIST}{chosen[0].pk}/", {"answer": answer, "remark": "Bleibt"})
        assert response.status_code == 422
        assert "answer" in response.context["form"].errors
        assert "Bleibt" in response.content.decode()

    def test_yes_and_register_in_one_go(self, desk, chosen):
        response = desk.post(f"{LIST}{chosen[0].pk}/register/")
        station = Station.objects.get()
        assert response.url == f"/desk/f/sommerfest-2027/stations/{station.pk}/edit/"
        assert station.organisation == chosen[0].organisation
        assert LogEntry.objects.get(event="station_begun").on_behalf is True

    def test_a_reader_may_not(self, reader, chosen):
        assert reader.post(f"{LIST}{chosen[0].pk}/register/").status_code == 403
        assert reader.post(f"{LIST}{chosen[0].pk}/", {"answer": "accept"}).status_code == 403
