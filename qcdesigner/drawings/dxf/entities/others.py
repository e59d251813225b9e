"""What has no way of its own: drawn by ezdxf's decomposition; pictures and the like are left out with a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qcdesigner.drawings.dxf.pens import pen_key
from qcdesigner.drawings.dxf.picture import Picture

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

_UNSEEN = {"VIEWPORT", "WIPEOUT", "LIGHT", "SUN", "XLINE", "RAY", "SEQEND", "ATTDEF", "GEODATA"}
_LEFT_OUT = {
    "IMAGE",
    "PDFUNDERLAY",
    "DWFUNDERLAY",
    "DGNUNDERLAY",
    "OLE2FRAME",
    "OLEFRAME",
    "ACAD_PROXY_ENTITY",
}
_FLATTENING_STEPS = 16


def draw_other(walk: Walk, entity: Any, picture: Picture) -> None:
    dxf_type = entity.dxftype()
    if dxf_type in _UNSEEN:
        return
    if dxf_type in _LEFT_OUT:
        walk.remarks["not_drawn", dxf_type] += 1
        return
    if hasattr(entity, "virtual_entities"):
        walk.draw(entity.virtual_entities(), picture)
        return
    _draw_primitives(walk, entity, picture)


def _draw_primitives(walk: Walk, entity: Any, picture: Picture) -> None:
    from ezdxf.disassemble import make_primitive

    primitive = make_primitive(entity)
    if primitive.is_empty or primitive.path is None:
        walk.remarks["not_drawn", entity.dxftype()] += 1
        return
    vertices = [(v.x, v.y) for v in primitive.path.approximate(_FLATTENING_STEPS)]
    picture.polyline(pen_key(entity.dxf.__dict__), vertices)


DRAW = {"*": draw_other}
