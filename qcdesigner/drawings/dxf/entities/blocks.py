"""Block references: the block's picture placed, also in rows and columns, with the attributes of the reference."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcdesigner.drawings.dxf.affine import Affine
from qcdesigner.drawings.dxf.entities.dimensions import as_dimension
from qcdesigner.drawings.dxf.entities.lines import plane_of
from qcdesigner.drawings.dxf.pens import pen_key
from qcdesigner.drawings.dxf.picture import Picture

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

MOST_COPIES = 10_000
_EXTERNAL = 4


def draw_insert(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    key = pen_key(values)
    if walk.pens.is_frozen(key.layer):
        return
    content = walk.block(values.get("name", ""))
    if content is None:
        walk.remarks["missing_block", str(values.get("name", ""))] += 1
    elif (missing := _missing_reference(walk, values["name"])) is not None:
        walk.remarks["missing_reference", missing] += 1
    else:
        shown = as_dimension(content) if _is_left_of_a_dimension(walk, str(values["name"])) else content
        for i, m in enumerate(_places(walk, entity, values)):
            picture.place(shown, m, key, f"{values.get('handle', '')}.{i}/")
    for attribute in entity.attribs:
        if not attribute.dxf.get("flags", 0) & 1:  # 1: hidden
            first = len(picture.texts)
            walk.draw([attribute], picture)
            tag = str(attribute.dxf.get("tag", ""))
            picture.texts[first:] = [replace(run, tag=tag) for run in picture.texts[first:]]


def _is_left_of_a_dimension(walk: Walk, name: str) -> bool:
    """True for the picture of a dimension that the version of the file has no entity for: the length of an arc in R12."""
    return name.upper().startswith("*D") and name.upper() not in walk.pictures_of_dimensions


def _missing_reference(walk: Walk, name: str) -> str | None:
    """The file that a block stands for; None for a block of this file, and for one whose content is bound in it."""
    layout = walk.doc.blocks.get(name)
    if not layout.block.dxf.get("flags", 0) & _EXTERNAL or len(layout):
        return None
    return str(layout.block.dxf.get("xref_path", "") or name)


def _places(walk: Walk, entity: Any, values: dict[str, Any]) -> list[Affine]:
    """Where the block goes: one map for each row and column."""
    base = walk.doc.blocks.get(values["name"]).block.dxf.get("base_point", (0.0, 0.0, 0.0))
    at = values.get("insert")
    x, y, z = (at.x, at.y, at.z) if at is not None else (0.0, 0.0, 0.0)
    angle = math.radians(values.get("rotation", 0.0))
    cos, sin = math.cos(angle), math.sin(angle)
    sx, sy = values.get("xscale", 1.0) or 1.0, values.get("yscale", 1.0) or 1.0
    turned = Affine(cos * sx, sin * sx, -sin * sy, cos * sy)
    bx, by = turned.direction(base[0], base[1])
    plane = plane_of(values, z)
    places = []
    for dx, dy in _array_offsets(values):
        m = Affine(
            turned.a, turned.b, turned.c, turned.d, x - bx + cos * dx - sin * dy, y - by + sin * dx + cos * dy
        )
        places.append(m if plane is None else plane.after(m))
    return places


def _array_offsets(values: dict[str, Any]) -> list[tuple[float, float]]:
    columns, rows = max(1, values.get("column_count", 1)), max(1, values.get("row_count", 1))
    if columns * rows > MOST_COPIES:
        columns = rows = 1
    dx, dy = values.get("column_spacing", 0.0), values.get("row_spacing", 0.0)
    return [(column * dx, row * dy) for row in range(rows) for column in range(columns)]


DRAW = {"INSERT": draw_insert}
