"""Whatever people wrote comes out as they wrote it, tagged with its language, or is refused by name."""

import pytest

from stations.printing.content import Text
from stations.printing.errors import MissingGlyph
from stations.printing.typesetting import is_printable, typeset
from tests.stations.printing.reading import (
    codes_of,
    language_of,
    left_edges,
    lines_of,
    pages_of,
    tags_of,
    title_of,
    words_of,
)
from tests.stations.printing.samples import (
    ADDRESS,
    a_column,
    a_fact,
    a_sheet,
    a_sign,
    a_station,
    an_offer,
    de,
    in_words_of,
    some_signs,
)

SCRIPTS = (
    Text("اصنعوا راية مع العائلة", "ar"),
    Text("با خانواده پرچم بدوزید", "fa"),
    Text("ምስ ስድራ ባንዴራ ምስፋይ", "ti"),
    Text("Cùng may cờ đuôi nheo", "vi"),
    Text("Шиємо прапорці всією родиною", "uk"),
    Text("Aileyle flama dikiyoruz", "tr"),
    Text("ئاڵا لەگەڵ خێزان", "ckb"),
)


def test_signs_give_back_every_script_as_it_was_put_in():
    """Whoever searches, copies or listens to the PDF meets the same letters in the same order."""
    pdf = typeset("signs", some_signs(*(a_sign(number, text) for number, text in enumerate(SCRIPTS, start=1))))

    last_lines = [lines_of(pdf, page)[-1] for page in range(pages_of(pdf))]

    assert last_lines == [text.words for text in SCRIPTS]


def test_scan_lines_stand_in_their_own_scripts():
    """The line in each language is what brings its readers to the code."""
    pdf = typeset("signs", some_signs(a_sign(scan=SCRIPTS[:4])))

    wanted = [text.words for text in SCRIPTS[:4]]
    assert [line for line in lines_of(pdf, 0) if line in wanted] == wanted


def test_a_sign_carries_its_language_and_title_and_marks_others():
    """A screen reader must know which voice to take, for the page and for each part."""
    pdf = typeset("signs", some_signs(a_sign(1, SCRIPTS[0], name=Text("خياطة", "ar"))))

    assert language_of(pdf) == "de"
    assert title_of(pdf) == "Sommerfest: Schilder"
    assert [(kind, lang) for kind, lang, _alt in tags_of(pdf) if kind == "H1"] == [("H1", "ar")]
    assert [alt for kind, _lang, alt in tags_of(pdf) if kind == "Figure"] == ["QR-Code"]


def test_each_station_has_one_page_whatever_it_says():
    """One page is one sign; long names and many offers are set smaller, never onto a second page."""
    long = de("Gemeinnützige Gesellschaft für Nachbarschaft " * 3)
    many = tuple(de("Wir nähen einen sehr langen Wimpel und hängen ihn auf die Wiese " * 2) for _ in range(8))

    pdf = typeset("signs", some_signs(a_sign(1), a_sign(123, *many, name=long), a_sign(40)))

    assert pages_of(pdf) == 3


def test_qr_codes_are_read_from_the_rendered_signs():
    """The one thing every sign is for."""
    pdf = typeset("signs", some_signs(*(a_sign(number) for number in (3, 12, 140))))

    assert codes_of(pdf) == [[f"HTTPS://FEST.EXAMPLE/O/CODE{number}"] for number in (3, 12, 140)]


def test_qr_code_is_read_from_the_rendered_sheet():
    """The address is written exactly: a festival's address knows capitals."""
    assert codes_of(typeset("sheet", a_sheet())) == [[ADDRESS], []]


def test_typst_code_stays_text():
    """User text is data: no markup, no functions, no files of the server on paper."""
    evil = '#read("/etc/passwd") #panic("x") $x^2$ *fett* = Titel \\ `code` <label> @ref // x [a]'
    pdf = typeset("sheet", a_sheet(a_column("de", a_station(1, an_offer(title=de(evil), description=de(evil))))))

    text = " ".join(lines_of(pdf, 1))
    assert text.count(evil) == 2


@pytest.mark.parametrize("evil", ['"})', "\\u{0041}", '{"lang": "de"}', "\r\n#let x = 1"])
def test_json_marks_stay_text(evil):
    """Text cannot break out of the JSON it travels in."""
    pdf = typeset("signs", some_signs(a_sign(1, de(f"Anfang {evil} Ende"))))

    assert (
        "".join(lines_of(pdf, 0))
        .replace(" ", "")
        .endswith(f"Anfang{evil}Ende".replace(" ", "").replace("\r\n", ""))
    )


def test_a_missing_glyph_is_named_with_its_place_on_a_sheet():
    """“It failed” would leave the office searching sixty stations for one character."""
    sheet = a_sheet(a_column("de", a_station(1), a_station(2, an_offer(title=de("Tee 茶 trinken")))))

    with pytest.raises(MissingGlyph) as caught:
        typeset("sheet", sheet)

    assert (caught.value.character, caught.value.place) == ("茶", "title of an offer of station 2, Nähtreff")
    assert "U+8336" in str(caught.value)


def test_a_missing_glyph_is_named_with_its_place_on_a_sign():
    """The same on signs."""
    with pytest.raises(MissingGlyph) as caught:
        typeset("signs", some_signs(a_sign(1), a_sign(9, name=de("Verein 茶"))))

    assert (caught.value.character, caught.value.place) == ("茶", "name of station 9")


def test_a_control_character_is_refused_by_its_number():
    """It cannot be shown, so its number and place must do."""
    with pytest.raises(MissingGlyph) as caught:
        typeset("sheet", a_sheet(a_column("de", a_station(1, an_offer(description=de("Tee\x07"))))))

    assert (caught.value.character, "U+0007" in str(caught.value)) == ("\x07", True)


def test_is_printable():
    assert [is_printable(words) for words in ("Tiếng Việt", "አማርኛ", "ქართული", "中文")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("offers", [5, 60, 300])
def test_a_sheet_of_any_length_has_every_offer_once(offers):
    """Long programmes flow on; nothing is cut off or set over one another at the end of a page."""
    stations = (
        a_station(n, *(an_offer(title=de(f"Angebot{n}x{k}")) for k in range(5))) for n in range(1, offers // 5 + 1)
    )
    pdf = typeset("sheet", a_sheet(a_column("de", *stations)))

    found = [word for word in words_of(pdf) if word.startswith("Angebot")]
    assert found == [f"Angebot{n}x{k}" for n in range(1, offers // 5 + 1) for k in range(5)]
    assert pages_of(pdf) % 2 == 0


@pytest.mark.parametrize("tags", [["de"], ["ar"], ["de", "ar"], ["fa", "de"]], ids="-".join)
@pytest.mark.parametrize(("stations", "most"), [(5, 2), (12, 4)])
def test_an_ordinary_programme_is_one_or_two_pieces_of_paper(tags, stations, most):
    """Folded once; in one language or two, from the left or from the right."""
    pdf = typeset("sheet", a_sheet(*(in_words_of(tag, stations=stations, offers=1) for tag in tags)))

    assert (pages_of(pdf) <= most, pages_of(pdf) % 2) == (True, 0)


def test_a_short_sheet_is_one_piece_of_paper():
    """Five offers fit on one sheet: outside and inside; with a second language too."""
    stations = [a_station(n) for n in range(1, 6)]

    assert pages_of(typeset("sheet", a_sheet(a_column("de", *stations)))) == 2
    assert pages_of(typeset("sheet", a_sheet(a_column("de", *stations), a_column("ar", *stations)))) == 2


def test_more_languages_make_more_sheets():
    """The first language stands beside each other one, each on a sheet that begins on a new piece of paper."""
    pdf = typeset("sheet", a_sheet(a_column("de"), a_column("ar"), a_column("ar")))

    assert pages_of(pdf) == 4
    assert [codes for codes in codes_of(pdf) if codes] == [[ADDRESS], [ADDRESS]]


def test_two_languages_stand_station_beside_station():
    """Two people can point at the same row; German runs left, Arabic right."""
    arabic = Text("راية", "ar")
    sheet = a_sheet(
        a_column("de", a_station(1, an_offer(title=de("Wimpel")))),
        a_column("ar", a_station(1, an_offer(title=arabic))),
    )
    pdf = typeset("sheet", sheet)

    left, right = left_edges(pdf, 1, "Wimpel", "راية")
    assert (left < 420, right > 420) == (True, True)  # the fold of an A4 page across


def test_an_arabic_sheet_says_so_and_keeps_time_ranges_forward():
    """A range that turns around in right-to-left text sends people at the wrong hour."""
    times = a_fact("clock", Text("\u206614:00–15:30\u2069", "ar"))
    arabic = Text("راية", "ar")
    offer = an_offer(title=arabic)
    offer = type(offer)(offer.title, offer.description, (times,))
    pdf = typeset("sheet", a_sheet(a_column("ar", a_station(1, offer))))

    starts, ends = left_edges(pdf, 1, "14:00", "15:30")
    assert language_of(pdf) == "ar"
    assert starts < ends
    assert "راية" in lines_of(pdf, 1)


def test_the_same_content_gives_the_same_file():
    """Two prints of the same state can be compared and kept."""
    assert typeset("sheet", a_sheet()) == typeset("sheet", a_sheet())


def test_every_heading_and_picture_is_tagged():
    """Headings in order, a name for every picture: a screen reader can walk the sheet."""
    tags = tags_of(typeset("sheet", a_sheet()))

    assert [kind for kind, _lang, _alt in tags if kind.startswith("H")] == ["H1", "H2", "H3"]
    assert [alt for kind, _lang, alt in tags if kind == "Figure" and not alt] == []
