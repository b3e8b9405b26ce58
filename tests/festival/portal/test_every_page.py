"""What holds for every page behind a personal link."""

import pytest
from django.apps import apps
from django.test import Client

from festival.portal.urls import urlpatterns
from stations.actions.invitations import revoke_link
from stations.models import Offer
from tests.factories import ContactFactory, OrganisationFactory, StandingOfferFactory, StationFactory, berlin

NAMES = sorted(pattern.name for pattern in urlpatterns)
ONLY_POST = {"answer", "begin", "confirm_page"}
ONLY_GET = {"start", "dates", "feedback", "offers", "page"}


def paths(guest, prefix="/en"):
    """Every address of the portal, with rows that exist."""
    values = {
        "<int:offer>": Offer.objects.get(station=guest.station).pk,
        "<int:standing_offer>": StandingOfferFactory(organisation=guest.invitation.organisation).pk,
        "<int:contact>": ContactFactory(organisation=guest.invitation.organisation).pk,
    }
    found = {}
    for pattern in urlpatterns:
        rest = str(pattern.pattern).removeprefix("<str:token>/")
        for name, value in values.items():
            rest = rest.replace(name, str(value))
        found[pattern.name] = guest.path(rest, prefix)
    return found


def everything():
    """All rows of the product, to compare before and after."""
    labels = ("events", "stations")
    models = [model for label in labels for model in apps.get_app_config(label).get_models()]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("method", ["get", "head"])
def test_reading_changes_nothing(registered, method):
    addresses = paths(registered)
    before = everything()

    answers = {name: getattr(registered.client, method)(path).status_code for name, path in addresses.items()}

    assert everything() == before
    assert answers == {name: 405 if name in ONLY_POST else 200 for name in NAMES}


def test_wrong_methods_change_nothing(registered):
    addresses = paths(registered)
    before = everything()

    answers = {name: registered.client.post(addresses[name]).status_code for name in ONLY_GET}
    answers |= {f"{name} again": registered.client.delete(addresses[name]).status_code for name in NAMES}

    assert set(answers.values()) == {405}
    assert everything() == before


@pytest.mark.parametrize("name", NAMES)
def test_a_form_without_its_token_is_refused(registered, name):
    strict = Client(enforce_csrf_checks=True)
    path = paths(registered)[name]
    before = everything()

    assert strict.post(path).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("broken", ["unknown", "revoked"])
def test_a_link_that_opens_nothing_says_what_to_do(registered, actor, now, broken):
    if broken == "revoked":
        revoke_link(registered.link, actor=actor, now=now)
        addresses = paths(registered, "/fr").values()
    else:
        addresses = [path.replace(registered.token, "x" * 22) for path in paths(registered, "/fr").values()]
    before = everything()

    for path in addresses:
        for answer in (registered.client.get(path), registered.client.post(path)):
            assert answer.status_code in {404, 405}
            if answer.status_code == 404:
                assert answer.headers["Content-Language"] == "fr"
                assert next(template.name for template in answer.templates) == "portal/no_link.html"
    assert everything() == before


def test_rows_of_others_are_not_there(registered, office):
    other = StationFactory(festival=registered.invitation.festival)
    stranger = OrganisationFactory(office=office)
    foreign = [
        f"offers/{other.offers.get().pk}/",
        f"offers/{other.offers.get().pk}/remove/",
        f"page/offers/{StandingOfferFactory(organisation=stranger).pk}/",
        f"page/offers/{StandingOfferFactory(organisation=stranger).pk}/remove/",
        f"page/contacts/{ContactFactory(organisation=stranger).pk}/",
        f"page/contacts/{ContactFactory(organisation=stranger).pk}/remove/",
    ]
    before = everything()

    answers = [registered.get(rest).status_code for rest in foreign]
    answers += [registered.post(rest, title="Mein").status_code for rest in foreign]

    assert answers == [404] * 12
    assert everything() == before


def test_no_session_is_begun_and_nothing_is_kept_or_named(registered):
    for name, path in paths(registered).items():
        if name in ONLY_POST:
            continue
        response = registered.client.get(path)
        assert set(response.cookies) <= {"csrftoken"}, name
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_contacts_language_counts_unless_another_is_chosen(registered):
    contact = registered.link.contact
    contact.language = "uk"
    contact.save()

    own = registered.get(prefix="", headers={"Accept-Language": "fr"})
    chosen = registered.get(prefix="/ar", headers={"Accept-Language": "fr"})

    assert (own.headers["Content-Language"], chosen.headers["Content-Language"]) == ("uk", "ar")
    assert '<html lang="uk" dir="ltr">' in own.content.decode()
    assert '<html lang="ar" dir="rtl">' in chosen.content.decode()
    assert f'href="/ar/my/{registered.token}/page/"' in chosen.content.decode()


def test_a_language_without_words_falls_back_to_the_readers(registered):
    contact = registered.link.contact
    contact.language = "prs"
    contact.save()

    assert registered.get(prefix="", headers={"Accept-Language": "tr"}).headers["Content-Language"] == "tr"


def test_only_known_words_become_notices(registered):
    assert "Saved." in registered.get("page/?done=saved").content.decode()
    assert "haha" not in registered.get("page/?done=haha").content.decode()


def test_after_the_deadline_pages_still_open(registered, clock):
    addresses = paths(registered)
    clock.move_to(berlin(2027, 5, 20, 9))

    answers = {name: registered.client.get(path).status_code for name, path in addresses.items()}

    closed = {"offers", "add_offer", "edit_offer", "remove_offer", "needs", "day"}
    assert {name for name, status in answers.items() if status == 409} == closed
    assert {name for name, status in answers.items() if status not in {200, 405, 409}} == set()
