"""Which of a drawing's spaces are its sheets: the layouts that were made to be printed, or the model space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qcdesigner.drawings.content import IN_ANNOTATION, SheetContent


@dataclass(frozen=True, slots=True)
class Paper:
    """A layout as a sheet (None: nothing to be seen); `has_own` says that more than windows on the model is on it."""

    sheet: SheetContent | None
    has_own: bool


def in_order(model: SheetContent | None, papers: Sequence[Paper]) -> list[SheetContent]:
    """The sheets in reading order.

    Layouts with a frame or notes of their own that show what the model states are the sheets a reader has in hand: the
    model then comes last, not plotted, and only if they leave something of it out. Else the model is the first sheet.
    """
    layouts = [paper.sheet for paper in papers if paper.sheet is not None]
    if model is None:
        return layouts
    stated = _statements(model)
    made = [paper.sheet for paper in papers if paper.sheet is not None and paper.has_own]
    if not any(stated & _statements(sheet) for sheet in made):
        return [model, *layouts]
    behind = replace(model, is_plotted=False)
    return [*layouts, behind] if left_out(behind, layouts) else layouts


def left_out(model: SheetContent, sheets: Sequence[SheetContent]) -> set[str]:
    """The handles of what the model states and none of the (other) sheets shows."""
    return _statements(model).difference(*(_statements(sheet) for sheet in sheets if sheet.is_plotted))


def _statements(sheet: SheetContent) -> set[str]:
    """The handles of annotations and of texts with figures."""
    texts = {run.handle for run in sheet.texts if run.group != IN_ANNOTATION and any(c.isdigit() for c in run.text)}
    return ({a.handle for a in sheet.annotations} | texts) - {""}
