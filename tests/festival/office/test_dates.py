"""The season and the day at the desk: reasons in words, an order, and never a decision."""

import re
from datetime import date

import pytest
import time_machine

from events.calendars import CALENDARS
from events.ranking import EVERYBODY
from festival.office.forms.dates import community_choices
from tests.factories import FestivalFactory, OfficeFactory, OrganisationFactory, berlin
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import office_fields

DATES = "/desk/o/jena/dates/"
DAY = f"{DATES}day/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(berlin(2027, 1, 10, 9), tick=False):
        yield


def test_the_season_has_every_day_and_ranks_saturdays(desk, office):
    response = desk.get(DATES)

    months, candidates = response.context["months"], response.context["candidates"]
    assert [month.first for month in months][::11] == [date(2027, 1, 1), date(2027, 12, 1)]
    assert sum(len(month.marks) for month in months) == 365
    assert {day.first.weekday() for day, _lines in candidates} == {5}
    scores = [day.score for day, _lines in candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(lines for _day, lines in candidates)


def test_days_that_have_passed_are_no_candidates(desk, office):
    response = desk.get(DATES, {"begin": "2026-01-01", "days": "all"})

    assert response.context["candidates"] == []


def test_communities_named_by_the_office_weigh_more(desk, office):
    office.communities = ["islam"]
    office.save()

    response = desk.get(DATES, {"show": "named"})

    marks = {mark.day: mark for month in response.context["months"] for mark in month.marks}
    assert marks[date(2027, 2, 20)].reason.row.key == "islam.ramadan"
    assert not marks[date(2027, 2, 20)].is_light
    assert marks[date(2027, 10, 10)].reason.row.key == "de.school.TH.herbst"  # Yom Kippur's community is not named


def test_what_is_not_covered_is_named(desk, office):
    response = desk.get(DATES)

    assert "Mandaean, Druze, Zoroastrian" in response.content.decode()


def test_a_day_tells_its_reasons_with_the_sunset_of_the_place(desk, office):
    office.latitude, office.longitude = "54.3", "13.1"
    office.save()

    response = desk.get(DAY, {"on": "2027-02-20", "start": "14:00", "end": "18:00"})

    collides = {group.slug: group for group in response.context["groups"]}["collides"]
    assert [reason.row.key for reason in collides.others] == ["islam.ramadan", "islam_shia.ramadan"]
    assert collides.others[0].sunset_words == (
        "Iftar (breaking the fast) is after sunset at 17:26; prayer calendars often print a few minutes later."
    )


@pytest.mark.parametrize(
    ("day", "slug", "is_open"), [("2027-10-11", "collides", True), ("2027-04-14", "lovely", False)]
)
def test_what_would_collide_for_who_is_not_named_is_not_hidden(desk, office, day, slug, is_open):
    """Yom Kippur, and the Yezidi New Year."""
    page = desk.get(DAY, {"on": day}).content.decode()

    (section,) = re.findall(rf'<section class="advice advice--{slug}">.*?</section>', page, re.DOTALL)
    assert ("<details open>" in section, "<details>" in section) == (is_open, not is_open)


def test_a_day_tells_where_its_date_comes_from(desk, office):
    page = desk.get(DAY, {"on": "2027-10-11"}).content.decode()

    assert "Source: Hebrew calendar (pyluach); checked against hebcal." in page


@pytest.mark.parametrize(
    ("asked", "kept"),
    [({"days": "sun", "show": "named"}, "&amp;days=sun&amp;show=named"), ({}, "")],
)
def test_another_year_is_asked_the_same_question(desk, office, asked, kept):
    page = desk.get(DATES, {"begin": "2027-03-01"} | asked).content.decode()

    years = re.findall(r'href="\?(begin=[^"]*)"', page)
    assert years == [f"begin=2026-03-01{kept}", f"begin=2028-03-01{kept}"]


def test_neighbours_are_shown_by_their_public_page_only(desk, office):
    near = FestivalFactory(office=OfficeFactory(name="Büro Ost"), state="published", title="Sommerfest")
    FestivalFactory(office=OfficeFactory(), state="inviting")

    response = desk.get(DAY, {"on": "2027-06-08"})

    assert [neighbour.slug for neighbour in response.context["advice"].neighbours] == [near.slug]
    assert f"/f/{near.slug}/" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"on": "someday"}, "on"),
        ({"on": "1890-01-01"}, "on"),
        ({"on": "2027-06-12", "until": "2027-06-11"}, "until"),
        ({"on": "2027-06-12", "until": "2027-09-11"}, "until"),
        ({"on": "2027-06-12", "start": "14:00"}, "end"),
        ({"on": "2027-06-12", "start": "14:00", "end": "13:00"}, "end"),
    ],
)
def test_faults_of_a_question_are_named(desk, office, query, field):
    response = desk.get(DAY, query)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_the_season_needs_as_many_queries_for_many_neighbours_as_for_one(desk, office):
    FestivalFactory(office=OfficeFactory(), state="published")
    one = count_queries(desk, DATES)
    for _number in range(3):
        FestivalFactory(office=OfficeFactory(), state="published")

    assert count_queries(desk, DATES) == one


def test_the_office_says_who_lives_here_and_where_it_is(desk, office):
    sent = office_fields() | {"communities": ["alevi", "jewish"], "latitude": "50.9271", "longitude": "11.5892"}

    desk.post("/desk/o/jena/office/", sent)

    office.refresh_from_db()
    assert office.communities == ["alevi", "jewish"]
    assert (str(office.latitude), str(office.longitude)) == ("50.9271", "11.5892")


@pytest.mark.parametrize(
    ("changed", "field"), [({"communities": ["germany"]}, "communities"), ({"latitude": "70"}, "latitude")]
)
def test_what_is_no_community_or_no_place_is_refused(desk, office, changed, field):
    response = desk.post("/desk/o/jena/office/", office_fields() | changed)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_every_calendar_of_a_community_can_be_named():
    offered = {slug for _title, choices in community_choices() for slug, _name in choices}

    # Who names Vietnamese families names their state's day with it.
    assert offered == {calendar.slug for calendar in CALENDARS} - EVERYBODY - {"vietnam", "korea_japan"}


def test_a_word_for_several_countries_that_was_stored_once_ticks_them_all(desk, office):
    office.communities = ["nations", "jewish"]
    office.full_clean()
    office.save()

    form = desk.get("/desk/o/jena/office/").context["form"]

    assert form["communities"].value() == [
        *("ukraine", "turkey", "korea_japan", "eritrea", "afghanistan", "vietnam", "romania"),
        "jewish",
    ]


def test_a_festivals_settings_say_what_its_date_would_meet(desk, festival):
    response = desk.get(f"/desk/f/{festival.slug}/settings/")

    collides = {group.slug: group for group in response.context["groups"]}["collides"]
    assert [reason.row.key for reason in collides.others] == [
        "alevi.muharrem_fasten",
        "islam_shia.muharram_trauer",
        "jud.schawuot",
    ]


def test_the_office_notes_to_which_communities_an_organisation_belongs(desk, office):
    organisation = OrganisationFactory(office=office)
    sent = {"name": "Nähtreff", "kind": "culture", "language": "de", "communities": ["kurdish"]}

    desk.post(f"/desk/o/jena/organisations/{organisation.code}/edit/", sent)

    organisation.refresh_from_db()
    assert organisation.communities == ["kurdish"]


def test_a_day_leads_to_a_new_festival_with_its_hours_and_advice(desk, office):
    day = desk.get(DAY, {"on": "2027-02-20", "start": "14:00", "end": "18:00"})
    path = f"/desk/o/jena/festivals/new/?{day.context['asked']}"

    response = desk.get(path)

    assert 'value="2027-02-20T14:00"' in str(response.context["form"]["starts_at"])
    assert "islam.ramadan" in [reason.row.key for reason in response.context["advice"].collides]
    assert path.replace("&", "&amp;") in day.content.decode()


def test_without_a_day_a_new_festival_has_no_advice(desk, office):
    assert "advice" not in desk.get("/desk/o/jena/festivals/new/?on=someday").context
