"""Texts of isometric views: they lie in leaning planes, each of which is looked at from the front, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from qcdesigner.drawings.content import FRAME, TextRun, on_sheet
from qcdesigner.drawings.ocr.flattening import seen_from_the_front
from qcdesigner.drawings.ocr.frame import to_sheet
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.ocr.picture import Picture, line_of
from qcdesigner.drawings.ocr.sheet import lines_of, read_lines
from qcdesigner.drawings.placing import in_frame
from qcdesigner.drawings.plane import Plane
from qcdesigner.drawings.worker_process import silent

_ANGLE_DEG, _NEAR_DEG = 30.0, 4.0
# The planes of an isometric view: the direction of their lines, and how far their letters lean.
_PLANES_DEG = tuple((angle, slant) for angle in (_ANGLE_DEG, -_ANGLE_DEG) for slant in (_ANGLE_DEG, -_ANGLE_DEG))
_WORD, _FEWEST = 3, 2
_LEVEL_DEG = 3.0
_SURE = 0.62
_FIGURE = re.compile(r"\d")


def with_isometric_texts(
    flat: Grey, lines: Sequence[TextLine], runs: Sequence[TextRun], recogniser: Recogniser
) -> list[TextRun]:
    """The runs of a flat picture, those of leaning planes read from the front, if there are such planes."""
    leaning = [line for line in lines if len(line.members) >= _WORD and abs(abs(line.angle) - _ANGLE_DEG) < _NEAR_DEG]
    if len(leaning) < _FEWEST:
        return list(runs)
    planes = [plane for plane in _PLANES_DEG if any(abs(line.angle - plane[0]) < _NEAR_DEG for line in leaning)]
    found = [run for angle, slant in planes for run in _runs_of_plane(flat, angle, slant, recogniser)]
    kept: list[TextRun] = []
    for run in sorted(found, key=lambda run: (run.box == FRAME, run.confidence), reverse=True):
        if not any(_are_one(other, run) for other in kept):
            kept.append(run)
    return [*(run for run in runs if not any(_are_one(new, run) for new in kept)), *kept]


def _runs_of_plane(flat: Grey, angle_deg: float, slant_deg: float, recogniser: Recogniser) -> list[TextRun]:
    """What is read surely in one plane, of the lines whose letters stand upright there."""
    front, plane = seen_from_the_front(flat, angle_deg, slant_deg)
    picture = Picture.of(front)
    level = [
        line_of(picture.patches, line.members, 0.0)
        for line in lines_of(picture)
        if abs(line.angle) < _LEVEL_DEG and len(line.members) >= _FEWEST and _lean_of(flat, line, plane) == slant_deg
    ]
    read = read_lines(picture, level, recogniser, progress=silent, is_part=True)
    return [replace(plane.run_on_given(run), slant=slant_deg) for run in read if run.box == FRAME or _is_sure(run)]


def _is_sure(run: TextRun) -> bool:
    return run.confidence > _SURE and len(run.text) > 1 and bool(_FIGURE.search(run.text))


def _lean_of(flat: Grey, line: TextLine, plane: Plane) -> float:
    """How far the letters of a line lean: as they stand when its ink falls together in the fewest columns."""
    x, y = to_sheet(line.begin, line.low, line.angle)
    run = plane.run_on_given(TextRun("", x, y, line.height, line.width, line.angle))
    return max((0.0, _ANGLE_DEG, -_ANGLE_DEG), key=lambda slant: _bunched(flat, run, slant))


def _bunched(flat: Grey, run: TextRun, slant_deg: float) -> float:
    """By how much the ink of a text falls together in columns that lean so."""
    across, up = np.arange(0.0, run.width, 1.0), np.arange(0.0, run.height, 1.0)
    (ax, ay), (ux, uy) = on_sheet(1.0, 0.0, run.angle, slant_deg), on_sheet(0.0, 1.0, run.angle, slant_deg)
    x = np.clip(np.rint(run.x + ax * across + ux * up[:, None]), 0, flat.shape[1] - 1).astype(np.intp)
    y = np.clip(np.rint(run.y + ay * across + uy * up[:, None]), 0, flat.shape[0] - 1).astype(np.intp)
    columns = (255.0 - flat[y, x]).sum(axis=0)
    return float((columns**2).sum() / max(1.0, float(columns.sum())) ** 2)


def _are_one(new: TextRun, run: TextRun) -> bool:
    """True for two readings of one place."""
    return _covers(new, run) or _covers(run, new)


def _covers(outer: TextRun, run: TextRun) -> bool:
    """True if the middle of a run lies in the box of another."""
    x, y = run.centre
    h = outer.height
    along, up = in_frame(x - outer.x, y - outer.y, outer.angle, outer.slant)
    return -0.2 * h < along < outer.width + 0.2 * h and -0.4 * h < up < 1.4 * h
