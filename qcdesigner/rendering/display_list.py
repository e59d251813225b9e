"""Paints the display list of a sheet: any region at any scale, in small steps for the screen or at once for paper."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from qcdesigner.drawings.content import SheetContent
from qcdesigner.model.paper import Page, page_of
from qcdesigner.rendering.layers import FillLayer, Scale, StrokeLayer, TextLayer


class SheetPainter:
    """The picture of one sheet. It keeps the paths it made, so what was painted once is painted again fast."""

    def __init__(self, sheet: SheetContent) -> None:
        self.sheet = sheet
        self.page: Page = page_of(sheet, sheet.width / sheet.height)
        self._layers: tuple[FillLayer | StrokeLayer | TextLayer, ...] = (
            *(FillLayer(fills) for fills in sheet.fills if len(fills.areas) > 1),
            *(StrokeLayer(lines) for lines in sheet.strokes if len(lines.points)),
            TextLayer(sheet.texts),
        )

    @property
    def units_per_mm(self) -> float:
        """Sheet units per millimetre of the printed page."""
        return self.sheet.width / self.page.width_mm

    def paint(self, painter: QPainter, region: QRectF, scale: float, *, paper: bool = False) -> None:
        """Paints what lies in `region` (sheet units), the painter being set to sheet units.

        `scale` is pixels per sheet unit. On screen lines are at least a pixel wide; on `paper` they have their width in
        millimetres and texts stay texts.
        """
        for _ in self.steps(painter, region, scale, paper=paper):
            pass

    def steps(self, painter: QPainter, region: QRectF, scale: float, *, paper: bool = False) -> Iterator[None]:
        """The same, pausing after each small part: whoever paints for the screen looks at the clock there.

        Each part sets what it needs of the painter, which may end and begin again in a pause.
        """
        how = Scale(scale, self.units_per_mm, paper)
        for layer in self._layers:
            yield from layer.steps(painter, region, how)
