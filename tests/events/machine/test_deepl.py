"""DeepL's HTTP, as its documentation describes it."""

import pytest

from events.machine.deepl import BYTES, LINES, DeepL, address_for
from events.machine.provider import ProviderRefused, ProviderUnavailable, UnsupportedPair


@pytest.fixture
def deepl(service, pauses):
    return DeepL(service.url, "s3cret:fx", sleep=pauses.append)


def test_what_it_sends_and_gets(service, deepl):
    said = deepl.translate(["Grillen\n\nund Tee"], "de", "ar")

    assert said == ["[AR] Grillen\n\n[AR] und Tee"]
    assert service.posts[0].path == "/v2/translate"
    assert service.posts[0].body == {
        "text": ["Grillen", "und Tee"],
        "source_lang": "DE",
        "target_lang": "AR",
        "preserve_formatting": True,
    }


def test_the_key_stands_in_the_header_only(service, deepl, monkeypatch, tmp_path):
    """Not in an address, not in a body; and no `.netrc` of the machine takes its place."""
    (tmp_path / "netrc").write_text("default login somebody password else\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))

    deepl.translate(["Tee"], "de", "ar")

    assert [request.headers["Authorization"] for request in service.asked] == ["DeepL-Auth-Key s3cret:fx"] * 2
    assert [request for request in service.asked if "s3cret" in f"{request.path}{request.body}"] == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("de", "ar", True),
        ("de", "ku", True),  # Kurmanji by its own code
        ("ku", "de", True),
        ("de", "en", True),
        ("en", "zh", True),
        ("de", "de", False),
        ("de", "prs", False),  # only Persian is listed, which is not Dari
        ("de", "ckb", False),
        ("de", "ti", False),
        ("de", "de-x-leicht", False),
    ],
)
def test_languages(deepl, source, target, expected):
    assert deepl.supports(source, target) is expected


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("de", "en", ("DE", "EN-GB")),
        ("en", "pt", ("EN", "PT-PT")),
        ("pt", "zh", ("PT", "ZH-HANS")),
        ("ku", "de", ("KMR", "DE")),
        ("de", "ku", ("DE", "KMR")),
    ],
)
def test_codes(service, deepl, source, target, codes):
    deepl.translate(["Tee"], source, target)

    assert (service.posts[0].body["source_lang"], service.posts[0].body["target_lang"]) == codes


def test_a_pair_it_does_not_have_sends_no_text(service, deepl):
    with pytest.raises(UnsupportedPair):
        deepl.translate(["Tee"], "de", "so")
    assert service.posts == []


def test_at_most_50_texts_and_128_kib_a_request(service, deepl):
    texts = [f"{number} " + "ش" * 499 for number in range(LINES * 3)]

    said = deepl.translate(texts, "ar", "de")

    assert said == [f"[DE] {text}" for text in texts]
    assert max(len(request.body["text"]) for request in service.posts) <= 50
    assert max(request.size for request in service.posts) <= 128 * 1024
    assert BYTES < 128 * 1024 / 3


@pytest.mark.parametrize(
    ("status", "says"),
    [(403, "KEY"), (456, "used up"), (413, "too long"), (400, "did not take"), (404, "URL"), (307, "URL")],
)
def test_refusals_say_what_to_do(service, deepl, pauses, status, says):
    elsewhere = {"Location": f"{service.url}/elsewhere"}
    service.next_answers = [(status, elsewhere, {"message": "s3cret"})]

    with pytest.raises(ProviderRefused, match=says) as refused:
        deepl.translate(["Tee"], "de", "ar")
    assert "s3cret" not in str(refused.value)
    assert pauses == []
    assert len(service.posts) == 1  # nor was the text sent to another address


@pytest.mark.parametrize(
    "answer", [[], {"translations": []}, {"translations": [{}]}, {"translations": [{"text": 1}]}]
)
def test_an_answer_nobody_understands_is_no_translation(service, deepl, answer):
    service.next_answers = [(200, {}, answer)]

    with pytest.raises(ProviderUnavailable):
        deepl.translate(["Tee"], "de", "ar")


def test_keys_of_the_free_plan_have_a_server_of_their_own():
    assert (address_for("a:fx"), address_for("a")) == ("https://api-free.deepl.com", "https://api.deepl.com")
