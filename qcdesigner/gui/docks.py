"""The panels round the drawing as a table, each made when it is first seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from qcdesigner.gui.session import Session

Tr = Callable[[str], str]
RIGHT, BOTTOM = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
NARROWEST_RIGHT_PX = 335  # the titles of its tabs are read whole
LOW_WINDOW_PX = 860  # lower than this, the table would show a few lines only


@dataclass(frozen=True, slots=True)
class DockSpec:
    """`widget` is `module:class` inside `qcdesigner.gui`, made with the session."""

    id: str
    title: str
    widget: str
    area: Qt.DockWidgetArea


def dock_table(tr: Tr) -> tuple[DockSpec, ...]:
    """The panels; those of one area are tabs of each other, the first in front."""
    return (
        DockSpec("table", tr("Characteristics"), "tables.characteristics:CharacteristicsPanel", BOTTOM),
        DockSpec("phases", tr("Phases"), "panels.phases:PhasesPanel", BOTTOM),
        DockSpec("means", tr("Means of inspection"), "panels.means:MeansPanel", BOTTOM),
        DockSpec("properties", tr("Properties"), "panels.properties:PropertiesPanel", RIGHT),
        DockSpec("findings", tr("Findings"), "panels.findings:FindingsPanel", RIGHT),
        DockSpec("account", tr("To settle"), "panels.account:AccountPanel", RIGHT),
        DockSpec("identity", tr("Identity"), "panels.identity:IdentityPanel", RIGHT),
    )


class Turns(QObject):
    """Calls what waits one by one, each in an event of its own: all panels at once would hold the window up."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], object]] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._call_next)

    def wait(self, call: Callable[[], object]) -> None:
        self._waiting.append(call)
        self._timer.start()

    def _call_next(self) -> None:
        call = self._waiting.pop(0)
        if self._waiting:
            self._timer.start()
        call()


class PanelDock(QDockWidget):
    """A dock that makes its panel when it is first seen: opening a plan does not wait for panels nobody looks at."""

    def __init__(self, spec: DockSpec, session: Session, window: QMainWindow, turns: Turns) -> None:
        super().__init__(spec.title, window)
        self.setObjectName(f"dock.{spec.id}")
        self._spec, self._session, self._turns = spec, session, turns
        self.visibilityChanged.connect(self._make_when_seen)
        self.topLevelChanged.connect(self._title)
        self._title(False)

    def panel(self) -> QWidget:
        """The panel, made now if it is not there yet."""
        if self.widget() is None:
            module, _, name = self._spec.widget.partition(":")
            self.setWidget(getattr(import_module(f"qcdesigner.gui.{module}"), name)(self._session))
        return self.widget()

    def _title(self, floating: bool) -> None:
        """A docked panel is named by its tab; only one that floats has a bar to move it by."""
        self.setTitleBarWidget(None if floating else QWidget(self))

    def _make_when_seen(self, visible: bool) -> None:
        if visible and self.widget() is None:
            self._turns.wait(self.panel)


def build_docks(window: QMainWindow, session: Session) -> dict[str, PanelDock]:
    """All docks by id, put where the table says."""
    turns = Turns(window)
    docks = {spec.id: PanelDock(spec, session, window, turns) for spec in dock_table(session.tr_)}
    arrange(window, docks, session)
    return docks


def arrange(window: QMainWindow, docks: dict[str, PanelDock], session: Session) -> None:
    """Puts every dock back where the table says."""
    first: dict[Qt.DockWidgetArea, PanelDock] = {}
    for spec in dock_table(session.tr_):
        dock = docks[spec.id]
        dock.setFloating(False)
        window.addDockWidget(spec.area, dock)
        if spec.area in first:
            window.tabifyDockWidget(first[spec.area], dock)
        first.setdefault(spec.area, dock)
        dock.show()
    for dock in first.values():
        dock.raise_()
    height, width = window.height(), window.width()
    table_share = 0.36 if height >= LOW_WINDOW_PX else 0.43
    window.resizeDocks([first[BOTTOM]], [round(height * table_share)], Qt.Orientation.Vertical)
    window.resizeDocks([first[RIGHT]], [max(NARROWEST_RIGHT_PX, round(width * 0.24))], Qt.Orientation.Horizontal)
