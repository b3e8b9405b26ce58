"""How a festival stands to what is kept near its date, on the desk."""

import re
from datetime import date

import pytest

from events.models import Festival, ObservanceLink, Role, Stance
from tests.factories import ObservanceLinkFactory, OwnDayFactory
from tests.festival.office.counting import count_queries
from tests.festival.office.planning import festival_fields, signed_in

PAGE = "/desk/f/sommerfest-2027/observances/"
NEW = PAGE + "new/?key=islam.ashura&first=2027-06-15"
SAID = {"stance": "mind", "sentence": "Essen gibt es nach Sonnenuntergang.", "language": "de"}


def near(desk):
    context = desk.get(PAGE).context
    return {one.row.key: one for one in (*context["named"], *context["others"])}


def test_what_is_near_with_how_the_festival_lies_to_it(desk, festival):
    rows = near(desk)

    assert rows["islam.ashura"].relation == "3 days before Ashura (Sunni day of fasting)"
    assert rows["jud.schawuot"].relation == "on the days of Shavuot"
    assert "kurd.newroz" not in rows


def test_days_of_the_office_are_marked(desk, festival, office):
    own = OwnDayFactory(office=office, name="Hofflohmarkt")

    row = near(desk)[f"own.{own.pk}"]
    assert (row.mark, row.relation) == ("Own day of the office", "1 day before Hofflohmarkt")


def test_communities_that_the_office_named_come_first(desk, festival, office):
    """Laws and what is linked already concern the office too; the rest is folded."""
    office.communities = ["jewish"]
    office.save()
    ObservanceLinkFactory(festival=festival)

    context = desk.get(PAGE).context

    named, others = ({one.row.key for one in context[part]} for part in ("named", "others"))
    assert {"jud.schawuot", "islam.ashura"} <= named
    assert "alevi.muharrem_fasten" in others
    assert named & others == set()


def test_what_nobody_named_is_folded(desk, festival):
    page = desk.get(PAGE)

    (folded,) = re.findall(r"<details><summary>.*?</details>", page.content.decode(), re.DOTALL)
    assert page.context["others"]
    assert folded.count('<th scope="row">') == len(page.context["others"])


def test_each_day_says_how_sure_it_is_and_what_it_means(desk, festival, office):
    own = OwnDayFactory(office=office, name="Hofflohmarkt", meaning="Die Straße ist gesperrt.")

    rows = near(desk)

    ashura, own_day = rows["islam.ashura"], rows[f"own.{own.pk}"]
    assert ashura.certainty == "The moon decides: it may be a day earlier or later."
    assert ashura.meaning == ashura.row.meaning != ""
    assert (own_day.certainty, own_day.meaning) == ("", "Die Straße ist gesperrt.")
    assert ashura.meaning in desk.get(PAGE).content.decode()


def test_only_feasts_are_offered_to_be_celebrated(desk, festival):
    """Ashura is a fast, Shavuot a feast."""
    page = desk.get(PAGE).content.decode()

    offered = {
        key: [stance for stance in Stance.values if f"?key={key}&amp;first={first}&amp;stance={stance}" in page]
        for key, first in (("islam.ashura", "2027-06-15"), ("jud.schawuot", "2027-06-11"))
    }
    assert offered == {"islam.ashura": ["mind", "avoid"], "jud.schawuot": ["celebrate", "mind", "avoid"]}


def test_linked_in_two_steps(desk, festival):
    form = desk.get(NEW + "&stance=mind")
    response = desk.post(NEW, SAID)

    link = ObservanceLink.objects.get()
    assert (form.context["form"]["stance"].value(), response.url) == ("mind", PAGE)
    assert (link.key, link.first, link.stance, link.sentence) == (
        "islam.ashura",
        date(2027, 6, 15),
        "mind",
        "Essen gibt es nach Sonnenuntergang.",
    )
    assert near(desk)["islam.ashura"].link == link


def test_own_days_are_linked_too(desk, festival, office):
    own = OwnDayFactory(office=office)

    desk.post(f"{PAGE}new/?key=own.{own.pk}&first=2027-06-13", SAID)

    assert ObservanceLink.objects.get().key == f"own.{own.pk}"


def test_what_is_avoided_has_no_words_for_visitors(desk, festival):
    response = desk.post(NEW, SAID | {"stance": "avoid"})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["sentence"])


@pytest.mark.parametrize("query", ["?key=islam.ashura", "?key=islam.ashura&first=2027-06-14"])
def test_what_is_not_in_the_calendar_cannot_be_linked(desk, festival, query):
    assert desk.get(f"{PAGE}new/{query}").status_code == 404


def test_changed_and_removed(desk, festival):
    link = ObservanceLinkFactory(festival=festival)
    one = f"{PAGE}{link.pk}/"

    desk.post(one, SAID)
    assert ObservanceLink.objects.get().stance == "mind"
    assert link.sentence in desk.get(one + "remove/").content.decode() or desk.get(one).status_code == 200
    desk.post(one + "remove/")
    assert ObservanceLink.objects.count() == 0


def test_a_link_that_the_calendar_has_lost_can_still_be_opened(desk, festival):
    link = ObservanceLinkFactory(festival=festival, key="own.99")

    assert [desk.get(path).status_code for path in (PAGE, f"{PAGE}{link.pk}/")] == [200, 200]


def test_readers_look(festival):
    link = ObservanceLinkFactory(festival=festival)
    reader = signed_in(festival.office, Role.READER)

    assert [reader.get(path).status_code for path in (PAGE, NEW, f"{PAGE}{link.pk}/")] == [200, 403, 403]
    assert "observances/new/" not in reader.get(PAGE).content.decode()


def test_same_number_of_queries_for_1_and_9(desk, festival):
    ObservanceLinkFactory(festival=festival)
    before = count_queries(desk, PAGE)
    for day in range(1, 9):
        ObservanceLinkFactory(festival=festival, key=f"own.{day}")

    assert count_queries(desk, PAGE) == before


class TestMoving:
    """The festival gets another date in its settings."""

    SETTINGS = "/desk/f/sommerfest-2027/settings/"
    LATER = {
        "starts_at": "2027-06-29T14:00",
        "ends_at": "2027-06-29T18:00",
        "setup_from": "2027-06-29T12:00",
        "takedown_until": "2027-06-29T20:00",
        "title": "Sommerfest am Fluss",
    }

    def saved(self):
        return Festival.objects.get().starts_at.date()

    def test_what_changes_is_shown_before_it_is_saved(self, desk, festival):
        ObservanceLinkFactory(festival=festival)

        page = desk.post(self.SETTINGS, festival_fields(**self.LATER))

        name = "Ashura (Sunni day of fasting)"
        words = f"the festival was 3 days before {name} and is now 2 weeks after {name}."
        assert (page.status_code, words in page.content.decode(), self.saved()) == (422, True, date(2027, 6, 12))
        assert page.context["form"]["title"].value() == "Sommerfest am Fluss"

    def test_who_has_seen_it_saves(self, desk, festival):
        ObservanceLinkFactory(festival=festival)

        response = desk.post(
            self.SETTINGS, festival_fields(**self.LATER, seen_days="2027-06-29T14:00 2027-06-29T18:00")
        )

        assert (response.status_code, self.saved()) == (302, date(2027, 6, 29))

    def test_what_was_seen_holds_for_that_day_only(self, desk, festival):
        ObservanceLinkFactory(festival=festival)

        desk.post(self.SETTINGS, festival_fields(**self.LATER, seen_days="2027-06-28T14:00 2027-06-28T18:00"))

        assert self.saved() == date(2027, 6, 12)

    def test_without_links_nothing_is_asked(self, desk, festival):
        assert desk.post(self.SETTINGS, festival_fields(**self.LATER)).status_code == 302

    def test_a_day_that_keeps_people_away_is_named(self, desk, festival):
        later = {name: words.replace("06-29", "06-15") for name, words in self.LATER.items()}

        page = desk.post(self.SETTINGS, festival_fields(**later))

        assert (page.status_code, "Ashura" in page.content.decode()) == (422, True)

    def test_other_changes_are_saved_at_once(self, desk, festival):
        ObservanceLinkFactory(festival=festival)

        assert desk.post(self.SETTINGS, festival_fields(places="50")).status_code == 302
