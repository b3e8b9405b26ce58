"""The whole story by API alone: from an empty office to a published festival, with the real list."""

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from rest_framework.test import APIClient

from events.actions.offices import create_api_token
from stations.actions.timed import owe_timed_letters
from tests.factories import berlin
from worker.delivery import deliver_due

V1 = "/api/v1"


class Program:
    """Somebody's script. Each answer must have the status it expects."""

    def __init__(self, user) -> None:
        cache.clear()
        self.client = APIClient()
        _token, text = create_api_token(user, name="journey")
        self.client.credentials(HTTP_AUTHORIZATION=f"Bearer {text}", HTTP_ACCEPT_LANGUAGE="en")

    def __call__(self, method, path, body=None, *, status=200):
        response = getattr(self.client, method)(V1 + path, body, format="json")
        assert response.status_code == status, response.content.decode()
        return response.json() if response.content else None

    def every(self, path):
        return self("get", f"{path}{'&' if '?' in path else '?'}page_size=200")["results"]


def deliver() -> int:
    return deliver_due(now=timezone.now(), limit=500).sent


@pytest.mark.django_db
def test_ten_steps(coordinator, office, organisations_csv):
    with time_machine.travel(berlin(2027, 4, 1, 9), tick=True) as clock:
        call = Program(coordinator)
        slug = plan(call)
        rows = bring_in(call, organisations_csv, slug)
        invite(call, slug, rows)
        stations = answer(call, slug)
        clock.move_to(berlin(2027, 5, 1, 10))
        remind(call, slug, unanswered=len(rows) - len(stations) - 1)
        decide(call, slug, stations)
        publish(call, slug)


def plan(call) -> str:
    """1-3: who am I, what is my office, a festival."""
    me = call("get", "/me/")
    assert [(row["slug"], row["role"]) for row in me["offices"]] == [("jena", "coordinator")]
    call("patch", "/offices/jena/", {"languages": ["de", "en", "ar", "uk"]})
    festival = call(
        "post",
        "/festivals/",
        {
            "office": "jena",
            "title": "Familienfest Lobeda",
            "place": "Wiese am Salvador-Allende-Platz",
            "starts_at": "2027-06-12T14:00:00+02:00",
            "ends_at": "2027-06-12T18:00:00+02:00",
            "setup_from": "2027-06-12T12:00:00+02:00",
            "takedown_until": "2027-06-12T20:00:00+02:00",
            "registration_deadline": "2027-05-15T23:59:00+02:00",
            "places": 2,
            "languages": ["de", "ar"],
        },
        status=201,
    )
    assert (festival["state"], festival["may_become"]) == ("draft", ["inviting", "cancelled"])
    return festival["slug"]


def bring_in(call, csv, slug) -> list[dict]:
    """4: the real list, first as a dry run, then twice; the second time nothing changes."""
    body = {"csv": csv.decode(), "festival": slug}
    dry = call("post", "/offices/jena/import/", body | {"dry_run": True})
    assert call("get", "/organisations/")["count"] == 0
    done = call("post", "/offices/jena/import/", body)
    again = call("post", "/offices/jena/import/", body)
    assert [row["outcome"] for row in dry["rows"]] == [row["outcome"] for row in done["rows"]]
    assert {row["outcome"] for row in again["rows"]} == {"unchanged"}
    rows = call.every("/organisations/")
    assert len(rows) == len({row["code"] for row in done["rows"]}) == 24
    return rows


def invite(call, slug, rows) -> None:
    """5: the letter in two languages before it goes; then every contact gets one."""
    first = rows[0]
    contact = first["contacts"][0]
    call("patch", f"/organisations/{first['code']}/contacts/{contact['id']}/", {"language": "ar"})
    chosen = [row["id"] for row in call.every(f"/festivals/{slug}/invitations/?state=chosen")]
    preview = call("post", f"/festivals/{slug}/invitations/preview/", {"invitations": chosen})
    assert {row["language"] for row in preview["letters"]} == {"de", "ar"}
    assert mail.outbox == []

    call("post", f"/festivals/{slug}/invitations/send/", {"invitations": chosen})

    assert call("get", f"/festivals/{slug}/")["state"] == "inviting"
    assert call("get", f"/festivals/{slug}/letters/?state=owed")["count"] == len(rows)
    assert deliver() == len(rows)
    assert call("get", f"/festivals/{slug}/letters/?state=sent&kind=invitation")["count"] == len(rows)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(row["contacts"][0]["email"] for row in rows)


def answer(call, slug) -> list[int]:
    """6: four organisations answer on the telephone: three come, one does not. Returns the stations."""
    *yes, no = call.every(f"/festivals/{slug}/invitations/?state=invited")[:4]
    call("post", f"/invitations/{no['id']}/answer/", {"accept": False, "remark": "Urlaub"})
    stations = [register(call, invitation["id"]) for invitation in yes]
    call("post", f"/invitations/{no['id']}/station/", status=409)
    return stations


def register(call, invitation) -> int:
    call("post", f"/invitations/{invitation}/answer/", {"accept": True})
    station = call("post", f"/invitations/{invitation}/station/")
    path = f"/stations/{station['id']}/"
    missing = call("post", f"{path}submit/", status=400)
    assert "/day_contact_name" in {fault["pointer"] for fault in missing["errors"]}
    offer = {"title": "Wimpel nähen", "age_from": 6, "times": [["14:00", "15:30"]], "languages": ["de", "fa"]}
    call("post", f"{path}offers/", offer, status=201)
    told = {
        "spoken_languages": ["de"],
        "day_contact_name": "Nour",
        "day_contact_phone": "0151 000",
        "power_watts": 500,
    }
    call("patch", path, told)
    assert call("post", f"{path}submit/")["state"] == "submitted"
    return station["id"]


def remind(call, slug, *, unanswered) -> None:
    """8: only who has not answered is reminded, and once."""
    deliver()
    mail.outbox.clear()
    for _twice in range(2):
        owe_timed_letters(now=timezone.now())
    deliver()
    assert call("get", f"/festivals/{slug}/letters/?kind=reminder&state=sent")["count"] == unanswered
    assert len(mail.outbox) == unanswered


def decide(call, slug, stations) -> None:
    """7: two places, three stations: the third waits and moves up when the first withdraws."""
    first, second, third = stations
    for pk in (first, second):
        assert call("post", f"/stations/{pk}/decide/", {"to": "confirmed"})["state"] == "confirmed"
    preview = call("post", f"/stations/{third}/decide/preview/", {"to": "confirmed"})
    assert [row["kind"] for row in preview["letters"]] == ["station_waiting"]
    assert call("post", f"/stations/{third}/decide/", {"to": "confirmed"})["state"] == "waiting"
    call("post", f"/stations/{first}/withdraw/", {"note": "krank"})
    moved_up = call("get", f"/stations/{third}/")
    assert (moved_up["state"], moved_up["number"]) == ("confirmed", 1)
    call("post", f"/stations/{third}/place/", {"number": 7, "spot": "Am Brunnen"})
    mail.outbox.clear()
    assert deliver() == len(mail.outbox) == 3  # confirmed, withdrawn, moved up; what was overtaken is not sent


def publish(call, slug) -> None:
    """9 and 10: everybody may read it now, and the log says who did it."""
    visitor = APIClient()
    assert visitor.get(f"{V1}/public/festivals/{slug}/").status_code == 404
    call("post", f"/festivals/{slug}/move/", {"to": "published"})
    public = visitor.get(f"{V1}/public/festivals/{slug}/").json()
    assert [row["number"] for row in public["stations"]] == [2, 7]
    code = public["stations"][0]["organisation"]["code"]
    assert visitor.get(f"{V1}/public/organisations/{code}/").json()["code"] == code
    on_behalf = call.every(f"/offices/jena/log/?event=station_submitted&festival={slug}")
    assert [row["on_behalf"] for row in on_behalf] == [True, True, True]
