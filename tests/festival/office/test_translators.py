"""Asking people to translate: the link is shown to nobody but its owner, or once where there is no address."""

import pytest

from events.models import Letter, Role, Translator
from events.translating import personal_address
from tests.factories import FestivalFactory, StationFactory, TranslatorFactory, translate
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import signed_in

PAGE = "/desk/f/sommerfest-2027/words/translators/"


@pytest.fixture
def samira(festival):
    return TranslatorFactory(festival=festival, name="Samira", email="samira@example.org", languages=["ar"])


def sent(**changed):
    return {"name": "Samira", "email": "", "languages": ["ar"], "language": "de"} | changed


def test_with_an_address_the_link_goes_by_letter_and_is_not_shown(desk, festival):
    response = desk.post(PAGE + "new/", sent(email="samira@example.org"))

    translator = Translator.objects.get()
    assert (response.url, Letter.objects.get().recipient) == (PAGE, "samira@example.org")
    assert personal_address(translator) not in desk.get(PAGE).content.decode()


def test_without_an_address_the_link_is_shown_once(desk, festival):
    response = desk.post(PAGE + "new/", sent())

    translator = Translator.objects.get()
    assert personal_address(translator) in response.content.decode()
    assert (response.headers["Cache-Control"], Letter.objects.count()) == ("no-store", 0)
    assert personal_address(translator) not in desk.get(PAGE).content.decode()


def test_the_link_opens_the_translators_page(desk, client, festival):
    desk.post(PAGE + "new/", sent())

    assert client.get(personal_address(Translator.objects.get())).status_code == 200


@pytest.mark.parametrize("changed", [{"name": " "}, {"languages": []}, {"languages": ["fa"]}, {"email": "nobody"}])
def test_what_nobody_could_use_is_refused(desk, festival, changed):
    response = desk.post(PAGE + "new/", sent(**changed))

    assert (response.status_code, list(response.context["form"].errors)) == (422, list(changed))


def test_the_same_person_is_not_asked_twice(desk, samira):
    assert desk.post(PAGE + "new/", sent(email="SAMIRA@example.org")).status_code == 422


def test_a_closed_festival_asks_nobody_any_more(desk, festival):
    festival.state = "cancelled"
    festival.save()

    assert desk.post(PAGE + "new/", sent(email="samira@example.org")).status_code == 422
    assert Translator.objects.count() == 0


def test_the_list_says_what_each_language_still_needs(desk, samira, festival):
    translate(festival, "title", "ar", "عيد")

    row = desk.get(PAGE).context["rows"][0]

    assert (row["translator"], row["languages"]) == (samira, [("ar", 3)])


def test_a_new_link_ends_the_old_one(desk, samira, client):
    old = personal_address(samira)

    desk.post(f"{PAGE}{samira.pk}/link/")

    samira.refresh_from_db()
    assert (client.get(old).status_code, personal_address(samira) == old) == (404, False)


def test_a_new_link_of_somebody_without_an_address_is_shown(desk, samira):
    Translator.objects.update(email="")

    response = desk.post(f"{PAGE}{samira.pk}/link/")

    samira.refresh_from_db()
    assert personal_address(samira) in response.content.decode()


def test_a_revoked_link_opens_nothing(desk, samira, client):
    desk.post(f"{PAGE}{samira.pk}/revoke/")

    assert client.get(personal_address(samira)).status_code == 404


def test_removing_forgets_the_person_after_asking(desk, samira):
    assert desk.get(f"{PAGE}{samira.pk}/remove/").status_code == 200
    assert Translator.objects.count() == 1

    desk.post(f"{PAGE}{samira.pk}/remove/")

    assert Translator.objects.count() == 0


def test_more_languages_keep_the_link(desk, samira):
    old = personal_address(samira)

    desk.post(f"{PAGE}{samira.pk}/", sent(email="samira@example.org", languages=["ar", "en"]))

    samira.refresh_from_db()
    assert (samira.languages, personal_address(samira)) == (["ar", "en"], old)


def test_a_letter_that_did_not_arrive_goes_to_the_corrected_address(desk, festival):
    desk.post(PAGE + "new/", sent(email="wrong@example.org"))
    Letter.objects.update(state="failed", last_error="550 no such user")
    page = f"/desk/o/jena/letters/{Letter.objects.get().pk}/"
    assert desk.get(page).status_code == 200

    desk.post(page, {"recipient": "samira@example.org"})

    assert Translator.objects.get().email == "samira@example.org"
    assert set(Letter.objects.values_list("recipient", "state")) == {
        ("wrong@example.org", "dropped"),
        ("samira@example.org", "owed"),
    }


def test_the_letters_page_hides_the_link(desk, festival):
    desk.post(PAGE + "new/", sent(email="samira@example.org"))
    token = personal_address(Translator.objects.get()).rstrip("/").rpartition("/")[2]

    html = desk.get(f"/desk/o/jena/letters/{Letter.objects.get().pk}/").content.decode()

    assert (token in html, "/translate/" in html) == (False, True)


def test_a_letter_to_a_translator_is_not_mistaken_for_one_about_an_invitation(desk, festival):
    """Both are about number 1, each of its kind."""
    station = StationFactory(festival=festival)
    desk.post(PAGE + "new/", sent(email="samira@example.org"))
    invitation = festival.invitations.get()
    Letter.objects.update(about_id=invitation.pk)
    Letter.objects.create(
        office=festival.office,
        festival=festival,
        kind="invitation",
        about_kind="invitation",
        about_id=invitation.pk,
        recipient="verein@example.org",
        language="de",
        due_at=festival.starts_at,
        message_id="<1@standfest>",
    )

    rows = desk.get("/desk/f/sommerfest-2027/letters/").context["rows"]

    named = {row["letter"].kind: row["organisation"] for row in rows}
    assert named == {"invitation": station.organisation, "translator_link": None}


def test_the_log_says_it_in_words_and_without_the_link(desk, festival):
    desk.post(PAGE + "new/", sent())

    html = desk.get("/desk/f/sommerfest-2027/log/").content.decode()

    assert ("Somebody was asked to translate." in html, "/translate/" in html) == (True, False)


@pytest.mark.parametrize("tail", ["", "link/", "revoke/", "remove/"])
def test_the_translator_of_another_festival_is_not_found(desk, tail):
    other = TranslatorFactory(festival=FestivalFactory())

    assert desk.post(f"{PAGE}{other.pk}/{tail}", sent()).status_code == 404


def test_readers_see_who_translates_and_members_ask(festival, samira):
    reader, member = signed_in(festival.office, Role.READER), signed_in(festival.office, Role.MEMBER)

    assert (reader.get(PAGE).status_code, reader.get(PAGE + "new/").status_code) == (200, 403)
    assert member.get(PAGE + "new/").status_code == 200


def test_as_many_queries_for_three_as_for_one(desk, samira):
    one = count_queries(desk, PAGE)
    TranslatorFactory.create_batch(2, festival=samira.festival)

    assert count_queries(desk, PAGE) == one
