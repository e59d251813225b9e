"""The tie between the selection of the table and the one selection of the window; neither echoes the other."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QObject

from qcdesigner.gui.session import Session
from qcdesigner.gui.tables.model import CharacteristicsModel
from qcdesigner.gui.tables.view import LinesView


class SelectionLink(QObject):
    """Makes selected cells selected characteristics, and selected characteristics selected lines."""

    def __init__(self, session: Session, view: LinesView, model: CharacteristicsModel) -> None:
        super().__init__(view)
        self._session, self._view, self._model = session, view, model
        self._busy = False
        view.selectionModel().selectionChanged.connect(self._announce)
        view.selectionModel().currentRowChanged.connect(lambda *_: self._announce())
        session.selection.changed.connect(self._follow)
        view.lines.modelReset.connect(self._follow)

    def _announce(self, *_: QItemSelection) -> None:
        if not self._busy:
            self._busy = True
            self._session.selection.set(self._ids())
            self._busy = False

    def _ids(self) -> list[str]:
        """The selected characteristics, the current one last."""
        current = self._view.currentIndex().row()
        rows = self._view.selected_rows()
        if current in rows:
            rows.remove(current)
            rows.append(current)
        lines = self._view.lines
        return [self._model.id_at(lines.mapToSource(lines.index(row, 0)).row()) for row in rows]

    def _follow(self) -> None:
        if self._busy or set(self._ids()) == set(self._session.selection.ids):
            return
        self._busy = True
        numbers = (self._model.row_number(i) for i in self._session.selection.ids)
        mapped = (self._view.lines.mapFromSource(self._model.index(n, 0)) for n in numbers if n is not None)
        rows = [index.row() for index in mapped if index.isValid()]
        self._view.select_rows(rows, rows[-1] if rows else None)
        self._busy = False
