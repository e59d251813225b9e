"""LEADER and MULTILEADER: the line with its arrow; the text of a multileader is an annotation of its own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from qcdesigner.drawings.content import Annotation
from qcdesigner.drawings.dxf.affine import IDENTITY
from qcdesigner.drawings.dxf.annotated import runs_box
from qcdesigner.drawings.dxf.pens import PenKey, pen_key
from qcdesigner.drawings.dxf.picture import Picture
from qcdesigner.drawings.dxf.textcodes import plain_text

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

_ARROW_SLIMNESS = 1 / 6


def draw_leader(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    points = [(v[0], v[1]) for v in entity.vertices]
    key = pen_key(values)
    picture.polyline(key, points)
    if values.get("annotation_handle"):
        walk.on_leaders.add(str(values["annotation_handle"]))
    if values.get("has_arrowhead", 1) and len(points) > 1:
        _draw_arrow(picture, key, points[0], points[1], _arrow_size(walk, values))


def _arrow_size(walk: Walk, values: dict[str, Any]) -> float:
    name = values.get("dimstyle", "Standard")
    style = walk.doc.dimstyles.get(name).dxf if walk.doc.dimstyles.has_entry(name) else None
    return float(style.get("dimasz", 2.5)) * (float(style.get("dimscale", 1.0)) or 1.0) if style else 2.5


def _draw_arrow(
    picture: Picture, key: PenKey, tip: tuple[float, float], tail: tuple[float, float], size: float
) -> None:
    dx, dy = tail[0] - tip[0], tail[1] - tip[1]
    length = math.hypot(dx, dy)
    if length < 2 * size:
        return
    along, across = np.array((dx, dy)) / length * size, np.array((-dy, dx)) / length * size * _ARROW_SLIMNESS
    picture.area(key, [np.array((tip, tip + along + across, tip + along - across))])


def draw_multileader(walk: Walk, entity: Any, picture: Picture) -> None:
    own = Picture()
    walk.draw(entity.virtual_entities(), own)
    key = pen_key(entity.dxf.__dict__)
    text = plain_text(entity.get_mtext_content()) if entity.has_mtext_content else " ".join(run.text for run in own.texts)
    if text.strip() and own.texts:
        x, y, width, height, angle = runs_box(own.texts)
        picture.annotations.append(
            Annotation(
                "text",
                text.strip(),
                x,
                y,
                width,
                height,
                angle,
                handle=str(entity.dxf.get("handle") or ""),
                layer=key.layer,
                kind="leader",
            )
        )
        own.without_texts_of_its_own()
    picture.place(own, IDENTITY, key)


DRAW = {"LEADER": draw_leader, "MULTILEADER": draw_multileader, "MLEADER": draw_multileader}
