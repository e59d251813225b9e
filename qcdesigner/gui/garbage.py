"""Garbage is collected in the interface thread alone: an object of Qt that dies in a worker's thread takes the program down.

Python collects in whatever thread happens to make an object, and looks at all there is, which holds the window up; so it is
told not to, and a timer does it, a generation at a time as Python would.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 100


class Garbage(QObject):
    """At work from its making until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collects the oldest generation that is due, and with it the younger ones."""
        counts = gc.get_count()
        due = [g for g in range(3) if all(counts[i] > gc.get_threshold()[i] for i in range(g + 1))]
        if due:
            gc.collect(due[-1])

    def keep_what_is_there(self) -> None:
        """Looks no more at what is there now: modules and windows, which stay until the end."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Gives the collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
