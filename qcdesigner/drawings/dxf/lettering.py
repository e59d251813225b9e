"""Texts of a block or layout before it is placed: runs with y up, and how they turn with a block."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from qcdesigner.drawings.content import Annotation
from qcdesigner.drawings.dxf.affine import Affine
from qcdesigner.drawings.dxf.pens import PenKey


@dataclass(frozen=True, slots=True)
class Lettering:
    """One run: (x, y) is the start of its baseline, y up; `angle_deg` counter-clockwise. `group`, `tag`, `handle` as in `TextRun`."""

    text: str
    x: float
    y: float
    height: float
    width: float
    angle_deg: float
    font: str
    key: PenKey
    raw: str
    group: int
    tag: str = ""
    handle: str = ""


def placed_lettering(run: Lettering, m: Affine, key: PenKey, group: int) -> Lettering:
    """The run in the coordinates that `m` leads to; a mirrored one stays readable over the same area."""
    x, y, width, height, angle = placed_box(run.x, run.y, run.width, run.height, run.angle_deg, m)
    return replace(run, x=x, y=y, width=width, height=height, angle_deg=angle, key=key, group=group)


def placed_box(
    x: float, y: float, width: float, height: float, angle_deg: float, m: Affine
) -> tuple[float, float, float, float, float]:
    """A box given by its lower left corner, size and angle, under `m`: the same, of a text that reads the right way."""
    angle = math.radians(angle_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    ux, uy = m.direction(cos * width, sin * width)
    vx, vy = m.direction(-sin * height, cos * height)
    x, y = m.point(x, y)
    if (
        m.determinant < 0
    ):  # readable: turn round the box's own axis, whichever keeps the text the right way up
        if vx * -uy + vy * ux < 0 and abs(math.degrees(math.atan2(uy, ux))) > 90.5:
            x, y, ux, uy = x + ux, y + uy, -ux, -uy
        else:
            x, y, vx, vy = x + vx, y + vy, -vx, -vy
    return x, y, math.hypot(ux, uy), math.hypot(vx, vy), math.degrees(math.atan2(uy, ux))


def placed_annotation(annotation: Annotation, m: Affine, layer: str) -> Annotation:
    """The annotation in the coordinates that `m` leads to; its (x, y) is a centre."""
    angle = math.radians(annotation.angle)
    ux, uy = m.direction(math.cos(angle), math.sin(angle))
    scale = math.sqrt(abs(m.determinant))
    x, y = m.point(annotation.x, annotation.y)
    return replace(
        annotation,
        x=x,
        y=y,
        width=annotation.width * scale,
        height=annotation.height * scale,
        angle=math.degrees(math.atan2(uy, ux)),
        layer=layer,
    )
