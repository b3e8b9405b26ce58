
from stations.actions.decisions import decide_station
from stations.actions.imports import import_organisations
from stations.actions.invitations import answer_invitation, invite_organisations
from stations.actions.registration import *
from stations.importing import read_organisations


def test_all(office, festival, actor, now, organisations_csv):
    rows = read_organisations(organisations_csv)
    r = import_organisations(office, rows, actor=actor, now=now, festival=festival)
    assert len(r) == 24
    again = import_organisations(office, rows, actor=actor, now=now, festival=festival)
    assert {x.outcome for x in again} == {"unchanged"}
    letters = invite_organisations(festival, festival.invitations.all(), actor=actor, now=now)
    assert len(letters) == 24
    i = festival.invitations.first()
    answer_invitation(i, accept=True, actor=actor, now=now)
    i.refresh_from_db()
    s = begin_station(i, actor=actor, now=now)
    save_station(
        s, actor=actor, now=now, day_contact_name="x", day_contact_phone="1", spoken_languages=["de"]
    )
    s = submit_station(s, actor=actor, now=now)
    s = decide_station(s, "confirmed", actor=actor, now=now)
    assert s.number == 1
