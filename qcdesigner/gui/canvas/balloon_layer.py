"""The balloons and marks of the sheet shown, kept in step with the document and the selection."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from qcdesigner.gui.canvas.items import BalloonItem, UnreadMark
from qcdesigner.gui.canvas.pace import PicturePace
from qcdesigner.gui.session import Session
from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.paper import Page
from qcdesigner.model.records import BalloonSize, Characteristic, Plan, Sheet, Unread
from qcdesigner.rendering.balloons import BalloonLook, Reach, balloons_of, look_of, to_annotation

FAR = 1000.0


class BalloonLayer(QObject):
    """Items by id, on a scene in millimetres of the page; `pace` says how their pictures are made.

    `resized()` announces that all balloons have another size.
    """

    resized = Signal()

    def __init__(self, session: Session, scene: QGraphicsScene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._scene = session, scene
        self._balloons: dict[str, BalloonItem] = {}
        self._marks: dict[str, UnreadMark] = {}
        self._errors: frozenset[str] = frozenset()
        self._sheet, self._page, self._diameter_mm = "", Page(1.0, 1.0), 1.0
        self._size: BalloonSize = "normal"
        self._reach: Reach = to_annotation
        self._enlarged = 1.0
        self.pace = PicturePace(self)
        session.changed.connect(self._follow_change)
        session.selection.changed.connect(self._follow_selection)

    @property
    def page(self) -> Page:
        return self._page

    @property
    def diameter_mm(self) -> float:
        return self._diameter_mm

    def show(self, sheet: Sheet | None, page: Page, reach: Reach) -> None:
        """Shows the balloons of another sheet, or none."""
        before = self._page, self._diameter_mm
        self._sheet, self._page, self._reach = sheet.id if sheet else "", page, reach
        self._size = self._session.document.plan.balloon_size
        self._diameter_mm = balloon_diameter(sheet, self._size) * page.width_mm if sheet else 1.0
        if (self._page, self._diameter_mm) != before:
            self._take(*self._balloons)
        self.rebuild()

    def rebuild(self) -> None:
        """Makes the items what the document says; balloons that stay keep their pictures."""
        document, selected = self._session.document, self._session.selection.ids
        looks = balloons_of(document, self._sheet, selected=selected, errors=self._errors, reach=self._reach)
        self._take(*self._balloons.keys() - {look.id for look in looks})
        for look in looks:
            item = self._balloons.get(look.id)
            if item is None:
                self._add(look)
            else:
                item.show_look(look)
        for unread_id in {*self._marks, *(document.table(Unread) if self._sheet else ())}:
            self._follow_unread(unread_id)

    def set_errors(self, ids: Collection[str]) -> None:
        """Shows the balloons of these characteristics as wrong."""
        before, self._errors = self._errors, frozenset(ids)
        for characteristic in before ^ self._errors:
            self._follow(characteristic)

    def enlarge(self, factor: float) -> None:
        """Shows balloons larger than on paper, to be read when zoomed out."""
        if abs(factor - self._enlarged) > 0.01:
            self._enlarged = factor
            for item in (*self._balloons.values(), *self._marks.values()):
                item.setScale(factor)

    def balloon(self, characteristic_id: str) -> BalloonItem | None:
        return self._balloons.get(characteristic_id)

    def within(self, region: QRectF) -> tuple[str, ...]:
        """The characteristics whose balloon's centre lies in a region (millimetres)."""
        return tuple(i for i, item in self._balloons.items() if region.contains(item.pos()))

    def at(self, point: QPointF, reach_mm: float) -> BalloonItem | UnreadMark | None:
        """The topmost balloon or mark at a point (millimetres); a miss by `reach_mm` still counts."""
        around = QRectF(point.x() - reach_mm, point.y() - reach_mm, 2 * reach_mm, 2 * reach_mm)
        for item in self._scene.items(point) + self._scene.items(around):
            owner = _owner(item)
            if owner is not None:
                return owner
        return None

    def preview_move(self, ids: Iterable[str], dx: float, dy: float) -> None:
        """Shows these balloons moved by fractions of the sheet, without any edit; (0, 0) puts them back."""
        for characteristic in ids:
            item, record = self._balloons.get(characteristic), self._session.document.find(Characteristic, characteristic)
            if item is not None and record is not None and record.balloon is not None:
                x, y = min(max(record.balloon.x + dx, 0.0), 1.0), min(max(record.balloon.y + dy, 0.0), 1.0)
                self._show(item, replace(record, balloon=replace(record.balloon, x=x, y=y)))

    def _follow_change(self, change_set: ChangeSet) -> None:
        if change_set.touches(Plan):
            self._follow_size()
        for change in change_set.of(Characteristic):
            self._follow(change.record.id)
        for change in change_set.of(Unread):
            self._follow_unread(change.record.id)

    def _follow_size(self) -> None:
        sheet = self._session.document.find(Sheet, self._sheet)
        if sheet is not None and self._session.document.plan.balloon_size != self._size:
            self.show(sheet, self._page, self._reach)
            self.resized.emit()

    def _follow_selection(self) -> None:
        selected = set(self._session.selection.ids)
        for characteristic, item in self._balloons.items():
            if item.look.selected != (characteristic in selected):
                item.show_look(replace(item.look, selected=characteristic in selected))

    def _follow(self, characteristic_id: str) -> None:
        """Adds, changes or takes away the balloon of a characteristic as the document now says."""
        record = self._session.document.find(Characteristic, characteristic_id)
        item = self._balloons.get(characteristic_id)
        if record is None or record.balloon is None or record.balloon.sheet != self._sheet:
            self._take(characteristic_id)
        elif item is not None:
            self._show(item, record)
        else:
            look = look_of(record, selected=record.id in self._session.selection.ids, reach=self._reach)
            self._add(replace(look, error=record.id in self._errors))

    def _follow_unread(self, unread_id: str) -> None:
        mark = self._marks.pop(unread_id, None)
        if mark is not None:
            self._scene.removeItem(mark)
        unread = self._session.document.find(Unread, unread_id)
        if unread is not None and unread.place.sheet == self._sheet and not unread.waived:
            place = unread.place
            end_x, _ = self._reach(place.x + FAR, place.y, place.x, place.y)
            self._marks[unread_id] = mark = UnreadMark(unread, end_x, self._page, self._diameter_mm)
            mark.setScale(self._enlarged)
            self._scene.addItem(mark)

    def _show(self, item: BalloonItem, record: Characteristic) -> None:
        item.show_look(look_of(record, selected=item.look.selected, error=record.id in self._errors, reach=self._reach))

    def _add(self, look: BalloonLook) -> None:
        item = BalloonItem(look, self._page, self._diameter_mm, self.pace)
        item.setScale(self._enlarged)
        self._balloons[item.characteristic_id] = item
        for part in (item.line, item.dot, item):
            self._scene.addItem(part)

    def _take(self, *characteristic_ids: str) -> None:
        for characteristic_id in characteristic_ids:
            item = self._balloons.pop(characteristic_id, None)
            for part in (item.line, item.dot, item) if item is not None else ():
                self._scene.removeItem(part)


def _owner(item: QGraphicsItem | None) -> BalloonItem | UnreadMark | None:
    """The balloon or mark an item belongs to."""
    while item is not None and not isinstance(item, BalloonItem | UnreadMark):
        item = item.parentItem()
    return item
