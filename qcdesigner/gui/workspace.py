"""The open plan in the window: the drawing with its sheets and tools in the middle, the panels round it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from qcdesigner.gui.actions import Actions
from qcdesigner.gui.background import Background
from qcdesigner.gui.docks import arrange, build_docks
from qcdesigner.gui.menus import build_drawing_bar
from qcdesigner.gui.session import Session
from qcdesigner.model.account import account_of
from qcdesigner.model.queries import drawings_in_order, sheets_of

if TYPE_CHECKING:
    from qcdesigner.gui.panels.account import AccountPanel

_LAYOUT_VERSION = 2
_ZOOM_STEP = 1.25
DRAWING_MENU = (
    "balloon.confirm", "balloon.waive", "balloon.explode", "balloon.merge", "edit.duplicate", "edit.delete",
    "view.selection", "view.fit",
)  # fmt: skip


class Workspace(QWidget):
    """Made when the first plan is opened. Methods are what the menus ask of the view and of the panels."""

    def __init__(
        self, session: Session, window: QMainWindow, actions: Actions, background: Background
    ) -> None:
        from qcdesigner.gui.canvas.error_marks import ErrorMarks
        from qcdesigner.gui.canvas.sheets import SheetTabs
        from qcdesigner.gui.canvas.view import DrawingView
        from qcdesigner.gui.placing import Placing

        super().__init__(window)
        self._session, self._window, self._actions = session, window, actions
        self.view = DrawingView(session)
        self.placing = Placing(session, self.view, background)
        self.error_marks = ErrorMarks(session, self.view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(build_drawing_bar(self, actions, session.tr_))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(SheetTabs(session, self.view))
        row.addLayout(column, 1)
        actions.put_keys_on(self.view)
        self.docks = build_docks(window, session)
        self._is_shown = False
        self._put_away: frozenset[str] = frozenset()
        self.view.tool_changed.connect(self._follow_tool)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.balloon_activated.connect(self._show_properties)
        self.view.unread_clicked.connect(self.show_account)
        self.docks["findings"].panel().panel_wanted.connect(self._show)  # type: ignore[attr-defined]
        self._follow_tool(self.view.tool_name)

    def layout_state(self) -> str:
        """The arrangement of the panels, for `restore_layout`."""
        return bytes(self._window.saveState(_LAYOUT_VERSION).toBase64().data()).decode("ascii")

    def restore_layout(self, state: str) -> None:
        """Puts the panels as they were; a state of another version is ignored."""
        if state:
            self._window.restoreState(QByteArray.fromBase64(state.encode("ascii")), _LAYOUT_VERSION)
            self._put_away = self._hidden_panels()

    def reset_layout(self) -> None:
        arrange(self._window, self.docks, self._session)

    def set_shown(self, shown: bool) -> None:
        """Hides the panels while the start page is there; those that the user put away stay so."""
        if self._is_shown and not shown:
            self._put_away = self._hidden_panels()
        if self._is_shown != shown or not shown:
            for name, dock in self.docks.items():
                dock.setVisible(shown and name not in self._put_away)
        self._is_shown = shown

    def _hidden_panels(self) -> frozenset[str]:
        return frozenset(name for name, dock in self.docks.items() if dock.isHidden())

    def fill_panels_menu(self, menu: QMenu) -> None:
        """One entry for each panel, to show or hide it."""
        for dock in self.docks.values():
            menu.addAction(dock.toggleViewAction())

    def fit(self) -> None:
        self.view.fit()

    def zoom_to_selection(self) -> None:
        self.view.zoom_to_selection()

    def zoom_in(self) -> None:
        self.view.zoom(_ZOOM_STEP)

    def zoom_out(self) -> None:
        self.view.zoom(1 / _ZOOM_STEP)

    def next_sheet(self) -> None:
        self._step_sheet(1)

    def previous_sheet(self) -> None:
        self._step_sheet(-1)

    def choose_select(self) -> None:
        self.view.choose_tool("select")

    def choose_annotation(self) -> None:
        self.view.choose_tool("annotation")

    def choose_box(self) -> None:
        self.view.choose_tool("box")

    def choose_point(self) -> None:
        self.view.choose_tool("point")

    def show_identity(self) -> None:
        self._show("identity")

    def show_phases(self) -> None:
        self._show("phases")

    def show_means(self) -> None:
        self._show("means")

    def show_findings(self) -> None:
        self._show("findings")

    def show_account(self, record_id: str = "") -> None:
        """Shows what is left of the account of the drawing, at this line if one is given."""
        self._show("account")
        if record_id:
            self._account.select(record_id)

    def offer_account(self) -> None:
        """Brings the list of what is left to the front of its panels, for a drawing that has just been read."""
        dock = self.docks["account"]
        if not dock.isHidden() and not account_of(self._session.document).is_settled:
            dock.raise_()

    def walk_to(self, record_id: str) -> None:
        """Goes to this line of what is left."""
        self.show_account(record_id)
        self._account.walk(0, is_first=True)

    def walk_on(self) -> None:
        """Goes to the next line that is left."""
        self._walk(1)

    def walk_back(self) -> None:
        """Goes to the line before."""
        self._walk(-1)

    def show_table(self) -> None:
        self._show("table")

    def search_table(self) -> None:
        """Puts the cursor where words are looked for in the table."""
        self._show("table")
        self.docks["table"].panel().search()  # type: ignore[attr-defined]

    def add_without_place(self) -> None:
        """Puts the cursor where a characteristic without a place is typed."""
        self._show("table")
        self.docks["table"].panel().add_line.line.setFocus()  # type: ignore[attr-defined]

    @property
    def _account(self) -> AccountPanel:
        return self.docks["account"].panel()  # type: ignore[return-value]

    def _walk(self, way: int) -> None:
        if account_of(self._session.document).is_settled:
            self._session.notice.emit(self._session.tr_("Nothing is left to settle: the account of the drawing is complete."))
            return
        dock, was_there = self.docks["account"], self._account.list.hasFocus()
        dock.show()
        dock.raise_()
        self._account.walk(way, is_first=not was_there)

    def _show(self, dock_id: str) -> None:
        dock = self.docks[dock_id]
        dock.show()
        dock.raise_()
        dock.panel().setFocus()

    def _show_properties(self, _characteristic_id: str) -> None:
        self._show("properties")

    def _show_menu(self, at: QPoint) -> None:
        """The menu of the drawing: what can be done to the selected balloons."""
        menu = QMenu(self)
        self._actions.dress(DRAWING_MENU)
        menu.addActions([self._actions[action_id] for action_id in DRAWING_MENU])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _follow_tool(self, name: str) -> None:
        self._actions[f"tool.{name}"].setChecked(True)

    def _step_sheet(self, step: int) -> None:
        document = self._session.document
        sheets = [sheet.id for drawing in drawings_in_order(document) for sheet in sheets_of(document, drawing.id)]
        if self.view.sheet_id in sheets:
            self.view.show_sheet(sheets[(sheets.index(self.view.sheet_id) + step) % len(sheets)])
