"""The actions of the window as a table: what each is called, its keys, its icon, what it does and when it can be used.

Menus, tool bars, shortcuts and the page of keys are built from it; nothing else makes a QAction of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from qcdesigner.gui.conditions import CONDITIONS
from qcdesigner.gui.icons import icon
from qcdesigner.gui.session import Session

Tr = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """`does` names a method from the window: `files.save`. `when` is a name of `CONDITIONS`. `keys` in Qt's spelling.

    `scope`: keys that the table of characteristics uses too work in the drawing only (`drawing`), else anywhere
    (`window`); there, no key that edits a line of text on some system. `is_choice`: one of a group of which one is always chosen.
    """

    id: str
    text: str
    does: str
    when: str = "always"
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    scope: str = "window"
    is_choice: bool = False


def file_actions(tr: Tr) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            id="file.new", text=tr("&New from a drawing…"), does="drawings.ask_new", keys=("Ctrl+N",), icon="file-plus",
            tip=tr("Open a drawing (DXF, DWG, PDF, picture): its dimensions are ballooned and listed"),
        ),
        ActionSpec(
            id="file.new_similar", text=tr("New from a &similar inspection plan…"), does="files.ask_new_similar",
            icon="copy-plus", tip=tr("Take phases, means and characteristics from the plan of a similar part"),
        ),
        ActionSpec(
            id="file.open", text=tr("&Open…"), does="files.ask_open", keys=("Ctrl+O",), icon="folder-open",
            tip=tr("Open an inspection plan (.qcd)"),
        ),
        ActionSpec(
            id="file.add_drawing", text=tr("&Add a drawing…"), does="drawings.ask_add", when="editable",
            keys=("Ctrl+Shift+O",), icon="file-import", tip=tr("Add another drawing to this inspection plan"),
        ),
        ActionSpec(
            id="file.save", text=tr("&Save"), does="files.save", when="savable", keys=("Ctrl+S",), icon="device-floppy",
            tip=tr("Save the inspection plan"),
        ),
        ActionSpec(
            id="file.save_as", text=tr("Save &as…"), does="files.ask_save_as", when="plan", keys=("Ctrl+Shift+S",),
            tip=tr("Save the inspection plan under another name"),
        ),
        ActionSpec(
            id="file.export", text=tr("&Export the documents…"), does="papers.ask_export", when="plan", keys=("Ctrl+Shift+E",),
            icon="file-export", tip=tr("Inspection plan (Word), self-inspection sheet (Excel), ballooned drawing (PDF)"),
        ),
        ActionSpec(
            id="file.print", text=tr("&Print the ballooned drawing…"), does="papers.ask_print", when="drawing",
            keys=("Ctrl+P",), icon="printer", tip=tr("Print every sheet with its balloons"),
        ),
        ActionSpec(
            id="file.print_plan", text=tr("Print the &inspection plan…"), does="papers.ask_print_plan", when="plan",
            keys=("Ctrl+Shift+P",),
            tip=tr("Print the inspection plan as its Word document shows it (needs LibreOffice)"),
        ),
        ActionSpec(
            id="file.close", text=tr("&Close the inspection plan"), does="files.close_plan", when="plan",
            keys=("Ctrl+W",), tip=tr("Close this inspection plan and come back to the start page"),
        ),
        ActionSpec(
            id="file.quit", text=tr("&Quit"), does="close", keys=("Ctrl+Q",), tip=tr("Leave the program"),
        ),
    )  # fmt: skip


def edit_actions(tr: Tr) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            id="edit.undo", text=tr("&Undo"), does="edits.undo", when="undo", keys=("Ctrl+Z",), icon="arrow-back-up",
            tip=tr("Take the last change back"),
        ),
        ActionSpec(
            id="edit.redo", text=tr("&Redo"), does="edits.redo", when="redo", keys=("Ctrl+Y", "Ctrl+Shift+Z"),
            icon="arrow-forward-up", tip=tr("Do again what was taken back"),
        ),
        ActionSpec(
            id="edit.select_all", text=tr("Select &all"), does="edits.select_all", when="characteristics",
            keys=("Ctrl+A",), icon="select-all", tip=tr("Select all characteristics"),
        ),
        ActionSpec(
            id="edit.duplicate", text=tr("&Duplicate"), does="edits.duplicate", when="edit_selection",
            keys=("Ctrl+Shift+D",), icon="copy", tip=tr("Copy the selected characteristics under new numbers"),
        ),
        ActionSpec(
            id="edit.delete", text=tr("De&lete"), does="edits.delete", when="edit_selection", keys=("Del",), icon="trash",
            tip=tr("Delete the selected characteristics: their numbers are never given again"), scope="drawing",
        ),
        ActionSpec(
            id="edit.find", text=tr("&Find in the table"), does="workspace.search_table", when="characteristics",
            keys=("Ctrl+F",), icon="search", tip=tr("Shows the lines that contain all these words, in any column"),
        ),
        ActionSpec(
            id="edit.preferences", text=tr("&Preferences…"), does="dialogs.preferences", keys=("Ctrl+,",),
            icon="settings", tip=tr("Language, company, general tolerance, theme"),
        ),
    )  # fmt: skip


def view_actions(tr: Tr) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            id="view.fit", text=tr("&Whole sheet"), does="workspace.fit", when="drawing", keys=("Ctrl+0",),
            icon="arrows-maximize", tip=tr("Show the whole sheet"),
        ),
        ActionSpec(
            id="view.selection", text=tr("Zoom to the &selection"), does="workspace.zoom_to_selection", when="selection",
            keys=("Ctrl+J",), icon="zoom-scan", tip=tr("Show the selected characteristics on the drawing"),
        ),
        ActionSpec(
            id="view.zoom_in", text=tr("Zoom &in"), does="workspace.zoom_in", when="drawing", keys=("Ctrl++", "Ctrl+="),
            icon="zoom-in", tip=tr("Zoom in (the wheel zooms at the pointer)"),
        ),
        ActionSpec(
            id="view.zoom_out", text=tr("Zoom &out"), does="workspace.zoom_out", when="drawing", keys=("Ctrl+-",),
            icon="zoom-out", tip=tr("Zoom out"), scope="drawing",
        ),
        ActionSpec(
            id="view.next_sheet", text=tr("&Next sheet"), does="workspace.next_sheet", when="drawing",
            keys=("Ctrl+PgDown",), icon="chevron-right", tip=tr("Show the next sheet"),
        ),
        ActionSpec(
            id="view.previous_sheet", text=tr("&Previous sheet"), does="workspace.previous_sheet", when="drawing",
            keys=("Ctrl+PgUp",), icon="chevron-left", tip=tr("Show the previous sheet"),
        ),
        ActionSpec(
            id="view.reset", text=tr("&Reset the layout"), does="workspace.reset_layout", when="plan",
            icon="layout-dashboard", tip=tr("Put all panels back where they were at first"),
        ),
    )  # fmt: skip


def balloon_actions(tr: Tr) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            id="balloon.add", text=tr("&Add without a place"), does="workspace.add_without_place", when="editable",
            keys=("Ctrl+Shift+N",), icon="circle-plus",
            tip=tr("Add a characteristic that is not on the drawing (order, standard, specification)"),
        ),
        ActionSpec(
            id="balloon.confirm", text=tr("&Confirm the reading"), does="edits.confirm", when="unconfirmed",
            keys=("Ctrl+Return",), icon="circle-check", tip=tr("Say that the selected lines were read rightly"), scope="drawing",
        ),
        ActionSpec(
            id="balloon.waive", text=tr("&Waive…"), does="edits.ask_waive", when="edit_selection", icon="eye-off",
            keys=("Ctrl+Shift+W",), tip=tr("Say why the selected characteristics are not verified"), scope="drawing",
        ),
        ActionSpec(
            id="balloon.explode", text=tr("&Explode (4× into 4.1 to 4.4)"), does="edits.explode", when="edit_selection",
            icon="arrows-split", tip=tr("Give each instance a line of its own")
        ),
        ActionSpec(
            id="balloon.merge", text=tr("&Merge"), does="edits.merge", when="edit_several", icon="arrows-join",
            tip=tr("Make one line of the selected instances"),
        ),
        ActionSpec(
            id="balloon.renumber", text=tr("&Renumber…"), does="edits.ask_renumber", when="numbered", icon="list-numbers",
            tip=tr("Number all characteristics again; refused once a revision is approved"),
        ),
        ActionSpec(
            id="balloon.spread", text=tr("&Spread the balloons"), does="edits.spread", when="numbered", icon="wand",
            tip=tr("Move balloons that cover each other"),
        ),
    )  # fmt: skip


def tool_actions(tr: Tr) -> tuple[ActionSpec, ...]:
    """What the mouse does on the drawing."""
    return (
        ActionSpec(
            id="tool.select", text=tr("&Select and move"), does="workspace.choose_select", when="plan", keys=("Alt+1",),
            icon="pointer", tip=tr("Select balloons, drag them; Space or the middle button moves the sheet"), is_choice=True,
        ),
        ActionSpec(
            id="tool.annotation", text=tr("Balloon an &annotation"), does="workspace.choose_annotation", when="editable",
            keys=("Alt+2",), icon="circle-number-1", is_choice=True,
            tip=tr("Click a dimension of the drawing: it is read and ballooned"),
        ),
        ActionSpec(
            id="tool.box", text=tr("Balloon what is in a &box"), does="workspace.choose_box", when="editable",
            keys=("Alt+3",), icon="square-dashed", is_choice=True,
            tip=tr("Draw a box round texts: they are read together and ballooned"),
        ),
        ActionSpec(
            id="tool.point", text=tr("Balloon any&where"), does="workspace.choose_point", when="editable", keys=("Alt+4",),
            icon="crosshair", is_choice=True, tip=tr("Click any place and type the characteristic"),
        ),
    )  # fmt: skip


def plan_actions(tr: Tr) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            id="plan.identity", text=tr("&Identity, history, validation"), does="workspace.show_identity", when="plan",
            keys=("Ctrl+I",), icon="id", tip=tr("Part, drawing, revisions and validation block"),
        ),
        ActionSpec(
            id="plan.phases", text=tr("&Phases"), does="workspace.show_phases", when="plan", keys=("Ctrl+1",),
            icon="route", tip=tr("Where, when and by whom the part is inspected"),
        ),
        ActionSpec(
            id="plan.means", text=tr("&Means of inspection"), does="workspace.show_means", when="plan",
            keys=("Ctrl+2",), icon="ruler-measure", tip=tr("Calipers, micrometers, gauges, CMM…"),
        ),
        ActionSpec(
            id="plan.findings", text=tr("&Findings"), does="workspace.show_findings", when="plan", keys=("Ctrl+3",),
            icon="alert-triangle", tip=tr("What is missing or doubtful in this inspection plan"),
        ),
        ActionSpec(
            id="plan.account", text=tr("&Account of the drawing"), does="workspace.show_account", when="plan", keys=("Ctrl+4",),
            icon="text-recognition", tip=tr("What is left to confirm, correct or waive; what was waived or set aside by a rule"),
        ),
        ActionSpec(
            id="account.next", text=tr("Settle the &next"), does="workspace.walk_on", when="plan", keys=("F8",),
            icon="list-check", tip=tr("Go through what is left of the drawing: Enter takes it, F2 corrects, Del waives"),
        ),
        ActionSpec(
            id="account.previous", text=tr("Back to the one &before"), does="workspace.walk_back", when="plan",
            keys=("Shift+F8",), icon="chevron-left", tip=tr("Go back through what is left of the drawing"),
        ),
        ActionSpec(
            id="plan.table", text=tr("&Characteristics"), does="workspace.show_table", when="plan", keys=("Ctrl+T",),
            icon="table", tip=tr("The table of characteristics"),
        ),
    )  # fmt: skip


def help_actions(tr: Tr) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            id="help.sample", text=tr("Open the &sample"), does="open_sample", icon="template",
            tip=tr("A bearing flange, complete with phases, means and frequencies"),
        ),
        ActionSpec(
            id="help.keys", text=tr("&Keyboard shortcuts"), does="dialogs.keys", keys=("F1",), icon="keyboard",
            tip=tr("All keys on one page"),
        ),
        ActionSpec(
            id="help.about", text=tr("&About qcdesigner"), does="dialogs.about", icon="info-circle",
            tip=tr("Version and licences"),
        ),
    )  # fmt: skip


def all_actions(tr: Tr) -> tuple[ActionSpec, ...]:
    """Every action of the window, in the order of the menus."""
    return (
        *file_actions(tr), *edit_actions(tr), *view_actions(tr), *tool_actions(tr), *balloon_actions(tr),
        *plan_actions(tr), *help_actions(tr),
    )  # fmt: skip


class Actions(QObject):
    """The QActions of a window by id, made from the table. A part of the window, so that it follows nothing after it."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._session = session
        self.specs = all_actions(session.tr_)
        self.by_id: Mapping[str, QAction] = {spec.id: _action(window, spec) for spec in self.specs}
        self._choices = QActionGroup(window)
        for spec in self.specs:
            if spec.is_choice:
                self._choices.addAction(self.by_id[spec.id])

    def __getitem__(self, action_id: str) -> QAction:
        return self.by_id[action_id]

    def update(self) -> None:
        """Enables what can be used now."""
        states = {name: condition(self._session) for name, condition in CONDITIONS.items()}
        for spec in self.specs:
            self.by_id[spec.id].setEnabled(states[spec.when])

    def dress(self, ids: Iterable[str]) -> None:
        """Gives these actions their icons, which are drawn when a bar or a menu is first seen, not all at the start."""
        for spec in self.specs:
            if spec.id in ids and spec.icon and self.by_id[spec.id].icon().isNull():
                self.by_id[spec.id].setIcon(icon(spec.icon))

    def put_keys_on(self, drawing: QWidget) -> None:
        """Gives the drawing the actions whose keys work there only."""
        drawing.addActions([self.by_id[spec.id] for spec in self.specs if spec.scope == "drawing"])

    def ids_like(self, beginning: str) -> list[str]:
        """The actions whose id begins so, in the order of the table."""
        return [spec.id for spec in self.specs if spec.id.startswith(beginning)]


def _action(window: QWidget, spec: ActionSpec) -> QAction:
    action = QAction(spec.text, window)
    action.setObjectName(spec.id)
    action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
    action.setToolTip(_tip(spec, action))
    action.setStatusTip(spec.tip)
    action.setCheckable(spec.is_choice)
    action.triggered.connect(_Doing(window, spec.does))
    if spec.scope == "window":
        window.addAction(action)
    else:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return action


def _tip(spec: ActionSpec, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{spec.tip or spec.text} ({keys})" if keys else spec.tip or spec.text


class _Doing:
    """Calls a method of the window's parts, found when first used, since parts are made when needed."""

    def __init__(self, window: QWidget, path: str) -> None:
        self._window, self._path = window, path

    def __call__(self, checked: bool = False) -> None:
        target = self._window
        for name in self._path.split("."):
            target = getattr(target, name)
        target()  # type: ignore[operator]
