"""What a drawing says: from its content to the account of callouts, unread and ignored texts. Pure: no file, no process."""

from qcdesigner.drawings.reading.account import read_content

__all__ = ["read_content"]
