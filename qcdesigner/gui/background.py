"""Background operations: work in a thread, with progress, cancel, and result or error delivered on the interface thread.

The work is a plain function of its `Operation`; it touches no widget and gives back something frozen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from qcdesigner.domain.errors import QcError

Work = Callable[["Operation"], Any]


class Operation(QObject):
    """A piece of work under way. The work calls `progress(fraction)` and asks `cancelled()` now and then."""

    progressed = Signal(float)
    sheet_begun = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, title: str, parent: QObject, *, can_cancel: bool) -> None:
        super().__init__(parent)
        self.title, self.can_cancel = title, can_cancel
        self._cancelled = False

    def progress(self, fraction: float) -> None:
        """Says how much is done, 0 to 1; called from the work."""
        self.progressed.emit(fraction)

    def begin_sheet(self, number: int, count: int) -> None:
        """Says which sheet of how many is under way; called from the work."""
        self.sheet_begun.emit(number, count)

    def cancelled(self) -> bool:
        """True once the user has given up; the work may stop and give anything back."""
        return self._cancelled

    @Slot()
    def cancel(self) -> None:
        self._cancelled = True

    def work_through(self, work: Work) -> None:
        """Runs the work in the thread that calls, and announces its end to the interface thread."""
        try:
            result, error = work(self), None
        except Exception as raised:  # delivered below, to the caller or to the crash dialog
            result, error = None, raised
        self._ended.emit(result, error)


class Background(QObject):
    """Runs operations; `changed` announces that one began or ended."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self.running: tuple[Operation, ...] = ()

    def run(
        self,
        title: str,
        work: Work,
        *,
        then: Callable[[Any], None],
        failed: Callable[[QcError], None],
        cancelled: Callable[[], None] | None = None,
        can_cancel: bool = True,
    ) -> Operation:
        """Starts `work`; on the interface thread then calls `then(result)`, `failed(error)` for what a user can cause,
        or `cancelled()` and nothing else if it was given up. Other errors are bugs: they are raised there.
        """
        operation = Operation(title, self, can_cancel=can_cancel)
        end = _Ending(self, operation, then, failed, cancelled)
        operation._ended.connect(end.deliver)
        self.running = (*self.running, operation)
        self.changed.emit()  # first: who follows the operation must not miss what it says at once
        self._pool.start(lambda: operation.work_through(work))
        return operation

    def forget(self, operation: Operation) -> None:
        """Takes an ended operation off the list."""
        self.running = tuple(other for other in self.running if other is not operation)
        operation.deleteLater()
        self.changed.emit()

    def stop(self) -> None:
        """Asks all to give up and waits for them: for the end of the program."""
        for operation in self.running:
            operation.cancel()
        self._pool.waitForDone()


class _Ending(QObject):
    """Receives the end of an operation: an object of the interface thread, so that Qt queues the call to it."""

    def __init__(
        self,
        background: Background,
        operation: Operation,
        then: Callable[[Any], None],
        failed: Callable[[QcError], None],
        cancelled: Callable[[], None] | None,
    ) -> None:
        super().__init__(operation)
        self._background, self._operation = background, operation
        self._then, self._failed, self._cancelled = then, failed, cancelled

    @Slot(object, object)
    def deliver(self, result: object, error: Exception | None) -> None:
        cancelled = self._operation.cancelled()
        self._background.forget(self._operation)
        if cancelled:
            if self._cancelled is not None:
                self._cancelled()
        elif error is None:
            self._then(result)
        elif isinstance(error, QcError):
            self._failed(error)
        else:
            raise error
