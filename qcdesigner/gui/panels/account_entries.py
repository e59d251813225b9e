"""What the account lists: readings to confirm and unread texts, what was waived, what a rule has set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from qcdesigner.domain.tolerances.notation import write
from qcdesigner.gui.session import Session
from qcdesigner.gui.words import unread_reason, waiver_text
from qcdesigner.model.account import account_of, is_to_confirm
from qcdesigner.model.records import Characteristic, Ignored, Place, Unread

Which = Literal["left", "waived", "ignored"]
Record = Characteristic | Unread | Ignored


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: `text` is what may be corrected, `title` and `remark` are what is shown."""

    id: str
    title: str
    remark: str
    text: str
    place: Place | None
    is_characteristic: bool


def entries_of(session: Session, which: Which) -> list[Entry]:
    """The lines of one of the lists, in the order one walks through the drawing."""
    document = session.document
    found: Iterable[Record]
    if which == "left":
        found = account_of(document).left
    elif which == "waived":
        characteristics = (c for c in document.table(Characteristic).values() if c.waived and not is_to_confirm(c))
        texts = [text for text in document.table(Unread).values() if text.waived]
        found = [*sorted(characteristics, key=lambda c: (c.number, c.sub)), *_downwards(texts)]
    else:
        found = _downwards(document.table(Ignored).values())
    return [_entry(session, record) for record in found]


def counts(session: Session) -> dict[Which, int]:
    """How many lines each list has."""
    document = session.document
    waived = sum(bool(c.waived) and not is_to_confirm(c) for c in document.table(Characteristic).values())
    waived += sum(bool(text.waived) for text in document.table(Unread).values())
    return {"left": len(account_of(document).left), "waived": waived, "ignored": len(document.table(Ignored))}


def _downwards(texts: Iterable[Unread | Ignored]) -> list[Unread | Ignored]:
    return sorted(texts, key=lambda text: (text.place.sheet, text.place.y, text.place.x))


def _entry(session: Session, record: Record) -> Entry:
    tr = session.tr_
    if isinstance(record, Characteristic):
        text = " ".join(write(record.requirement, session.notation).split())
        remark = _reading(session, record) if is_to_confirm(record) else waiver_text(record.waived, tr)
        title = tr("No. {number}: {text}").format(number=record.label, text=text)
        return Entry(record.id, title, remark, text, record.annotation or record.balloon, True)
    why = record.rule if isinstance(record, Ignored) else record.reason
    remark = record.waived if isinstance(record, Unread) and record.waived else unread_reason(why, tr)
    return Entry(record.id, record.text, remark, record.text, record.place, False)


def _reading(session: Session, characteristic: Characteristic) -> str:
    """How sure the reading is, and that what is written waives it already if it does."""
    tr = session.tr_
    percent = round(characteristic.confidence * 100)
    said = [tr("Read at {percent} %").format(percent=percent) if characteristic.confidence < 1 else tr("To confirm")]
    if characteristic.waived:
        said.append(waiver_text(characteristic.waived, tr))
    return " · ".join(said)
