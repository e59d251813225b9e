"""A drawing that is open, with what the canvas paints of its sheets and finds on them: made once, in the background if it can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun
from qcdesigner.rendering.annotation_boxes import AnnotationBoxes
from qcdesigner.rendering.display_list import SheetPainter

if TYPE_CHECKING:
    from qcdesigner.drawings.ocr.paper import Grey


class OpenDrawing(Protocol):
    """A drawing that was read (`drawings.opening.OpenedDrawing`)."""

    content: DrawingContent

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes: ...

    def recognise(self, picture: Grey) -> tuple[TextRun, ...]: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True, eq=False)
class ShownSheet:
    """A sheet; `painter` is None for one whose tiles are asked from the drawing."""

    content: SheetContent
    boxes: AnnotationBoxes
    painter: SheetPainter | None


class ShownDrawing:
    """Begins with its first sheet; the others follow when they are first shown."""

    def __init__(self, opened: OpenDrawing) -> None:
        self.content, self.tile = opened.content, opened.tile
        self.recognise, self.close = opened.recognise, opened.close
        self._sheets: dict[int, ShownSheet] = {}
        if self.content.sheets:
            self.sheet(self.content.sheets[0].number)

    def sheet(self, number: int) -> ShownSheet | None:
        """The sheet of this number, None if there is none."""
        content = next((sheet for sheet in self.content.sheets if sheet.number == number), None)
        if content is not None and number not in self._sheets:
            painter = None if content.tiled else SheetPainter(content)
            self._sheets[number] = ShownSheet(content, AnnotationBoxes(content), painter)
        return self._sheets.get(number)
