"""A DXF document as drawing content: model space and layouts as sheets, the unit, the remarks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent, SheetContent
from qcdesigner.drawings.dxf.papers import Paper, left_out
from qcdesigner.drawings.dxf.picture import Picture
from qcdesigner.drawings.dxf.sheets import make_sheet
from qcdesigner.drawings.dxf.side_by_side import frames_side_by_side
from qcdesigner.drawings.dxf.viewports import place_viewports
from qcdesigner.drawings.dxf.walk import Walk

if TYPE_CHECKING:
    from ezdxf.document import Drawing

_LOADED = 0.5
_UNITS = {
    1: ("in", 25.4),
    4: ("mm", 1.0),
    5: (None, 10.0),
    6: (None, 1000.0),
    2: (None, 304.8),
    13: (None, 0.001),
}
_INCH, _METRIC = 1, 1


def read_document(
    doc: Drawing,
    *,
    format_name: str,
    remarks: tuple[tuple[str, str], ...] = (),
    progress: Callable[[float], None] = lambda part: None,
) -> DrawingContent:
    """All sheets that hold something. Raises `DrawingError("empty")` if none does."""
    walk = Walk(doc, lambda part: progress(_LOADED + (1 - _LOADED) * part))
    unit, mm = _unit(doc, walk)
    sheets = list(_sheets(doc, walk, mm))
    if not sheets:
        raise DrawingError("empty")
    counted = tuple((code, f"{what} ×{n}" if n > 1 else what) for (code, what), n in walk.remarks.items())
    return DrawingContent(format_name, tuple(sheets), unit, remarks + counted)


def _unit(doc: Drawing, walk: Walk) -> tuple[str | None, float | None]:
    """The unit and its millimetres; none where the file says none, or says inch and metric at once."""
    code = doc.header.get("$INSUNITS", 0)
    if code == _INCH and doc.header.get("$MEASUREMENT", 0) == _METRIC:
        walk.remarks["unit_doubtful", "inch"] += 1
        return None, None
    unit, mm = _UNITS.get(code, (None, None))
    return unit, mm


def _sheets(doc: Drawing, walk: Walk, mm: float | None) -> list[SheetContent]:
    model = Picture()
    walk.draw(doc.modelspace(), model)
    papers = [_paper(walk, doc.layouts.get(name), model) for name in doc.layouts.names_in_taborder() if name != "Model"]
    sheet = make_sheet(walk, model, name="Model", mm=mm, frames=frames_side_by_side(model))
    if sheet is not None and (missing := left_out(sheet, papers)):
        walk.remarks["off_sheet", "Model"] += missing
    sheets = [found for found in (sheet, *(paper.sheet for paper in papers)) if found is not None]
    return [replace(found, number=i) for i, found in enumerate(sheets, start=1)]


def _paper(walk: Walk, layout: Any, model: Picture) -> Paper:
    """A layout with what its viewports show of the model."""
    picture = Picture()
    walk.draw(layout, picture)
    has_own = bool(picture.strokes or picture.texts or picture.annotations)
    place_viewports(walk, layout, model, picture)
    return Paper(make_sheet(walk, picture, name=str(layout.name), mm=_paper_mm(layout)), has_own)


def _paper_mm(layout: Any) -> float | None:
    """The millimetres of a paper unit of a layout."""
    units = layout.dxf.get("plot_paper_units", 1)
    return {0: 25.4, 1: 1.0}.get(units)
