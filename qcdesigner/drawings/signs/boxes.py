"""Boxes drawn tightly round a text: alone, it makes a dimension exact; beside others, it is a cell of a frame or a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.content import FRAME, TextRun
from qcdesigner.drawings.signs.cells import cell_of, sides_near
from qcdesigner.drawings.signs.segments import Segments

_FRAMED = re.compile(r"\d|^[A-Z](?:-[A-Z])?$")


def with_boxes(runs: Sequence[TextRun], segments: Segments) -> list[TextRun]:
    """The runs, figures and datum letters in a box marked `single` or `cell`."""
    if not len(segments):
        return list(runs)
    return [
        replace(run, box=_box_of(run, segments)) if run.box != FRAME and _FRAMED.search(run.text) else run
        for run in runs
    ]


def _box_of(run: TextRun, segments: Segments) -> str:
    cell = cell_of(run, sides_near(run, segments))
    return "" if cell is None else "single" if cell.is_alone else "cell"
