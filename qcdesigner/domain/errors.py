"""The one root of the errors that a user can cause. No sentence here: the edge makes it in the user's language."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType

# Windows gives the same numbers: a file that another program holds open is EACCES there.
_WRITING_FAILURES: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "disk_full",
        errno.EDQUOT: "disk_full",
        errno.ENOENT: "no_folder",
        errno.ENOTDIR: "no_folder",
        errno.EACCES: "write_refused",
        errno.EPERM: "write_refused",
        errno.EROFS: "read_only_disk",
        errno.ENAMETOOLONG: "name_too_long",
    }
)


def writing_failure(error: OSError) -> str:
    """The code of what kept a file from being written: `disk_full no_folder write_refused read_only_disk name_too_long`, else `cannot_write`."""
    return _WRITING_FAILURES.get(error.errno or 0, "cannot_write")


class QcError(Exception):
    """A failure with a stable `code` and the values a sentence needs (`data`), never the sentence itself."""

    def __init__(self, code: str, /, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


class CalloutError(QcError):
    """A callout that cannot be understood; `position` is the index in the text where understanding stopped."""

    def __init__(self, code: str, text: str, position: int) -> None:
        super().__init__(code, text=text, position=position)
        self.text = text
        self.position = position


class UndefinedClass(QcError):
    """A class or size that the standard does not define; `reason` is a code, see `domain.tolerances`."""


class EditRefused(QcError):
    """An edit that would break a rule of the document."""


class DrawingError(QcError):
    """A drawing file that cannot be opened: `not_a_drawing empty encrypted damaged too_large missing_support …`."""


class StorageError(QcError):
    """A plan file that cannot be read or written."""


class DocumentError(QcError):
    """A document (Word, Excel, PDF) that cannot be made: template, field, place."""
