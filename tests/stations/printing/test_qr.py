"""QR codes decode to the address, in the small mode where the address allows it."""

import io

import pytest
import qrcode
import typst
import zxingcpp
from PIL import Image

from stations.printing.qr import qr_svg


def _decode(svg: str) -> list[zxingcpp.Barcode]:
    page = '#set page(width: 8cm, height: 8cm, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    png = typst.compile(page.encode(), format="png", sys_inputs={"svg": svg}, ignore_system_fonts=True)
    return list(zxingcpp.read_barcodes(Image.open(io.BytesIO(png))))


@pytest.mark.parametrize("url", ["HTTPS://FEST.JENA.EXAMPLE/O/7KDCX3", "http://localhost:8000/f/sommerfest-2027/"])
def test_the_code_holds_the_address(url):
    """Level Q, and exactly what was put in."""
    (code,) = _decode(qr_svg(url))

    assert (code.text, code.ec_level) == (url, "Q")


def test_capitals_make_a_smaller_code():
    """Alphanumeric mode: fewer modules, so each is larger and reads from further away."""
    url = "https://fest.jena-lobeda.example/o/7KDCX3"

    assert qr_svg(url.upper()).count("M") < qr_svg(url).count("M")


def test_a_code_is_made_once(monkeypatch):
    """Codes are most of the cost of a sheet."""
    qr_svg.cache_clear()
    first = qr_svg("HTTPS://FEST.EXAMPLE/O/ONCE")
    monkeypatch.setattr(qrcode, "QRCode", None)

    assert qr_svg("HTTPS://FEST.EXAMPLE/O/ONCE") is first


def test_the_svg_stands_in_a_page_as_it_is():
    """No XML heading, no style attribute: a strict content security policy lets it through."""
    svg = qr_svg("HTTPS://FEST.EXAMPLE/O/7KDCX3")

    assert (svg[:4], "style=" in svg, "<?xml" in svg) == ("<svg", False, False)
