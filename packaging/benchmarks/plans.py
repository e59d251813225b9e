"""Plans of any size for the benchmarks, made by the program's own edits."""

from __future__ import annotations

from qcdesigner.domain.measuring.frequency_notation import parse_frequency
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.editing.drawings import add_drawing
from qcdesigner.editing.means import add_means
from qcdesigner.editing.phases import add_phase
from qcdesigner.editing.verifications import assign
from qcdesigner.model.document import Document
from qcdesigner.model.reading import ReadSheet
from qcdesigner.model.records import Place, Sheet

CALLOUTS = ("Ø25 H7", "12,5 ±0,05", "25 +0,1/-0,2", "⌖ Ø0,1 Ⓜ A B", "Ra 1,6", "M8x1-6H", "10 max", "45° ±0,5°")


def plan_of(count: int, *, drawing: bytes = b"") -> Document:
    """A plan of `count` characteristics on one sheet, all assigned to a phase with means and frequency."""
    document = Document()
    sheets = (ReadSheet(number=1, name="1", width_mm=420.0, height_mm=297.0, aspect=420 / 297),)
    with document.edit("benchmark"):
        add_drawing(document, file_name="part.pdf", content=drawing, format="pdf", sheets=sheets, title_block=())
        sheet = next(iter(document.table(Sheet)))
        ids: list[str] = []
        for i in range(count):
            x, y = (i % 50) / 50, (i // 50) / (count / 50 + 1)
            place = Place(sheet, x, y)
            ids += add_callout(document, parse(CALLOUTS[i % len(CALLOUTS)]), annotation=place, balloon=place)
        phase = add_phase(document, kind="in_process", name="Tournage")
        means = add_means(document, designation="Pied à coulisse 0-150")
        assign(document, ids, phase, means=(means,), frequency=parse_frequency("1/10"))
    return document

