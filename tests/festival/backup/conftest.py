"""A house with a little of everything, and a backup of it."""

import pytest

from festival import restore
from festival.backup import make_backup
from tests.factories import FestivalFactory, StandingOfferFactory, StationFactory
from tests.festival.backup.house import NOW


@pytest.fixture(autouse=True)
def places(settings, tmp_path, monkeypatch):
    """A media folder and a place for keys of this test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "var").mkdir()
    monkeypatch.setattr(restore, "VAR", tmp_path / "var")
    return tmp_path


@pytest.fixture
def house(places):
    """A little of everything, with what could get lost on the way: microseconds, other scripts, decimals."""
    festival = FestivalFactory()
    station = StationFactory(festival=festival, width_m="2.5", waiting_since=NOW.replace(microsecond=123456))
    StandingOfferFactory(organisation=station.organisation, title="أغانٍ\u2028und Lieder", language="ar")
    (places / "media" / "logos").mkdir()
    (places / "media" / "logos" / "ü.png").write_bytes(b"picture")
    return festival


@pytest.fixture
def archive(house, places, settings):
    settings.SECRET_KEY = "for tests only"
    path = places / "backup.tar.gz"
    make_backup(path, now=NOW)
    return path
