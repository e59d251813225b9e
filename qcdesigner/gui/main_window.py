"""The main window: puts the parts together and keeps what they show in step. What actions do is in the parts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from qcdesigner.domain.tables import resource_path
from qcdesigner.gui.actions import Actions
from qcdesigner.gui.background import Background
from qcdesigner.gui.bars import OperationBar, ProblemBar
from qcdesigner.gui.custody import Custody
from qcdesigner.gui.drawing_flow import DrawingFlow
from qcdesigner.gui.dropping import Drops
from qcdesigner.gui.edit_labels import edit_text
from qcdesigner.gui.edits import Edits
from qcdesigner.gui.file_kinds import is_plan
from qcdesigner.gui.menus import PANELS, RECENT, build_main_bar, build_menus
from qcdesigner.gui.open_dialogs import OpenDialogs
from qcdesigner.gui.papers import Papers
from qcdesigner.gui.plan_files import PlanFiles
from qcdesigner.gui.session import Session
from qcdesigner.gui.start_page import StartPage
from qcdesigner.gui.status import StatusBar
from qcdesigner.gui.workspace import Workspace

SAMPLE = resource_path("samples/bride_de_palier.qcd")


class MainWindow(QMainWindow):
    """One window on one session. The parts that the table of actions names: `files drawings edits papers dialogs workspace`."""

    def __init__(self, session: Session, background: Background, custody: Custody) -> None:
        super().__init__()
        self.session = session
        self._background = background
        self._leaving = False
        self.files = PlanFiles(session, background, custody, window=self)
        self.drawings = DrawingFlow(session, background, custody, window=self, leave=self.files.leave_then)
        self.edits = Edits(session, window=self)
        self.papers = Papers(session, background, window=self)
        self.dialogs = OpenDialogs(session, window=self)
        self.drops = Drops(session, self.open_path, self.drawings, window=self)
        self.actions_ = Actions(self, session)
        self.menus = build_menus(self, self.actions_, session.tr_)
        self.main_bar = build_main_bar(self, self.actions_, session.tr_)
        self.problems = ProblemBar(session.tr_)
        self.operations = OperationBar(background, session.tr_)
        self.start_page = StartPage(session)
        self.status = StatusBar(session)
        self._workspace: Workspace | None = None
        self._lay_out()
        self._connect()
        self._follow_document()

    @property
    def workspace(self) -> Workspace:
        """The drawing and its panels, made when first needed."""
        if self._workspace is None:
            self._workspace = Workspace(self.session, self, self.actions_, self._background)
            self._pages.addWidget(self._workspace)
            self._workspace.fill_panels_menu(self.menus[PANELS])
            self._workspace.restore_layout(self.session.settings.layout)
        return self._workspace

    def make_ready(self) -> None:
        """Makes the drawing and its panels while nothing is open, so that the first plan need not wait for them."""
        if not self.session.has_plan:
            self.workspace.set_shown(False)

    def open_path(self, path: Path) -> None:
        """Opens a plan, or makes a new plan of a drawing."""
        if is_plan(path):
            self.files.open(path)
        else:
            self.drawings.new_from(path)

    def open_sample(self) -> None:
        """Opens the plan of the sample part; where it does not come with the program, a new plan of its drawing."""
        if SAMPLE.exists():
            self.files.open_copy(SAMPLE)
        else:
            self.drawings.new_from(SAMPLE.with_suffix(".dxf"))

    def keep_layout(self) -> None:
        """Remembers geometry and panels for the next start."""
        values = {"geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii")}
        if self._workspace is not None and self.session.has_plan:
            values["layout"] = self._workspace.layout_state()
        self.session.change_settings(**values)

    def retire(self) -> None:
        """Goes away for another window on the same session: nothing is asked, nothing is closed."""
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving:
            self.files.leave_then(self._leave)
        if self._leaving:
            self.keep_layout()
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    def _leave(self) -> None:
        """Closes; called at once while closing, or later when the changes have been saved."""
        self._leaving = True
        self.close()

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        options = QMainWindow.DockOption
        self.setDockOptions(options.AllowTabbedDocks | options.AllowNestedDocks | options.GroupedDragging)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            self.setCorner(corner, Qt.DockWidgetArea.RightDockWidgetArea)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        # Hidden, it would still hold the panels of a plan to what room it leaves them.
        self.start_page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for widget in (self.problems, self.operations, self._pages):
            column.addWidget(widget)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        self._restore_geometry()

    def _connect(self) -> None:
        session = self.session
        session.replaced.connect(self._follow_document)
        session.changed.connect(self._refresh)
        session.saved.connect(self._refresh)
        session.selection.changed.connect(self.actions_.update)
        session.problem.connect(self.problems.show_problem)
        session.notice.connect(self.status.say)
        session.settings_changed.connect(self._list_recent)
        self.status.table_wanted.connect(lambda: self.workspace.show_table())
        self.status.left_wanted.connect(self._settle)
        page = self.start_page
        page.drawing_wanted.connect(self.drawings.ask_new)
        page.plan_wanted.connect(self.files.ask_open)
        page.sample_wanted.connect(self.open_sample)
        page.recent_wanted.connect(self._open_recent)
        self._list_recent()

    def _settle(self, record_id: str) -> None:
        """Goes to this line of what is left; without one, shows the account as it stands."""
        if record_id:
            self.workspace.walk_to(record_id)
        else:
            self.workspace.show_account()

    def _follow_document(self) -> None:
        """Shows the plan that is open, or the start page."""
        self.problems.hide()
        if self.session.has_plan:
            self.workspace.set_shown(True)
            self._pages.setCurrentWidget(self.workspace)
            if self.session.path is None:
                self.workspace.offer_account()
        elif self._workspace is not None:
            self._workspace.set_shown(False)
            self._pages.setCurrentWidget(self.start_page)
        self._refresh()

    def _refresh(self, _change: object = None) -> None:
        self.actions_.update()
        self.status.refresh()
        self._name_undo()
        self._set_title()

    def _name_undo(self) -> None:
        tr, history = self.session.tr_, self.session.document.history
        undo, redo = edit_text(history.undo_label, tr), edit_text(history.redo_label, tr)
        self.actions_["edit.undo"].setText(tr("&Undo: {edit}").format(edit=undo) if undo else tr("&Undo"))
        self.actions_["edit.redo"].setText(tr("&Redo: {edit}").format(edit=redo) if redo else tr("&Redo"))

    def _set_title(self) -> None:
        session = self.session
        if not session.has_plan:
            self.setWindowTitle("qcdesigner")
            return
        name = session.path.name if session.path else session.tr_("New inspection plan")
        part = " ".join(filter(None, (session.document.part.reference, session.document.part.designation)))
        self.setWindowTitle(" — ".join(filter(None, (f"{name}[*]", part, "qcdesigner"))))
        self.setWindowModified(session.is_modified)

    def _list_recent(self) -> None:
        menu = self.menus[RECENT]
        menu.clear()
        for name in self.session.settings.recent:
            action = menu.addAction(Path(name).name)
            action.setToolTip(name)
            action.setData(name)
            action.triggered.connect(self._open_recent_action)
        menu.setEnabled(bool(self.session.settings.recent))

    def _open_recent_action(self) -> None:
        self._open_recent(self.sender().data())  # type: ignore[attr-defined]

    def _open_recent(self, name: str) -> None:
        self.open_path(Path(name))

    def _restore_geometry(self) -> None:
        geometry = self.session.settings.geometry
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii"))):
            room = self.screen().availableSize()
            self.resize(min(1480, round(room.width() * 0.9)), min(920, round(room.height() * 0.9)))
