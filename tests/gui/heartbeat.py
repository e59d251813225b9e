"""How long the interface thread was away from its events: a timer that should beat all the time, and does not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 2


class Heartbeat(QObject):
    """Of the `during` under way or last ended, between two beats: `longest_ms` that went by, and `busiest_ms` that the
    thread itself was at work, which does not depend on what else the machine does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = self.busiest_ms = 0.0
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @contextmanager
    def during(self) -> Iterator[Heartbeat]:
        """Watches while the block runs, and as long as events are processed in it."""
        self.longest_ms = self.busiest_ms = 0.0
        self._last, self._last_busy = time.perf_counter(), time.thread_time()
        self._timer.start(BEAT_MS)
        try:
            yield self
        finally:
            self._beat()
            self._timer.stop()

    def _beat(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - BEAT_MS)
        self.busiest_ms = max(self.busiest_ms, (busy - self._last_busy) * 1000)
        self._last, self._last_busy = now, busy
