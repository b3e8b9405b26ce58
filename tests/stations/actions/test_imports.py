"""Importing: all or nothing, what is there stays, twice is as once, and every row says what it did."""

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.models import Letter, LogEntry
from stations.actions.directory import withdraw_organisation
from stations.actions.imports import import_organisations
from stations.importing import Fault, ImportFaults, Row, read_organisations
from stations.models import Contact, Invitation, Organisation, StandingOffer
from tests.factories import ContactFactory, OfficeFactory, OrganisationFactory, StandingOfferFactory

EVERYTHING: list[type[models.Model]] = [Organisation, Contact, StandingOffer, Invitation, Letter, LogEntry]


def everything():
    """Every row of the tables an import could touch."""
    return [list(model.objects.order_by("pk").values()) for model in EVERYTHING]


@pytest.fixture
def bring(office, actor, now):
    def bring(*rows, **more):
        rows = [Row(line=number, **row) for number, row in enumerate(rows, start=2)]
        return import_organisations(office, rows, actor=actor, now=now, **more)

    return bring


def test_the_real_list(office, festival, actor, now, organisations_csv):
    rows = read_organisations(organisations_csv)

    results = import_organisations(office, rows, actor=actor, now=now, festival=festival)

    assert [(result.line, result.outcome) for result in results] == [(line, "created") for line in range(2, 26)]
    assert Organisation.objects.count() == Contact.objects.count() == StandingOffer.objects.count() == 24
    assert set(Invitation.objects.values_list("festival", "state")) == {(festival.pk, "chosen")}
    assert Invitation.objects.count() == 24
    assert not Letter.objects.exists()
    codes = [result.code for result in results]
    assert sorted(codes) == sorted(Organisation.objects.values_list("code", flat=True))


def test_the_same_list_again_changes_nothing(office, festival, actor, now, organisations_csv):
    rows = read_organisations(organisations_csv)
    import_organisations(office, rows, actor=actor, now=now, festival=festival)
    before = everything()

    results = import_organisations(office, rows, actor=actor, now=now, festival=festival)

    assert {(result.outcome, *result.notes) for result in results} == {("unchanged",)}
    assert everything() == before


def test_a_dry_run_says_the_same_and_changes_nothing(office, festival, actor, now, organisations_csv):
    rows = read_organisations(organisations_csv)
    before = everything()

    tried = import_organisations(office, rows, actor=actor, now=now, festival=festival, dry_run=True)

    assert everything() == before
    done = import_organisations(office, rows, actor=actor, now=now, festival=festival)
    assert [(row.line, row.name, row.outcome, row.notes) for row in tried] == [
        (row.line, row.name, row.outcome, row.notes) for row in done
    ]


def test_one_bad_row_and_nothing_is_imported(bring):
    with pytest.raises(ImportFaults) as refusal:
        bring({"name": "Good"}, {"name": "Bad", "code": "NOSUCH"}, {"name": "Bad too", "code": "NOTHIN"})

    assert refusal.value.faults == [
        Fault(3, "code", "No organisation of this office has the code NOSUCH."),
        Fault(4, "code", "No organisation of this office has the code NOTHIN."),
    ]
    assert not Organisation.objects.exists()


def test_the_models_have_the_last_word_as_a_fault_of_the_row(bring):
    with pytest.raises(ImportFaults) as refusal:
        bring({"name": "x" * 161})

    assert [(fault.line, fault.column) for fault in refusal.value.faults] == [(2, "name")]


def test_what_the_directory_says_stays(bring, office):
    row = OrganisationFactory(
        office=office, name="A", kind="sport", place="Jena", district="", spoken_languages=["tr"]
    )
    ContactFactory(organisation=row, email="a@example.org", name="Aylin")

    (result,) = bring(
        {"name": "A", "kind": "culture", "place": "Gera", "district": "Mitte", "languages": ["de"]}
        | {"email": "a@example.org"}
    )

    row.refresh_from_db()
    assert (row.kind, row.place, row.district, row.spoken_languages) == ("sport", "Jena", "", ["tr"])
    assert result.outcome == "unchanged"
    assert result.notes == [
        "The directory says something else and was kept: kind, town, district, languages spoken."
    ]
    assert row.contacts.get().name == "Aylin"


def test_an_offer_of_the_same_title_is_not_overwritten(bring, office):
    row = OrganisationFactory(office=office, name="A", place="", district="")
    StandingOfferFactory(organisation=row, title="Café", description="ours")

    (result,) = bring({"name": "A", "offer_title": "Café", "offer_description": "theirs"})

    assert result.outcome == "unchanged"
    assert row.standing_offers.get().description == "ours"


class TestTheSameName:
    """Allowed, and told apart by address, place or code."""

    def test_with_other_addresses_they_are_two(self, bring):
        results = bring({"name": "A", "email": "one@x.org"}, {"name": "A", "email": "two@x.org"})

        assert [result.outcome for result in results] == ["created", "created"]
        assert results[1].notes == [f"Another organisation has the same name: {results[0].code} (no place given)."]

    def test_with_other_places_they_are_two(self, bring):
        results = bring({"name": "A", "place": "Jena"}, {"name": "A", "place": "Gera"})

        assert [result.outcome for result in results] == ["created", "created"]

    def test_with_the_same_address_it_is_one_with_two_offers(self, bring):
        bring(
            {"name": "A", "email": "one@x.org", "offer_title": "Tea"},
            {"name": "A", "email": "one@x.org", "offer_title": "Cake"},
        )

        assert list(Organisation.objects.get().standing_offers.values_list("title", flat=True)) == ["Tea", "Cake"]

    def test_an_address_fills_the_gap_of_one_that_has_none(self, bring):
        (first,) = bring({"name": "A", "place": "Jena"})
        (second,) = bring({"name": "A", "place": "Jena", "email": "one@x.org"})

        assert (second.code, second.outcome) == (first.code, "completed")
        assert Organisation.objects.get().contacts.get().email == "one@x.org"

    def test_where_name_and_place_fit_two_the_row_must_say_which(self, bring, office):
        one, two = OrganisationFactory.create_batch(2, office=office, name="A", place="Jena", district="")

        with pytest.raises(ImportFaults) as refusal:
            bring({"name": "A", "place": "Jena"})
        (result,) = bring({"name": "A", "place": "Jena", "code": two.code})

        assert [(fault.line, fault.column) for fault in refusal.value.faults] == [(2, "name")]
        assert result.code == two.code != one.code


def test_another_offices_organisation_is_never_touched_nor_betrayed(bring):
    foreign = OrganisationFactory(office=OfficeFactory(), name="A", place="Jena", district="")

    (result,) = bring({"name": "A", "place": "Jena"})
    with pytest.raises(ImportFaults) as refusal:
        bring({"name": "A", "code": foreign.code})

    assert (result.outcome, result.notes) == ("created", [])
    assert [(fault.line, fault.column) for fault in refusal.value.faults] == [(2, "code")]


def test_one_that_was_withdrawn_stays_withdrawn_and_off_the_list(bring, office, festival, actor, now):
    row = OrganisationFactory(office=office, name="A", place="", district="")
    withdraw_organisation(row, actor=actor, now=now)

    (result,) = bring({"name": "A"}, festival=festival)

    assert result.notes == ["It was withdrawn from the directory and stays withdrawn."]
    assert not Invitation.objects.exists()


def test_an_organisation_known_from_last_year_is_put_on_this_years_list(bring, festival):
    bring({"name": "A"})

    (result,) = bring({"name": "A"}, festival=festival)

    assert (result.outcome, result.notes) == ("completed", ["Put on the list for “Sommerfest”."])


NAMES = st.sampled_from(["A", "B", "a", "Ä"])
ROWS = st.builds(
    dict,
    name=NAMES,
    place=st.sampled_from(["", "Jena", "Gera"]),
    kind=st.sampled_from(["other", "sport"]),
    email=st.sampled_from(["", "a@x.org", "b@x.org"]),
    offer_title=st.sampled_from(["", "Tea", "Cake"]),
)


def test_a_place_learnt_from_a_later_row_makes_no_twin_next_time(bring):
    """The first row knows the organisation by its missing place; that must still be so at the second import."""
    rows = [{"name": "A"}, {"name": "A", "email": "a@x.org"}, {"name": "A", "place": "Jena", "email": "a@x.org"}]
    bring(*rows)

    assert [result.outcome for result in bring(*rows)] == ["unchanged"] * 3
    assert Organisation.objects.count() == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, min_size=1, max_size=8))
def test_whatever_the_rows_a_second_time_changes_nothing(db, now, actor, rows):
    office = OfficeFactory()
    given_rows = [Row(line=number, **row) for number, row in enumerate(rows, start=2)]
    try:
        import_organisations(office, given_rows, actor=actor, now=now)
    except ImportFaults:
        assert not Organisation.objects.filter(office=office).exists()
        return
    before = list(Organisation.objects.filter(office=office).values("pk", "kind", "updated_at"))

    try:
        again = import_organisations(office, given_rows, actor=actor, now=now)
    except ImportFaults as faults:  # by now a row fits two: it asks for a code, and nothing is changed
        said = {fault.column for fault in faults.faults}
    else:
        said = {result.outcome for result in again}
    assert said in ({"name"}, {"unchanged"})
    assert list(Organisation.objects.filter(office=office).values("pk", "kind", "updated_at")) == before
