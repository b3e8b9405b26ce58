"""Links as QR codes, for paper and for pages."""

from functools import lru_cache

import qrcode
from qrcode.image.svg import SvgPathFillImage

QUIET_ZONE = 4  # modules, ISO/IEC 18004


@lru_cache(maxsize=1024)
def qr_svg(url: str) -> str:
    """The QR code of `url` as an SVG element, dark on white with its quiet zone, kept once made.

    Level Q: a quarter of it may be dirty or torn. A link in capitals and digits is written in alphanumeric
    mode and so needs fewer, larger modules; anything else is written as it is.
    """
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_Q, border=QUIET_ZONE, image_factory=SvgPathFillImage
    )
    code.add_data(url, optimize=0)
    code.make(fit=True)
    svg: str = code.make_image().to_string(encoding="unicode")
    return svg
