"""What each callout says, in the form of the project's reading score, beside the entity that says it."""

from __future__ import annotations

from typing import Any

from ezdxf.entities import DXFEntity

from samples.linework import Point
from samples.paper import Paper

GLYPHS = {
    "position": "⌖", "flatness": "⏥", "perpendicularity": "⊥", "circular_runout": "↗", "concentricity": "◎",
    "cylindricity": "⌭", "parallelism": "∥", "symmetry": "⌯", "total_runout": "⌰",
}  # fmt: skip


def tell_dimension(
    paper: Paper, entity: DXFEntity, text: str, kind: str, nominal: float | None,
    upper: float | None = None, lower: float | None = None, **fields: Any,
) -> None:  # fmt: skip
    """A DIMENSION; deviations in mm or degrees, those of a fit from ISO 286-2."""
    x, y, _ = entity.dxf.text_midpoint
    if "fit" in fields:
        fields["deviation_source"] = fields.get("deviation_source", "ISO 286-2, not printed on the drawing")
    fields["entity"] = entity.dxf.handle
    paper.tell(text, kind, (x, y), nominal=nominal, upper_deviation=upper, lower_deviation=lower, **fields)


def tell_frame(
    paper: Paper, entity: DXFEntity, at: Point, symbol: str, zone: float, datums: list[str] | None = None, *,
    shape: str | None = None, modifiers: list[str] | None = None,
) -> None:  # fmt: skip
    """A TOLERANCE frame; `zone` is the width of the zone in mm."""
    letters, signs = datums or [], modifiers or []
    value = f"{'Ø' if shape else ''}{zone}".replace(".", ",")
    text = " ".join([GLYPHS[symbol], value, *signs, *letters])
    paper.tell(
        text, "gdt", at, nominal=zone, symbol=symbol, datums=letters, zone=shape, modifiers=signs,
        entity=entity.dxf.handle,
    )  # fmt: skip


def tell_note(paper: Paper, handle: str, text: str, kind: str, at: Point, **fields: Any) -> None:
    """A requirement written on a leader or in a symbol."""
    paper.tell(text, kind, at, **fields, entity=handle)
