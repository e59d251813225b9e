"""TOLERANCE: the frame drawn cell by cell, its content as an annotation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from qcdesigner.drawings.content import IN_ANNOTATION, Annotation
from qcdesigner.drawings.dxf.affine import Affine
from qcdesigner.drawings.dxf.annotated import text_height
from qcdesigner.drawings.dxf.lettering import Lettering, placed_lettering
from qcdesigner.drawings.dxf.metrics import advance
from qcdesigner.drawings.dxf.pens import PenKey, pen_key
from qcdesigner.drawings.dxf.picture import Picture
from qcdesigner.drawings.dxf.tolerance_text import frame_cells, frame_text

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

_PADDING = 0.5


def draw_tolerance(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    rows = frame_cells(values.get("content", ""))
    if not rows:
        walk.remarks["empty_frame", str(values.get("handle", ""))] += 1
        return
    insert, direction = values["insert"], values.get("x_axis_vector")
    angle = math.atan2(direction.y, direction.x) if direction is not None else 0.0
    m = Affine(math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), insert.x, insert.y)
    key, height = pen_key(values), text_height(entity)
    width = 0.0
    for i, row in enumerate(rows):
        width = max(width, _draw_row(picture, row, key=key, m=m, height=height, top=(1 - 2 * i) * height))
    depth = 2 * height * len(rows)
    x, y = m.point(width / 2, height - depth / 2)
    picture.annotations.append(
        Annotation(
            "tolerance",
            frame_text(rows),
            x,
            y,
            width,
            depth,
            math.degrees(angle),
            handle=str(values.get("handle", "")),
            layer=key.layer,
            kind="tolerance",
        )
    )


def _draw_row(
    picture: Picture, row: list[str], *, key: PenKey, m: Affine, height: float, top: float
) -> float:
    """Draws the cells from the left; returns the width of the row."""
    left = 0.0
    for cell in row:
        width = advance(cell) * height
        right = left + max(width + 2 * _PADDING * height, 2 * height)
        corners = (
            (left, top),
            (right, top),
            (right, top - 2 * height),
            (left, top - 2 * height),
            (left, top),
        )
        picture.polyline(key, [m.point(x, y) for x, y in corners])
        start = (left + right - width) / 2
        run = Lettering(cell, start, top - 1.5 * height, height, width, 0.0, "", key, cell, IN_ANNOTATION)
        picture.texts.append(placed_lettering(run, m, key, IN_ANNOTATION))
        left = right
    return left


DRAW = {"TOLERANCE": draw_tolerance}
