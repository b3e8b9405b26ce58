"""The info sheet with 60 offers in every language, beside WeasyPrint making the same table.

`python -m bench.paper`. Each maker has a process of its own, as a job has, so that memory is its own too; the two
take turns. WeasyPrint needs Pango, which is no part of the product: where it is missing, that is said instead.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from html import escape
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter

ROUNDS = 3
STATIONS, OFFERS = 30, 2
LEAST_RATIO, MOST_MEGABYTES = 3, 150
MAKERS = ("typst", "weasyprint")


def main() -> None:
    """Measure and print; as `python -m bench.paper typst` be one of the two makers."""
    if len(sys.argv) > 1:
        print(json.dumps(make(sys.argv[1])))
    else:
        print(report())


def report() -> str:
    """Both makers in turn, and what came of it in a line. What misses its aim is marked with `!`."""
    rounds = [[_in_own_process(maker) for maker in MAKERS] for _round in range(ROUNDS)]
    ours, theirs = zip(*rounds, strict=True)
    seconds, megabytes = median(one["seconds"] for one in ours), max(one["megabytes"] for one in ours)
    mark = "!" if megabytes >= MOST_MEGABYTES else ""
    said = f"{ours[0]['pdfs']} sheets of {STATIONS * OFFERS} offers: {seconds:.1f} s"
    said = f"{said}, {megabytes:.0f} MB{mark} (aim < {MOST_MEGABYTES})"
    if "missing" in theirs[0]:
        return f"{said}; WeasyPrint skipped: {theirs[0]['missing']}"
    other = median(one["seconds"] for one in theirs)
    mark = "!" if other / seconds < LEAST_RATIO else ""
    return f"{said}; WeasyPrint {other:.1f} s, {other / seconds:.1f} times as long{mark} (aim ≥ {LEAST_RATIO})"


def _in_own_process(maker: str) -> dict:
    with tempfile.TemporaryDirectory(prefix="standfest-bench-") as folder:
        settings = {"STANDFEST_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings", "LOG_LEVEL": "ERROR"}
        command = [sys.executable, "-m", "bench.paper", maker]
        done = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def make(maker: str) -> dict:
    """All sheets by this maker: `seconds`, `megabytes` at most, `pdfs`; or why it is `missing`."""
    import django

    django.setup()
    from events.languages import PRODUCT_TAGS
    from tests.stations.printing.samples import a_sheet, in_words_of

    try:
        typeset = {"typst": typst, "weasyprint": weasyprint}[maker]()
    except (ImportError, OSError) as error:
        return {"missing": str(error).splitlines()[0]}
    sheets = [a_sheet(in_words_of(tag, STATIONS, OFFERS)) for tag in PRODUCT_TAGS]
    began = perf_counter()
    pdfs = [typeset(sheet) for sheet in sheets]
    seconds = perf_counter() - began
    return {"seconds": seconds, "megabytes": getrusage(RUSAGE_SELF).ru_maxrss / 1024, "pdfs": len(pdfs)}


def typst() -> Callable[[object], bytes]:
    """As the product does it."""
    from stations.printing.typesetting import typeset

    return lambda sheet: typeset("sheet", sheet)


def weasyprint() -> Callable[[object], bytes]:
    """A plain table with the same words, tagged too, in whatever fonts the machine has."""
    logging.disable()
    from weasyprint import HTML

    return lambda sheet: HTML(string=_page(sheet)).write_pdf(pdf_variant="pdf/ua-1")


def _page(sheet: object) -> str:
    (column,) = sheet.columns
    rows = "".join(_row(station, offer) for station in column.stations for offer in station.offers)
    style = "@page { size: A4 landscape; margin: 12mm } body { font: 10pt 'Noto Sans', Amiri }"
    head = f"<title>{escape(sheet.name.words)}</title><style>{style}</style>"
    return f'<html lang="{column.language.lang}">{head}<h1>{escape(column.title.words)}</h1><table>{rows}</table>'


def _row(station: object, offer: object) -> str:
    facts = " ".join(text.words for fact in offer.facts for text in fact.words)
    cells = (
        str(station.number),
        station.name.words,
        station.spot.words,
        offer.title.words,
        facts,
        offer.description.words,
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


if __name__ == "__main__":
    main()
