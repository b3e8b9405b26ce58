"""Translators' files, out and in: texts leave as XLIFF 2 or PO and come back translated. Knows no tables.

Nothing here decides what happens to an entry that came back. Whoever does compares its `source_digest` with
the digest of the source now (not the same: the entry is stale) and its `seen_version` with the version of
the translation now (not the same: somebody else was faster). Both travel in the file; where a tool dropped
or changed them, the digest is that of the source words in the file and the version is 0.
"""

import re

from django.utils.translation import gettext as _

from events.exchange.entries import LARGEST, MOST, Entry, Exchange, ExchangeError, small_enough
from events.exchange.po import read_po, write_po
from events.exchange.xliff import read_xliff, write_xliff

__all__ = ["LARGEST", "MOST", "Entry", "Exchange", "ExchangeError", "read", "write_po", "write_xliff"]

_MESSAGE = re.compile(r'^msgid\s*"', re.MULTILINE)


def read(data: bytes) -> Exchange:
    """What a file from outside holds, in whichever of the two formats. Raises ExchangeError, and nothing else."""
    try:
        text = small_enough(data).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError(_("The file is not saved in UTF-8. Please save it in UTF-8 and try again.")) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip()
    if text.startswith("<"):
        return read_xliff(text)
    if _MESSAGE.search(text):
        return read_po(text)
    raise ExchangeError(_("This is neither an XLIFF 2 file nor a PO file."))
