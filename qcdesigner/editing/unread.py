"""Dealing with texts that were seen and not understood: make characteristics of them, or waive them with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.requirement import Requirement
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.editing.placing import free_place
from qcdesigner.model.document import Document
from qcdesigner.model.ids import new_id
from qcdesigner.model.records import Ignored, Unread


def make_characteristic(document: Document, unread_id: str, requirements: Sequence[Requirement]) -> tuple[str, ...]:
    """Makes characteristics, typed by a person, of an unread text; their ids. The text is then dealt with."""
    unread = document.get(Unread, unread_id)
    with document.edit("make_characteristic") as edit:
        ids = add_callout(
            document,
            requirements,
            annotation=unread.place,
            balloon=free_place(document, unread.place),
            read_text=unread.text,
        )
        edit.remove(unread)
    return ids


def waive_unread(document: Document, ids: Iterable[str], reason: str) -> None:
    """Says why nothing is to be made of these texts. Raises EditRefused `reason_missing`."""
    if not reason.strip():
        raise EditRefused("reason_missing")
    _set_waived(document, "waive_unread", ids, reason.strip())


def restore(document: Document, ids: Iterable[str]) -> None:
    """Puts waived texts back among those to deal with."""
    _set_waived(document, "restore_unread", ids, "")


def take_up_ignored(document: Document, ids: Iterable[str]) -> tuple[str, ...]:
    """Puts texts that a rule had set aside among the unread ones; their ids there."""
    texts = [document.get(Ignored, i) for i in ids]
    taken = [Unread(id=new_id(), place=t.place, text=t.text, reason=t.rule) for t in texts]
    with document.edit("take_up_ignored") as edit:
        for text, unread in zip(texts, taken, strict=True):
            edit.remove(text)
            edit.put(unread)
    return tuple(unread.id for unread in taken)


def _set_waived(document: Document, label: str, ids: Iterable[str], reason: str) -> None:
    texts = [document.get(Unread, i) for i in ids]
    with document.edit(label) as edit:
        for text in texts:
            edit.put(replace(text, waived=reason))
