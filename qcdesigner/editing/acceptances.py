"""Accepting a finding with a reason that is kept, and taking that back."""

from __future__ import annotations

from qcdesigner.domain.errors import EditRefused
from qcdesigner.model.document import Document
from qcdesigner.model.records import Acceptance


def accept_finding(document: Document, code: str, subject: str, reason: str) -> None:
    """Accepts the finding of this code about this id. Raises EditRefused `reason_missing`."""
    if not reason.strip():
        raise EditRefused("reason_missing")
    with document.edit("accept_finding") as edit:
        edit.put(Acceptance(id=f"{code}.{subject}", code=code, subject=subject, reason=reason.strip()))


def withdraw_acceptance(document: Document, code: str, subject: str) -> None:
    """Has the finding stand again."""
    acceptance = document.get(Acceptance, f"{code}.{subject}")
    with document.edit("withdraw_acceptance") as edit:
        edit.remove(acceptance)
