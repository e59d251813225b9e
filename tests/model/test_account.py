"""The account: what is left for a person, in the order one walks through the drawing."""

from __future__ import annotations

from dataclasses import replace

from qcdesigner.editing.characteristics import confirm, waive
from qcdesigner.model.account import account_of
from qcdesigner.model.checks import findings
from qcdesigner.model.document import Document
from qcdesigner.model.queries import sheets_of
from qcdesigner.model.records import Place, Unread
from tests.editing.plans import A3, add, drawn, get


def test_it_goes_sheet_by_sheet_readings_before_texts():
    document = Document()
    drawing, first = drawn(document, sheets=(A3, replace(A3, number=2)))
    second = sheets_of(document, drawing)[1].id
    with document.edit("test") as edit:
        for i, (sheet, y) in enumerate(((second, 0.1), (first, 0.8), (first, 0.2))):
            edit.put(Unread(id=f"u{i}", place=Place(sheet, 0.5, y), text="?", reason="not_understood"))
    late = add(document, "12,5", source="ocr", confidence=0.8, annotation=Place(second, 0.5, 0.5))
    early = add(document, "14,5", source="ocr", confidence=0.8, annotation=Place(first, 0.5, 0.9))
    add(document, "16,5", annotation=Place(first, 0.5, 0.9))
    assert [one.id for one in account_of(document).left] == [early, "u2", "u1", late, "u0"]
    assert account_of(document).characteristics == 3


def test_a_waiver_by_what_is_written_does_not_settle_a_doubtful_reading_a_person_does():
    document = Document()
    doubtful = add(document, "(25)", source="ocr", confidence=0.8)
    assert get(document, doubtful).waived == "reference"
    assert [c.id for c in account_of(document).to_confirm] == [doubtful]
    waive(document, [doubtful], "Not a requirement")
    assert account_of(document).is_settled
    assert not [f for f in findings(document.snapshot()) if f.code == "unconfirmed"]


def test_what_is_confirmed_is_settled():
    document = Document()
    doubtful = add(document, "25", source="ocr", confidence=0.8)
    assert not account_of(document).is_settled
    confirm(document, [doubtful])
    assert account_of(document).is_settled
