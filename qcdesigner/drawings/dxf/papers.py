"""What the model space states and no layout shows, where layouts were made to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qcdesigner.drawings.content import IN_ANNOTATION, SheetContent


@dataclass(frozen=True, slots=True)
class Paper:
    """A layout as a sheet (None: nothing to be seen); `has_own` says that more than windows on the model is on it."""

    sheet: SheetContent | None
    has_own: bool


def left_out(model: SheetContent, papers: Sequence[Paper]) -> int:
    """How many of the model's statements the layouts leave out; none where no layout was made to show it.

    A layout that was made for it has a frame or notes of its own, and shows at least one of them.
    """
    stated = _statements(model)
    shown = [_statements(paper.sheet) for paper in papers if paper.sheet is not None]
    of_made = [_statements(paper.sheet) for paper in papers if paper.sheet is not None and paper.has_own]
    return len(stated.difference(*shown)) if any(stated & some for some in of_made) else 0


def _statements(sheet: SheetContent) -> set[str]:
    """The handles of annotations and of texts with figures."""
    texts = {run.handle for run in sheet.texts if run.group != IN_ANNOTATION and any(c.isdigit() for c in run.text)}
    return ({a.handle for a in sheet.annotations} | texts) - {""}
