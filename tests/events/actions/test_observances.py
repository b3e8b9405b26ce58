"""Own days of an office, its corrections of the catalogue, and how its festivals stand to observances."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from events.actions.observances import (
    add_own_day,
    link_observance,
    remove_own_day,
    unlink,
    update_link,
    update_own_day,
)
from events.models import Letter, LogEntry, ObservanceLink, OwnDay, Translation
from tests.factories import ObservanceLinkFactory, OwnDayFactory, translate

ASHURA = {"corrects": "islam.ashura", "instead_of": date(2027, 6, 15)}
DAY = {"first": date(2027, 6, 16), "last": date(2027, 6, 16), "source": "Moscheegemeinde Jena"}
OWN = DAY | {"name": "Hofflohmarkt", "kind": "celebration"}


@pytest.fixture
def by(actor, now):
    return {"actor": actor, "now": now}


def events():
    return list(LogEntry.objects.order_by("pk").values_list("event", flat=True))


class TestOwnDays:
    def test_a_day_of_its_own(self, office, by, actor):
        own_day = add_own_day(office, **OWN, **by)

        assert (own_day.name, own_day.by, events()) == ("Hofflohmarkt", actor.by, ["own_day_added"])

    def test_a_correction_takes_everything_but_the_days_from_the_catalogue(self, office, by):
        own_day = add_own_day(office, **ASHURA, **DAY, **by)

        assert (own_day.name, own_day.kind) == ("Ashura (Sunni day of fasting)", "fast")
        assert own_day.who

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            (ASHURA | DAY | {"instead_of": date(2027, 6, 14)}, "instead_of"),
            (ASHURA | DAY | {"corrects": "islam.nothing"}, "instead_of"),
            (ASHURA | DAY | {"instead_of": None}, "__all__"),
            (ASHURA | DAY | {"first": date(2027, 8, 1), "last": date(2027, 8, 1)}, "first"),
            (ASHURA | DAY | {"source": ""}, "source"),
            (OWN | {"last": date(2027, 6, 1)}, "last"),
            (OWN | {"first": date(1027, 6, 1)}, "first"),
            (OWN | {"name": ""}, "name"),
        ],
    )
    def test_what_cannot_be(self, office, by, fields, field):
        with pytest.raises(ValidationError) as refused:
            add_own_day(office, **fields, **by)

        assert (field in refused.value.message_dict, OwnDay.objects.count()) == (True, 0)

    def test_one_correction_of_a_day(self, office, by):
        add_own_day(office, **ASHURA, **DAY, **by)

        with pytest.raises(ValidationError):
            add_own_day(office, **ASHURA, **DAY, **by)

    def test_changed(self, office, by):
        own_day = add_own_day(office, **ASHURA, **DAY, **by)

        update_own_day(own_day, **(DAY | {"note": "Am Telefon"}), **by)
        update_own_day(own_day, **DAY, **by)

        assert (OwnDay.objects.get().note, events()) == ("Am Telefon", ["own_day_added", "own_day_changed"])

    def test_what_it_corrects_stays(self, office, by):
        own_day = add_own_day(office, **ASHURA, **DAY, **by)

        with pytest.raises(ValidationError):
            update_own_day(own_day, corrects="jud.schawuot", **by)

    def test_removed(self, office, by):
        own_day = OwnDayFactory(office=office)

        remove_own_day(own_day, **by)

        assert (OwnDay.objects.count(), events()) == (0, ["own_day_removed"])

    def test_a_festival_that_was_linked_to_it_is_told_by_its_name(self, office, festival, by):
        own_day = OwnDayFactory(office=office, name="Hofflohmarkt")
        link_observance(festival, key=f"own.{own_day.pk}", first=own_day.first, stance="mind", **by)

        remove_own_day(own_day, **by)

        letter = Letter.objects.get()
        assert (letter.recipient, letter.details["name"], letter.details["after"]) == (
            office.contact_email,
            "Hofflohmarkt",
            None,
        )


class TestLinks:
    @pytest.mark.parametrize(("stance", "refused"), [("celebrate", ["stance"]), ("mind", [])])
    def test_nobody_celebrates_with_others_on_a_fast(self, festival, by, stance, refused):
        link = {"key": "islam.ashura", "first": date(2027, 6, 15), "stance": stance}
        told = []
        try:
            link_observance(festival, **link, **by)
        except ValidationError as error:
            told = list(error.message_dict)

        assert (told, ObservanceLink.objects.exists()) == (refused, not refused)

    def test_nor_is_a_link_changed_to_it(self, festival, by):
        link = link_observance(festival, key="islam.ashura", first=date(2027, 6, 15), stance="mind", **by)

        with pytest.raises(ValidationError):
            update_link(link, stance="celebrate", **by)

    def test_a_link_remembers_the_days(self, festival, by):
        link = link_observance(
            festival,
            key="islam.ashura",
            first=date(2027, 6, 15),
            stance="mind",
            sentence="Wir  kochen\nAschure.",
            **by,
        )

        assert (link.first, link.last, link.evening, link.year) == (
            date(2027, 6, 15),
            date(2027, 6, 15),
            True,
            2027,
        )
        assert (link.sentence, link.language) == ("Wir kochen Aschure.", "de")
        assert events() == ["observance_linked"]

    def test_the_day_is_the_one_the_office_knows(self, festival, office, by):
        add_own_day(office, **ASHURA, **DAY, **by)

        link = link_observance(festival, key="islam.ashura", first=date(2027, 6, 16), stance="mind", **by)

        assert link.first == date(2027, 6, 16)
        with pytest.raises(ValidationError):
            link_observance(festival, key="islam.ashura", first=date(2027, 6, 15), stance="mind", **by)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"first": date(2027, 6, 14)}, "key"),
            ({"key": "own.99"}, "key"),
            ({"stance": "like"}, "stance"),
            ({"stance": "avoid", "sentence": "Wir meiden den Tag."}, "sentence"),
            ({"sentence": "x" * 201}, "sentence"),
            ({"language": "xx"}, "language"),
        ],
    )
    def test_what_cannot_be(self, festival, by, fields, field):
        told = {"key": "islam.ashura", "first": date(2027, 6, 15), "stance": "mind"} | fields

        with pytest.raises(ValidationError) as refused:
            link_observance(festival, **told, **by)

        assert (field in refused.value.message_dict, ObservanceLink.objects.count()) == (True, 0)

    def test_one_link_to_an_observance(self, festival, by):
        ObservanceLinkFactory(festival=festival)

        with pytest.raises(ValidationError):
            link_observance(festival, key="islam.ashura", first=date(2027, 6, 15), stance="mind", **by)

    def test_changed(self, festival, by):
        link = ObservanceLinkFactory(festival=festival)

        update_link(link, stance="avoid", sentence="", **by)
        update_link(link, stance="avoid", **by)

        assert ObservanceLink.objects.get().stance == "avoid"
        assert events() == ["observance_link_changed"]

    def test_its_translations_go_with_it(self, festival, by):
        link = ObservanceLinkFactory(festival=festival)
        translate(link, "sentence", "ar", "نطبخ عاشوراء للجميع.")

        unlink(link, **by)

        assert (ObservanceLink.objects.count(), Translation.objects.count()) == (0, 0)
        assert events()[-1] == "observance_unlinked"
