"""Small plans for tests, made by the edits that users make."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from qcdesigner.domain.frequency import Frequency, FrequencyTerm
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.editing.drawings import add_drawing
from qcdesigner.editing.means import add_means
from qcdesigner.editing.phases import add_phase
from qcdesigner.editing.verifications import assign
from qcdesigner.model.document import Document
from qcdesigner.model.queries import by_number, sheets_of
from qcdesigner.model.reading import ReadCallout, Reading, ReadSheet
from qcdesigner.model.records import Characteristic

A3 = ReadSheet(1, "A3", 420.0, 297.0, 420 / 297)
ALL_PARTS = Frequency((FrequencyTerm(basis="all"),))


def requirement(text: str) -> Requirement:
    """The first requirement of a callout."""
    return parse(text)[0]


def add(document: Document, text: str, **fields: object) -> str:
    """Adds the one requirement of a callout; its id."""
    (characteristic_id,) = add_callout(document, parse(text), **fields)  # type: ignore[arg-type]
    return characteristic_id


def get(document: Document, characteristic_id: str) -> Characteristic:
    return document.get(Characteristic, characteristic_id)


def labels(document: Document) -> list[str]:
    return [c.label for c in by_number(document.table(Characteristic).values())]


def drawn(document: Document, content: bytes = b"drawing", sheets: Iterable[ReadSheet] = (A3,)) -> tuple[str, str]:
    """Adds a drawing; its id and that of its first sheet."""
    drawing = add_drawing(document, file_name="flange.dxf", content=content, format="dxf", sheets=tuple(sheets))
    return drawing, sheets_of(document, drawing)[0].id


def callout(text: str, x: float, y: float, *, sheet: int = 1, **fields: object) -> ReadCallout:
    """A callout read on a drawing."""
    read = {"source": "dimension", "width": 0.04, "height": 0.012, **fields}
    return ReadCallout(requirements=tuple(parse(text)), sheet=sheet, x=x, y=y, text=text, **read)  # type: ignore[arg-type]


def reading(*callouts: ReadCallout, **fields: object) -> Reading:
    return Reading(sheets=(A3,), callouts=callouts, **fields)  # type: ignore[arg-type]


def complete_plan() -> Document:
    """A plan of three characteristics, two phases and two means, everything assigned."""
    document = Document()
    drawn(document)
    ids = [add(document, text) for text in ("12,5 ±0,05", "Ø25 H7", "10 max")]
    caliper = add_means(
        document, designation="Caliper", range_from=Decimal(0), range_to=Decimal(150), resolution=Decimal("0.01")
    )
    cmm = add_means(document, designation="CMM", resolution=Decimal("0.0001"))
    first = add_phase(document, kind="first_piece", name="First piece", reaction_plan="Stop, call the setter")
    final = add_phase(document, kind="final", name="Final")
    assign(document, ids, first, means=[cmm], frequency=ALL_PARTS)
    assign(document, ids[:1], final, means=[caliper], frequency=ALL_PARTS, reaction="Sort the lot")
    return document
