"""A print is known before it is made: the same digest, the same file."""

from dataclasses import replace

from stations.printing.prints import Print
from stations.printing.typesetting import print_digest
from tests.stations.printing.samples import a_sheet, a_sign, some_signs


def test_the_digest_is_that_of_template_and_content():
    sheet = a_sheet()

    assert Print("sheet", sheet).digest == print_digest("sheet", sheet)
    assert len(Print("sheet", sheet).digest) == 64


def test_other_words_another_template_another_digest():
    """Whoever keeps finished PDFs by their digest never hands out an old one."""
    sheet = a_sheet()
    digests = {
        print_digest("sheet", sheet),
        print_digest("sheet", replace(sheet, version="b2c3d4")),
        print_digest("signs", sheet),
    }

    assert len(digests) == 3


def test_progress_is_told_after_each_code_and_at_the_end():
    """Codes are most of the work; the last step is the typesetting."""
    steps = []

    Print("signs", some_signs(a_sign(1), a_sign(2))).render(lambda done, total: steps.append((done, total)))

    assert steps == [(1, 3), (2, 3), (3, 3)]
