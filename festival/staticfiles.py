"""Static files with a hash in their names; a file that is missing from the manifest is named plainly."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Falls back to the plain name, so that tests and `DEBUG` need no `collectstatic`.

    Packed by gzip alone: where Brotli happens to be installed it would keep the first start waiting for half a
    minute.
    """

    manifest_strict = False

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return Compressor(use_brotli=False, **kwargs)
