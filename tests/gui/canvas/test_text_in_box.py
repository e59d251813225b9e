"""What stands in a box drawn on the sheet is joined as the drawing is read."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.drawings.content import IN_ANNOTATION, Annotation, SheetContent, TextRun
from qcdesigner.gui.placing import text_inside

WHOLE = QRectF(0, 0, 1, 1)


def _sheet(*texts: TextRun, annotations: tuple[Annotation, ...] = ()) -> SheetContent:
    return SheetContent(1, "1", 200.0, 100.0, 200.0, 100.0, texts=texts, annotations=annotations)


def test_stacked_deviations_belong_to_their_dimension():
    stack = (TextRun("Ø65", 50, 50, 5, 14), TextRun("+0,3", 66, 46.5, 3, 8), TextRun("0", 66, 51, 3, 2))
    (requirement,) = parse(text_inside(_sheet(*stack), WHOLE))
    assert str(requirement.upper_deviation.value) == "0.3" and str(requirement.lower_deviation.value) == "0"


def test_a_dimension_of_the_file_is_taken_as_the_file_says_it():
    drawn = (TextRun("38", 50, 50, 5, 9, group=IN_ANNOTATION), TextRun("-0,15", 60, 51, 3, 9, group=IN_ANNOTATION))
    said = Annotation("dimension", "38 0/-0,15", 58.0, 48.0, 20.0, 8.0)
    assert text_inside(_sheet(*drawn, annotations=(said,)), WHOLE) == "38 0/-0,15"


def test_texts_outside_the_box_are_left_out():
    sheet = _sheet(TextRun("Ø20 H7", 20, 20, 5, 24), TextRun("Ø30 g6", 150, 80, 5, 24))
    assert text_inside(sheet, QRectF(0, 0, 0.5, 0.5)) == "Ø20 H7"


def test_without_a_drawing_there_is_no_text():
    assert text_inside(None, WHOLE) == ""
