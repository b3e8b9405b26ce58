"""The catalogue and the advisor, for programs: complete, bounded, and honest about what is missing."""

import pytest

from tests.factories import FestivalFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
V1 = "/api/v1"


@pytest.fixture
def ask(visitor, time_machine_now):
    return lambda path, **query: visitor.get(f"{V1}/{path}/", query)


def test_what_is_on(ask):
    body = ask(
        "observances", **{"from": "2027-03-09", "to": "2027-03-10", "state": "TH", "tradition": "islam"}
    ).json()

    assert body["observances"] == [
        {
            "key": "islam.eid_al_fitr",
            "name": "Eid al-Fitr (end of Ramadan)",
            "start_date": "2027-03-09",
            "end_date": "2027-03-11",
            "begins_evening_before": True,
            "kind": "celebration",
            "certainty": "moon-sighting ±1",
            "effect": "collides",
            "tradition": "Islam (Sunni; Germany: KRM/DITIB = Diyanet calculation)",
            "calendar": "islam",
            "state": None,
            "who": body["observances"][0]["who"],
            "meaning": body["observances"][0]["meaning"],
            "source": body["observances"][0]["source"],
        }
    ]
    assert "Mandaean" in body["not_covered"]


def test_what_is_not_announced_has_no_date(ask):
    body = ask("observances", **{"from": "2031-09-20", "to": "2031-09-20", "tradition": "civic"}).json()

    assert [(row["key"], row["earliest"], row["latest"]) for row in body["not_announced"]] == [
        ("de.civic.interkulturelle_woche", "2031-09-15", "2031-10-10"),
        ("de.civic.tag_des_fluechtlings", "2031-09-15", "2031-10-10"),
    ]


def test_advice(ask):
    body = ask("advice", on="2027-10-10", state="TH", community="jewish").json()

    first = body["reasons"][0]
    assert (first["key"], first["relation"], first["effect"]) == ("jud.jom_kippur", "overlaps", "collides")
    assert first["sunset"] == "2027-10-10T18:35:00+02:00"
    assert body["score"] < 0


@pytest.mark.parametrize(("day", "sentences"), [("2027-10-16", 1), ("2027-10-17", 0)])
def test_a_sabbath_is_told_once(ask, day, sentences):
    assert ask("advice", on=day).json()["sabbath"].count("observant Jewish families") == sentences


def test_an_office_adds_its_own_days_and_published_neighbours_are_told_to_everybody(api, ask, office):
    days = {"first": "2027-06-12", "last": "2027-06-12"}
    api.post(f"{V1}/offices/jena/own-days/", {"name": "Stadtteilfest", "source": "Rathaus", **days})
    other = FestivalFactory(title="Nachbarfest", place="Gera", state="published")
    FestivalFactory(title="Geheim", state="inviting")

    own = api.get(f"{V1}/offices/jena/advice/?on=2027-06-12").json()
    public = ask("advice", on="2027-06-12", state="TH").json()

    assert "Stadtteilfest" in [reason["name"] for reason in own["reasons"]]
    assert "Stadtteilfest" not in [reason["name"] for reason in public["reasons"]]
    assert [one["festival"] for one in own["neighbours"]] == [other.slug]
    assert public["neighbours"] == [
        {
            "festival": other.slug,
            "office": other.office.name,
            "title": "Nachbarfest",
            "place": "Gera",
            "start_date": "2027-06-12",
            "end_date": "2027-06-12",
            "note": own["neighbours"][0]["note"],
        }
    ]


def test_the_answer_is_said_in_the_language_of_the_request(client):
    answer = client.get(f"{V1}/advice/", {"on": "2027-03-26"}, HTTP_ACCEPT_LANGUAGE="de")

    assert answer["Content-Language"] == "de"


@pytest.mark.parametrize(
    ("path", "query", "parameter"),
    [
        ("observances", {"from": "2027-13-01"}, "from"),
        ("observances", {"from": "1900-01-01"}, "from"),
        ("observances", {"from": "2027-02-01", "to": "2027-01-01"}, "to"),
        ("observances", {"from": "2027-02-01", "to": "2031-01-01"}, "to"),
        ("observances", {"tradition": "pastafarian"}, "tradition"),
        ("observances", {"stat": "TH"}, "stat"),
        ("advice", {"state": "XX"}, "state"),
        ("advice", {"on": "2027-02-01", "until": "2027-04-01"}, "until"),
    ],
)
def test_a_wrong_question_is_refused_by_name(ask, path, query, parameter):
    answer = ask(path, **query)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_query")
    assert [fault["parameter"] for fault in answer.json()["errors"]] == [parameter]


def test_communities_and_the_place_are_told_by_api_too(api, office):
    told = {"communities": ["islam", "alevi"], "latitude": "50.9271", "longitude": "11.5892"}

    assert {name: api.patch(f"{V1}/offices/jena/", told).json()[name] for name in told} == told
    refused = api.patch(f"{V1}/offices/jena/", {"communities": ["pastafarian"]})
    assert [fault["pointer"] for fault in refused.json()["errors"]] == ["/communities"]


def test_what_an_organisation_belongs_to_is_never_public(api, visitor, office):
    organisation = OrganisationFactory(office=office)

    told = api.patch(f"{V1}/organisations/{organisation.code}/", {"communities": ["kurdish"]})

    assert told.json()["communities"] == ["kurdish"]
    assert "kurdish" not in visitor.get(f"{V1}/public/organisations/{organisation.code}/").content.decode()
