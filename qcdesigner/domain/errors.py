"""The one root of the errors that a user can cause. No sentence here: the edge makes it in the user's language."""

from __future__ import annotations


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
