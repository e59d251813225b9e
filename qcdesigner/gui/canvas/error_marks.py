"""Which balloons look wrong: those of characteristics whose written values contradict something, a moment after each edit."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer

from qcdesigner.gui.canvas.view import DrawingView
from qcdesigner.gui.session import Session
from qcdesigner.model.checks import standing_errors

DELAY_MS = 400
STILL_TO_DO = frozenset({"no_phase", "no_means", "no_frequency"})
"""Errors of a plan that is not finished: on the drawing they would make every balloon of a new plan look wrong."""


class ErrorMarks(QObject):
    """Asks the checks, and tells the view."""

    def __init__(self, session: Session, view: DrawingView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        session.changed.connect(self._timer.start)
        session.replaced.connect(self._timer.start)
        self._timer.start()

    def refresh(self) -> None:
        """Shows the errors that stand now."""
        errors = standing_errors(self._session.document, today=date.today())
        self._view.set_errors({subject for e in errors if e.code not in STILL_TO_DO for subject in e.subjects})
