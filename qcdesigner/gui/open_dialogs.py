"""The dialogs that belong to no plan: preferences, keys, about. Each is imported when first opened."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from qcdesigner.gui.session import Session


class OpenDialogs(QObject):
    """One method for each dialog."""

    def __init__(self, session: Session, *, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def preferences(self) -> None:
        from qcdesigner.gui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._session, self._window)
        if dialog.exec():
            self._session.change_settings(**dialog.values())

    def keys(self) -> None:
        from qcdesigner.gui.dialogs.keys import KeysDialog

        KeysDialog(self._session.tr_, self._window).exec()

    def about(self) -> None:
        from qcdesigner.gui.dialogs.about import AboutDialog

        AboutDialog(self._session.tr_, self._window).exec()
