"""Why Standfest cannot start, in a sentence for the person at the keyboard."""

import errno
from pathlib import Path

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
NOT_WRITABLE = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.ENOENT)


class CannotStart(Exception):
    """The message says what is wrong and what would help."""


def disk_sentence(error: OSError, var: Path) -> str:
    """What an error of the file system means for `var`."""
    if error.errno in NO_ROOM:
        return no_room(var)
    if error.errno in NOT_WRITABLE:
        return (
            f"{var} cannot be written ({error.strerror}). "
            "Make it writable, or name another folder with STANDFEST_VAR=/path."
        )
    return f"{error.strerror or error} ({error.filename or var})."


def no_room(var: Path) -> str:
    """The sentence for a full disk."""
    return f"the disk that holds {var} is full. Make room on it, or name another folder with STANDFEST_VAR=/path."
