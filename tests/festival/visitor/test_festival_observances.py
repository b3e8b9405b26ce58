"""What a festival celebrates with others and takes care of, as its page says it."""

import re

from tests.factories import ObservanceLinkFactory, OwnDayFactory


def test_each_sentence_stands_with_the_name_of_its_day(client, festival):
    """A day of the catalogue in the reader's language, one of the office's own in that of the office."""
    ObservanceLinkFactory(festival=festival, stance="mind")
    own = OwnDayFactory(office=festival.office, name="Hofflohmarkt")
    ObservanceLinkFactory(
        festival=festival, key=f"own.{own.pk}", first=own.first, last=own.last, sentence="Kommt!"
    )

    page = client.get("/en/f/sommerfest-2027/").content.decode()

    names = re.findall(r"<dd><strong><bdi([^>]*)>([^<]*)</bdi></strong>", page)
    assert names == [(' lang="de"', "Hofflohmarkt"), ("", "Ashura (Sunni day of fasting)")]
    assert re.findall(r"What we [a-z ]+", page) == ["What we celebrate with others", "What we take care of"]
