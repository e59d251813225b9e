"""Makes ready what the first plan and its documents will need while the start page is shown, a piece at a time between the events."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from qcdesigner.gui.docks import dock_table

_FIRST_PAUSE_MS = 1000
_PAUSE_MS = 5
_MODULES = (
    "numpy", "qcdesigner.gui.canvas.view", "qcdesigner.gui.canvas.sheets", "qcdesigner.gui.canvas.error_marks",
    "qcdesigner.gui.placing", "qcdesigner.domain.tolerances.notation", "qcdesigner.rendering.display_list",
    "qcdesigner.rendering.annotation_boxes", "qcdesigner.storage.journal",
)  # fmt: skip
_MODULES_OF_DOCUMENTS = (
    "qcdesigner.documents.document_type", "qcdesigner.domain.measuring.frequency_notation", "lxml.etree", "jinja2",
    "qcdesigner.documents.workbook.book", "email.utils", "http.client", "xml.sax.saxutils",
    "qcdesigner.documents.workbook.filling", "qcdesigner.documents.phases", "qcdesigner.gui.dialogs.export",
)  # fmt: skip
"""What the export dialog brings, in pieces that take some tens of milliseconds each."""


class Warming(QObject):
    """Begins when the window has been shown, and ends by itself; `then` is called once all is imported."""

    def __init__(self, parent: QObject, then: Callable[[], None]) -> None:
        super().__init__(parent)
        self._then = then
        panels = [f"qcdesigner.gui.{spec.widget.partition(':')[0]}" for spec in dock_table(str)]
        self._modules = iter((*_MODULES, *panels, *_MODULES_OF_DOCUMENTS))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._import_one)

    @property
    def is_at_work(self) -> bool:
        return self._timer.isActive()

    def begin(self) -> None:
        """After the first moments, which belong to the start page."""
        self._timer.start(_FIRST_PAUSE_MS)

    def _import_one(self) -> None:
        name = next(self._modules, None)
        if name is None:
            self._timer.stop()
            self._then()
        else:
            self._timer.setInterval(_PAUSE_MS)
            import_module(name)
