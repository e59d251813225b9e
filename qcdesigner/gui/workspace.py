"""The open plan in the window: the drawing with its sheets and tools in the middle, the panels round it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from qcdesigner.gui.docks import arrange, build_docks
from qcdesigner.gui.session import Session

_LAYOUT_VERSION = 1


class Workspace(QWidget):
    """Made when the first plan is opened. Methods are what the menus ask of the view and of the panels."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        from qcdesigner.gui.canvas.view import DrawingView

        super().__init__(window)
        self._session, self._window = session, window
        self.view = DrawingView(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        self.docks = build_docks(window, session)

    def layout_state(self) -> str:
        """The arrangement of the panels, for `restore_layout`."""
        return bytes(self._window.saveState(_LAYOUT_VERSION).toBase64().data()).decode("ascii")

    def restore_layout(self, state: str) -> None:
        """Puts the panels as they were; a state of another version is ignored."""
        if state:
            self._window.restoreState(QByteArray.fromBase64(state.encode("ascii")), _LAYOUT_VERSION)

    def reset_layout(self) -> None:
        arrange(self._window, self.docks, self._session)

    def set_shown(self, shown: bool) -> None:
        """Hides the panels while the start page is there."""
        for dock in self.docks.values():
            dock.setVisible(shown)

    def fill_panels_menu(self, menu: QMenu) -> None:
        """One entry for each panel, to show or hide it."""
        for dock in self.docks.values():
            menu.addAction(dock.toggleViewAction())

    def fill_tools_menu(self, menu: QMenu) -> None:
        """The tools of the drawing."""

    def fit(self) -> None:
        self.view.fit()

    def zoom_to_selection(self) -> None:
        self.view.zoom_to_selection()

    def zoom_in(self) -> None:
        self.view.zoom_in()

    def zoom_out(self) -> None:
        self.view.zoom_out()

    def show_identity(self) -> None:
        self._show("identity")

    def show_phases(self) -> None:
        self._show("phases")

    def show_means(self) -> None:
        self._show("means")

    def show_findings(self) -> None:
        self._show("findings")

    def show_unread(self) -> None:
        self._show("unread")

    def show_table(self) -> None:
        self._show("table")

    def add_without_place(self) -> None:
        """Puts the cursor where a characteristic without a place is typed."""
        self._show("table")
        self.docks["table"].panel().add_line.line.setFocus()  # type: ignore[attr-defined]

    def _show(self, dock_id: str) -> None:
        dock = self.docks[dock_id]
        dock.show()
        dock.raise_()
        dock.panel().setFocus()
