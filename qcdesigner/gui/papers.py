"""The user's ways from the plan to paper: export of the documents, printing of two of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow

from qcdesigner.gui.background import Background
from qcdesigner.gui.session import Session


class Papers(QObject):
    """Each way asks what it must; documents are made in the background."""

    def __init__(self, session: Session, background: Background, *, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._background, self._window = session, background, window

    def ask_export(self) -> None:
        """Opens the export dialog."""
        from qcdesigner.gui.dialogs.export import ExportDialog

        dialog = ExportDialog(self._session, self._background, self._window)
        dialog.folder_wanted.connect(self._show_folder)
        dialog.exec()

    def ask_print(self) -> None:
        """Asks for a printer and prints the sheets with their balloons."""
        self._ask_print("plan_repere", self._session.tr_("Print the ballooned drawing"))

    def ask_print_plan(self) -> None:
        """Asks for a printer and prints the inspection plan."""
        self._ask_print("gamme", self._session.tr_("Print the inspection plan"))

    def _ask_print(self, document: str, title: str) -> None:
        from qcdesigner.gui.printing import ask_print

        ask_print(self._session, self._background, self._window, document=document, title=title)

    def _show_folder(self, folder: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
