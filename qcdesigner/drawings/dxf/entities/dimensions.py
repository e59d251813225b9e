"""DIMENSION: its picture is drawn as the CAD left it (or made if it left none), and what it says becomes an annotation."""

from __future__ import annotations

import contextlib
import re
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcdesigner.drawings.content import Annotation
from qcdesigner.drawings.dxf.affine import IDENTITY
from qcdesigner.drawings.dxf.annotated import annotation_box, is_boxed, runs_box
from qcdesigner.drawings.dxf.dimension_text import Shown, shown_text, text_of_picture
from qcdesigner.drawings.dxf.pens import pen_key
from qcdesigner.drawings.dxf.picture import Picture

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

_KINDS = ("linear", "linear", "angular", "diameter", "radius", "angular", "ordinate")
_ARC_LENGTH = 8
# What has no tolerance of its own and is in no brackets: in a box it is exact.
_BARE = re.compile(r"[^\[\]()±+/\n]*\d[^\[\]()±+/\n]*")


def draw_dimension(walk: Walk, entity: Any, picture: Picture) -> None:
    if str(entity.dxf.handle) in walk.ghosts:
        walk.remarks["ghost_dimension", ""] += 1
        return
    own, is_of_cad = _picture(walk, entity)
    key = pen_key(entity.dxf.__dict__)
    kind = _kind(entity)
    shown = shown_text(entity, kind, own.texts if is_of_cad else None)
    if shown is not None:
        if is_of_cad and _BARE.fullmatch(shown.text) and is_boxed(own):
            shown = replace(shown, text=f"[{shown.text}]")
        picture.annotations.append(_annotation(entity, kind, shown, own, key.layer))
    picture.place(own.without_texts_of_its_own(), IDENTITY, key)


def as_dimension(content: Picture) -> Picture:
    """The picture of a dimension whose entity is missing, with what its texts say as an annotation."""
    text = text_of_picture(content.texts)
    if not any(char.isdigit() for char in text):
        return content
    own = copy(content)
    own.annotations = [Annotation("dimension", text, *runs_box(content.texts), kind="arc")]
    return own.without_texts_of_its_own()


def _kind(entity: Any) -> str:
    if entity.dxftype() == "ARC_DIMENSION":
        return "arc"
    if entity.dxftype() == "LARGE_RADIAL_DIMENSION":
        return "radius"
    number = entity.dxf.get("dimtype", 0) & 15
    if number == _ARC_LENGTH:
        return "arc"
    return _KINDS[number] if number < len(_KINDS) else "linear"


def _picture(walk: Walk, entity: Any) -> tuple[Picture, bool]:
    """The content of the picture block, or of what ezdxf makes of the dimension; and whether the CAD drew it."""
    picture = Picture()
    block = _block(walk, entity)
    if block is not None and len(block):
        walk.draw(block, picture)
        return picture, True
    # A failure leaves the dimension undrawn; what it says is read all the same.
    with contextlib.suppress(Exception):
        entity.render()
        walk.draw(_block(walk, entity) or (), picture)
    return picture, False


def _block(walk: Walk, entity: Any) -> Any:
    name = entity.dxf.get("geometry")
    return walk.doc.blocks.get(name) if name else None


def _annotation(entity: Any, kind: str, shown: Shown, own: Picture, layer: str) -> Annotation:
    x, y, width, height, angle = annotation_box(entity, shown.text, own.texts)
    return Annotation(
        "dimension",
        shown.text,
        x,
        y,
        width,
        height,
        angle,
        measured=shown.measured,
        forced=shown.forced,
        handle=str(entity.dxf.get("handle") or ""),
        layer=layer,
        kind=kind,
    )


DRAW = dict.fromkeys(("DIMENSION", "ARC_DIMENSION", "LARGE_RADIAL_DIMENSION"), draw_dimension)
