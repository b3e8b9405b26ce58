"""Off unless a service is named; the settings decide which service, and say what is wrong with them."""

import pytest

from events.machine import ProviderRefused, provider_from_settings, wrong_setting


@pytest.fixture
def choose(settings):
    def set_all(service="", url="", key=""):
        settings.MACHINE_TRANSLATION, settings.MACHINE_TRANSLATION_URL = service, url
        settings.MACHINE_TRANSLATION_KEY = key

    return set_all


def test_empty_means_off(choose):
    choose(service="", url="http://localhost:5000", key="left over")

    assert provider_from_settings() is None


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (("libretranslate", "http://localhost:5000", ""), "LibreTranslate"),
        (("libretranslate", "https://translate.example.org", "key"), "LibreTranslate"),
        (("deepl", "", "key:fx"), "DeepL"),
    ],
)
def test_the_settings_choose(choose, given, name):
    choose(*given)

    assert provider_from_settings().name == name


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (("google", "", ""), "choose libretranslate or deepl"),
        (("deepl", "", ""), "MACHINE_TRANSLATION_KEY"),
        (("libretranslate", "", ""), "MACHINE_TRANSLATION_URL"),
        (("libretranslate", "localhost:5000", ""), "no web address"),
        (("libretranslate", "https://key@translate.example.org", ""), "no web address"),
        (("libretranslate", "https://translate.example.org?api_key=key", ""), "no web address"),
    ],
)
def test_wrong_settings_say_what_to_do(choose, given, word):
    choose(*given)

    assert word in wrong_setting()
    with pytest.raises(ProviderRefused, match=word):
        provider_from_settings()


def test_the_way_from_the_settings_to_the_service(choose, service, pauses):
    choose("deepl", service.url, "s3cret")
    service.next_answers = [(503, {}, {"message": "busy"})]

    assert provider_from_settings(sleep=pauses.append).translate(["Tee"], "de", "ku") == ["[KMR] Tee"]
    assert pauses == [1]
