"""Static files with a hash in their names; a file that is missing from the manifest is named plainly."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Falls back to the plain name, so that tests and `DEBUG` need no `collectstatic`."""

    manifest_strict = False
