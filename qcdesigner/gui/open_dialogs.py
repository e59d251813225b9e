"""The dialogs that belong to no plan: preferences, keys, about. Each is imported when first opened."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from qcdesigner.gui.session import Session
from qcdesigner.model.records import BalloonSize


class OpenDialogs(QObject):
    """One method for each dialog."""

    def __init__(self, session: Session, *, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def preferences(self) -> None:
        from qcdesigner.gui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._session, self._window)
        if dialog.exec():
            settings = self._session.change_settings(**dialog.values())
            self._size_balloons(settings.balloon_size)

    def _size_balloons(self, size: BalloonSize) -> None:
        """The plan holds the size, so that screen and paper agree; the preference alone is for plans to come."""
        from qcdesigner.editing.identity import change_plan

        document = self._session.document
        is_open = self._session.has_plan and not self._session.read_only
        if is_open and document.plan.balloon_size != size:
            self._session.attempt(lambda: change_plan(document, balloon_size=size))

    def keys(self) -> None:
        from qcdesigner.gui.dialogs.keys import KeysDialog

        KeysDialog(self._session.tr_, self._window).exec()

    def about(self) -> None:
        from qcdesigner.gui.dialogs.about import AboutDialog

        AboutDialog(self._session.tr_, self._window).exec()
