"""Reading prints back as their readers do: text, QR codes, and what a screen reader is told."""

import ctypes
import subprocess
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200b")


def pages_of(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def lines_of(pdf: bytes, page: int) -> list[str]:
    """The lines of a page as text extraction finds them, without invisible characters."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()
    return [line.translate(ISOLATES).strip() for line in text.splitlines()]


def words_of(pdf: bytes) -> list[str]:
    """All words of all pages."""
    return [word for page in range(pages_of(pdf)) for line in lines_of(pdf, page) for word in line.split()]


def bare(text: str) -> str:
    """The letters and figures of a text in their order: no spaces, stops, nor the vowel marks of Arabic."""
    return "".join(letter for letter in unicodedata.normalize("NFC", text) if letter.isalnum())


def text_of(pdf: bytes) -> str:
    """The text of all pages as Chrome's reader (PDFium) finds it."""
    return " ".join(line for page in range(pages_of(pdf)) for line in lines_of(pdf, page))


def text_by_poppler(pdf: bytes) -> str:
    """The text as Poppler's `pdftotext` finds it, the reader of most Linux programs."""
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def left_edges(pdf: bytes, page: int, *needles: str) -> list[float]:
    """Where each of the words begins on the paper, in points from the left."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    edges = []
    for needle in needles:
        index, _count = text.search(needle).get_next()
        edges.append(min(text.get_charbox(index + offset)[0] for offset in range(len(needle))))
    return edges


def codes_of(pdf: bytes) -> list[list[str]]:
    """The QR codes of each page, decoded from the rendered page."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=2).to_pil() for page in document]
    return [[code.text for code in zxingcpp.read_barcodes(picture)] for picture in pictures]


def language_of(pdf: bytes) -> str:
    """The language the document says it is in."""
    document = pypdfium2.PdfDocument(pdf)
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, size)
    return "".join(map(chr, buffer)).rstrip("\0")


def title_of(pdf: bytes) -> str:
    return pypdfium2.PdfDocument(pdf).get_metadata_value("Title")


def tags_of(pdf: bytes) -> list[tuple[str, str, str]]:
    """The tags of all pages in reading order: `(type, language, alternative text)`."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found += list(_tags(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)))
        pdfium.FPDF_StructTree_Close(tree)
    return found


def _tags(element: Any) -> Iterator[tuple[str, str, str]]:
    yield (
        _string(pdfium.FPDF_StructElement_GetType, element),
        _string(pdfium.FPDF_StructElement_GetLang, element),
        _string(pdfium.FPDF_StructElement_GetAltText, element),
    )
    for index in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _tags(child)


def _string(read: Any, element: Any) -> str:
    size = read(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
