"""How much of one painting goes into new pictures of balloons: a drawing of hundreds must not hold the window up."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QGraphicsItem

SLICE_SECONDS = 0.02


class PicturePace(QObject):
    """Items ask `has_time` before they make a picture; those put off are painted again in one of the next events.

    While `is_zooming` pictures are stretched instead.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_zooming = False
        self._deadline = 0.0
        self._late: list[QGraphicsItem] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._paint_late)

    def begin(self) -> None:
        """A painting begins."""
        self._deadline = time.perf_counter() + SLICE_SECONDS

    def has_time(self) -> bool:
        return time.perf_counter() < self._deadline

    def put_off(self, item: QGraphicsItem) -> None:
        """The item has no picture yet, or an old one."""
        self._late.append(item)
        self._timer.start()

    def _paint_late(self) -> None:
        late, self._late = self._late, []
        for item in late:
            item.update()
