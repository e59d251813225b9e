"""Layouts that were made to print the model space, and what it states that none of them shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qcdesigner.drawings.content import IN_ANNOTATION, SheetContent


@dataclass(frozen=True, slots=True)
class Paper:
    """A layout as a sheet (None: nothing to be seen); `has_own` says that more than windows on the model is on it."""

    sheet: SheetContent | None
    has_own: bool


def printed(model: SheetContent | None, papers: Sequence[Paper]) -> list[SheetContent]:
    """The sheets of the layouts; those that were made to print the model are told: they have something of their own and show some of it."""
    stated = _statements(model) if model is not None else set()
    return [
        replace(paper.sheet, is_print=paper.has_own and bool(stated & _statements(paper.sheet)))
        for paper in papers
        if paper.sheet is not None
    ]


def left_out(model: SheetContent, layouts: Sequence[SheetContent]) -> int:
    """How many of the model's statements the layouts leave out; none where no layout was made to print it."""
    if not any(layout.is_print for layout in layouts):
        return 0
    return len(_statements(model).difference(*map(_statements, layouts)))


def _statements(sheet: SheetContent) -> set[str]:
    """The handles of annotations and of texts with figures."""
    texts = {run.handle for run in sheet.texts if run.group != IN_ANNOTATION and any(c.isdigit() for c in run.text)}
    return ({a.handle for a in sheet.annotations} | texts) - {""}
