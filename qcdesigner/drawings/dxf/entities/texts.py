"""TEXT, ATTRIB and MTEXT: single lines and paragraphs, their stacks drawn one above the other."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcdesigner.drawings.dxf.affine import Affine
from qcdesigner.drawings.dxf.entities.lines import plane_of
from qcdesigner.drawings.dxf.lettering import Lettering, placed_lettering
from qcdesigner.drawings.dxf.metrics import advance
from qcdesigner.drawings.dxf.paragraphs import Box, set_lines
from qcdesigner.drawings.dxf.pens import BYLAYER, PenKey, pen_key
from qcdesigner.drawings.dxf.picture import Picture
from qcdesigner.drawings.dxf.symbols import with_symbols
from qcdesigner.drawings.dxf.textcodes import Look, decoded, mtext_lines

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

_FIT_OR_ALIGNED = (3, 5)


def style_of(walk: Walk, name: str) -> tuple[str, float]:
    """The font and width factor of a text style."""
    style = walk.doc.styles.get(name) if walk.doc.styles.has_entry(name) else None
    if style is None:
        return "", 1.0
    return style.dxf.get("font", ""), style.dxf.get("width", 1.0) or 1.0


def draw_text(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    raw = values.get("text", "")
    if entity.dxftype() == "ATTRIB" and entity.has_embedded_mtext_entity:
        walk.draw([entity.virtual_mtext_entity()], picture)
        return
    font, style_width = style_of(walk, values.get("style", "Standard"))
    text = with_symbols(decoded(raw), font).replace("\u00a0", " ")
    if not text.strip():
        return
    height = values.get("height", 1.0) or 1.0
    width = advance(text) * height * (values.get("width", style_width) or 1.0)
    x, y, width, angle = _baseline(values, width, height)
    run = Lettering(
        text.rstrip(), x, y, height, width, angle, font, pen_key(values), raw, picture.new_group(), handle=handle_of(values)
    )
    plane = plane_of(values, 0.0)
    picture.texts.append(run if plane is None else placed_lettering(run, plane, run.key, run.group))


def _baseline(values: dict[str, Any], width: float, height: float) -> tuple[float, float, float, float]:
    """Start of the baseline, width and angle in degrees, of a TEXT by its alignment."""
    insert, align = values.get("insert"), values.get("align_point")
    halign, valign = values.get("halign", 0), values.get("valign", 0)
    angle_deg = values.get("rotation", 0.0)
    if align is None or (halign == 0 and valign == 0):
        return insert.x, insert.y, width, angle_deg
    if halign in _FIT_OR_ALIGNED:
        dx, dy = align.x - insert.x, align.y - insert.y
        length = math.hypot(dx, dy) or width
        return insert.x, insert.y, length, math.degrees(math.atan2(dy, dx))
    along = {1: 0.5, 2: 1.0, 4: 0.5}.get(halign, 0.0) * width
    up = 0.5 * height if halign == 4 else {1: -0.2, 2: 0.5, 3: 1.0}.get(valign, 0.0) * height
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    return align.x - along * cos + up * sin, align.y - along * sin - up * cos, width, angle_deg


def draw_mtext(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    font, width_factor = style_of(walk, values.get("style", "Standard"))
    height = values.get("char_height", 1.0) or 1.0
    lines = mtext_lines(entity.text, Look(height, font, width_factor))
    insert = values.get("insert")
    direction = values.get("text_direction")
    angle = (
        math.atan2(direction.y, direction.x)
        if direction is not None
        else math.radians(values.get("rotation", 0.0))
    )
    box = Box(
        attachment=values.get("attachment_point", 1),
        width=values.get("width", 0.0),
        line_feed=values.get("line_spacing_factor", 1.0) * height * 5 / 3,
    )
    m = Affine(math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), insert.x, insert.y)
    add_lines(picture, set_lines(lines, box), m, pen_key(values), entity.text, handle_of(values))


def handle_of(values: dict[str, Any]) -> str:
    """The handle of an entity of the file; empty for those that stand for a part of one."""
    return str(values.get("handle") or "")


def add_lines(picture: Picture, runs: list[Lettering], m: Affine, key: PenKey, raw: str, handle: str = "") -> None:
    """Adds runs set around the origin, as one group."""
    group = picture.new_group()
    for run in runs:
        own = key if run.key.colour == BYLAYER else key._replace(colour=run.key.colour, true_colour=None)
        picture.texts.append(replace(placed_lettering(run, m, own, group), raw=raw, handle=handle))


DRAW = {
    "TEXT": draw_text,
    "ATTRIB": draw_text,
    "MTEXT": draw_mtext,
    "ATTDEF": lambda walk, entity, picture: None,
}
