"""Prints are made once for each content, and kept for a month."""

from datetime import timedelta

import pytest

from events.errors import NotFound
from stations.actions.prints import KEPT, forget_old_prints, kept_print, prepare_print, takes_long
from stations.models import KeptPrint
from tests.factories import StationFactory

pytestmark = pytest.mark.django_db


class Paper:
    """A print that counts how often it is made."""

    template = "sheet"

    def __init__(self, digest: str = "a" * 64) -> None:
        self.digest, self.made = digest, 0

    def render(self, progress=None) -> bytes:
        self.made += 1
        if progress:
            progress(1, 1)
        return b"%PDF-" + self.digest.encode()


def test_the_same_content_is_made_once(festival, now):
    paper = Paper()

    first = kept_print(paper, festival, now=now)
    second = kept_print(paper, festival, now=now)

    assert (first.pk, paper.made, bytes(second.pdf)) == (second.pk, 1, b"%PDF-" + b"a" * 64)


def test_other_content_is_made_anew(festival, now):
    kept_print(Paper(), festival, now=now)

    kept_print(Paper("b" * 64), festival, now=now)

    assert KeptPrint.objects.count() == 2


def test_the_progress_is_told(festival, now):
    told = []

    kept_print(Paper(), festival, now=now, progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 1)]


def test_prints_are_forgotten_after_a_month(festival, now):
    kept_print(Paper(), festival, now=now - KEPT)
    young = kept_print(Paper("b" * 64), festival, now=now - KEPT + timedelta(seconds=1))

    assert (forget_old_prints(now=now), list(KeptPrint.objects.all())) == (1, [young])


@pytest.mark.parametrize("what", ["signs", "sheet", "name-tags", "helpers"])
def test_every_print_can_be_made(festival, now, what):
    StationFactory(festival=festival, state="confirmed", number=1)

    assert kept_print(prepare_print(festival, what), festival, now=now).pdf[:5] == b"%PDF-"


def test_a_print_nobody_knows_is_not_found(festival):
    with pytest.raises(NotFound):
        prepare_print(festival, "poster")


def test_many_languages_take_long(festival):
    assert (takes_long(festival, ["de", "ar", "fa"]), takes_long(festival, ["de", "ar", "fa", "tr"])) == (
        False,
        True,
    )


def test_many_stations_take_long(festival, monkeypatch):
    monkeypatch.setattr("stations.actions.prints.MANY_STATIONS", 1)
    StationFactory(festival=festival, state="confirmed", number=1)
    StationFactory(festival=festival, state="submitted")
    assert takes_long(festival) is False

    StationFactory(festival=festival, state="confirmed", number=2)

    assert takes_long(festival) is True
