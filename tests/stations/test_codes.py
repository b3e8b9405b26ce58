"""Codes are read from paper and aloud."""

from stations.codes import ALPHABET, LENGTH, new_code


def test_no_characters_that_look_or_sound_alike_and_no_words():
    assert not set(ALPHABET) & set("01258ILOSZGBUAEI")
    assert ALPHABET.isupper()
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_a_code():
    codes = {new_code() for _ in range(500)}

    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) == set(ALPHABET)
    assert len(codes) > 495
