"""All that lines and areas say of the texts among them: signs before them, frames, boxes, the lean of isometric views."""

from __future__ import annotations

from collections.abc import Sequence

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.signs.balloons import with_balloons
from qcdesigner.drawings.signs.before_texts import drawn_signs
from qcdesigner.drawings.signs.boxes import with_boxes
from qcdesigner.drawings.signs.cells import with_leans
from qcdesigner.drawings.signs.fractions import with_fractions
from qcdesigner.drawings.signs.frames import with_frames
from qcdesigner.drawings.signs.segments import Segments
from qcdesigner.drawings.signs.strokes import Strokes

# How large a stroke of a sign may be, for the tallest letters of a sheet.
LARGEST_STROKE = 3.8


def with_drawn(runs: Sequence[TextRun], segments: Segments, strokes: Strokes) -> list[TextRun]:
    """The runs with the signs drawn before them, those of a frame's row joined to one, others in boxes and circles marked."""
    leaning = with_leans(with_fractions(runs, segments), segments)
    signed = [*leaning, *drawn_signs(strokes, leaning)]
    return with_balloons(with_boxes(with_frames(signed, segments, strokes), segments), strokes)
