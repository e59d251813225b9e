"""The sheets of all drawings as tabs under the canvas; hidden while there is only one."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QTabBar, QWidget

from qcdesigner.gui.canvas.view import DrawingView
from qcdesigner.gui.session import Session
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.queries import drawings_in_order, sheets_of
from qcdesigner.model.records import Characteristic, Drawing, Sheet


class SheetTabs(QTabBar):
    """A tab per sheet, with how many characteristics it has in its tip; the tab chosen is shown on the canvas."""

    def __init__(self, session: Session, view: DrawingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self.setShape(QTabBar.Shape.RoundedSouth)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(session.tr_("Sheets"))
        self.currentChanged.connect(self._show_chosen)
        session.replaced.connect(self._rebuild)
        session.changed.connect(self._follow_change)
        session.sheet_shown.connect(self._follow_view)
        self._rebuild()

    def _rebuild(self) -> None:
        """Makes the tabs anew."""
        blocker = QSignalBlocker(self)
        while self.count():
            self.removeTab(0)
        document = self._session.document
        drawings = drawings_in_order(document)
        for drawing in drawings:
            for sheet in sheets_of(document, drawing.id):
                tab = self.addTab(self._title(drawing, sheet, has_others=len(drawings) > 1))
                self.setTabData(tab, sheet.id)
                self.setTabToolTip(tab, self._tip(drawing, sheet))
        blocker.unblock()
        self.setVisible(self.count() > 1)
        self._follow_view(self._view.sheet_id)

    def _title(self, drawing: Drawing, sheet: Sheet, *, has_others: bool) -> str:
        number = sheet.name or str(sheet.number)
        named = number if not number.isdigit() else self._session.tr_("Sheet {number}").format(number=number)
        return f"{drawing.number or drawing.file_name} – {named}" if has_others else named

    def _tip(self, drawing: Drawing, sheet: Sheet) -> str:
        placed = (c.balloon or c.annotation for c in self._session.document.table(Characteristic).values())
        count = sum(place is not None and place.sheet == sheet.id for place in placed)
        ntr = self._session.translator.ngettext
        return f"{drawing.file_name} · {ntr('{n} characteristic', '{n} characteristics', count).format(n=count)}"

    def _show_chosen(self, tab: int) -> None:
        sheet_id = self.tabData(tab)
        if sheet_id and sheet_id != self._view.sheet_id:
            self._view.show_sheet(sheet_id)

    def _follow_change(self, change_set: ChangeSet) -> None:
        if change_set.touches(Drawing, Sheet):
            self._rebuild()

    def _follow_view(self, sheet_id: str) -> None:
        for tab in range(self.count()):
            if self.tabData(tab) == sheet_id:
                self.setCurrentIndex(tab)
