"""The balloons and marks of the sheet shown, kept in step with the document and the selection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter

from qcdesigner.gui.canvas.balloon_painter import BalloonPainter, paint_leaders
from qcdesigner.gui.canvas.items import BalloonItem, UnreadMark
from qcdesigner.gui.session import Session
from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.paper import Page
from qcdesigner.model.records import BalloonSize, Characteristic, Plan, Sheet, Unread
from qcdesigner.rendering.balloons import BalloonLook, Reach, balloons_of, look_of, to_annotation

FAR = 1000.0


class BalloonLayer(QObject):
    """Balloons and marks by id, in millimetres of the page; they lie over the drawing, marks under balloons.

    `outdated(QRectF)`: what lies in this region (millimetres) looks otherwise. `resized()`: all balloons have another size.
    """

    outdated = Signal(QRectF)
    resized = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._balloons: dict[str, BalloonItem] = {}
        self._marks: dict[str, UnreadMark] = {}
        self._errors: frozenset[str] = frozenset()
        self._sheet, self._page, self._diameter_mm = "", Page(1.0, 1.0), 1.0
        self._size: BalloonSize = "normal"
        self._reach: Reach = to_annotation
        self.enlarged = 1.0
        self._touched = QRectF()
        self._painter = BalloonPainter(self)
        self._painter.late.connect(self.outdated)
        session.changed.connect(self._follow_change)
        session.selection.changed.connect(self._follow_selection)

    @property
    def page(self) -> Page:
        return self._page

    @property
    def diameter_mm(self) -> float:
        """The diameter of a round balloon on paper."""
        return self._diameter_mm

    def show(self, sheet: Sheet | None, page: Page, reach: Reach) -> None:
        """Shows the balloons of another sheet, or none."""
        before = self._page, self._diameter_mm
        self._sheet, self._page, self._reach = sheet.id if sheet else "", page, reach
        self._size = self._session.document.plan.balloon_size
        self._diameter_mm = balloon_diameter(sheet, self._size) * page.width_mm if sheet else 1.0
        if (self._page, self._diameter_mm) != before:
            self._balloons.clear()
        self.rebuild()

    def rebuild(self) -> None:
        """Makes the balloons what the document says; those that stay keep their pictures."""
        document, selected, before = self._session.document, self._session.selection.ids, self._balloons
        looks = balloons_of(document, self._sheet, selected=frozenset(selected), errors=self._errors, reach=self._reach)
        self._balloons = {}
        for look in looks:
            item = self._balloons[look.id] = before.get(look.id) or self._made(look)
            item.show_look(look)
        marks = (self._mark_of(unread) for unread in document.table(Unread).values()) if self._sheet else ()
        self._marks = {mark.unread_id: mark for mark in marks if mark is not None}
        with self._announced():
            self._touched = QRectF(0, 0, self._page.width_mm, self._page.height_mm)

    def paint(self, painter: QPainter, region: QRectF, *, is_zooming: bool) -> None:
        """Paints what lies in the region; the painter is in millimetres. While zooming, pictures are stretched."""
        edges = region.left(), region.top(), region.right(), region.bottom()
        shown = [item for item in self._balloons.values() if item.is_in(*edges, self.enlarged)]
        shown.sort(key=lambda item: item.look.selected)
        paint_leaders(painter, shown, self._diameter_mm)
        size = self._diameter_mm * self.enlarged
        self._painter.paint_marks(painter, self._marks.values(), size)
        self._painter.paint_balloons(painter, shown, size, is_zooming=is_zooming)

    def set_errors(self, ids: Collection[str]) -> None:
        """Shows the balloons of these characteristics as wrong."""
        before, self._errors = self._errors, frozenset(ids)
        with self._announced():
            for characteristic in before ^ self._errors:
                self._follow(characteristic)

    def enlarge(self, factor: float) -> None:
        """Shows balloons larger than on paper, to be read when zoomed out; the view is painted anew by who asks."""
        if abs(factor - self.enlarged) > 0.01:
            self.enlarged = factor

    def balloon(self, characteristic_id: str) -> BalloonItem | None:
        return self._balloons.get(characteristic_id)

    def within(self, region: QRectF) -> tuple[str, ...]:
        """The characteristics whose balloon's centre lies in a region (millimetres)."""
        return tuple(i for i, item in self._balloons.items() if region.contains(item.centre))

    def at(self, point: QPointF, reach_mm: float) -> BalloonItem | UnreadMark | None:
        """The topmost balloon or mark at a point (millimetres); a miss by `reach_mm` still counts."""
        from_below = [*self._marks.values(), *sorted(self._balloons.values(), key=lambda item: item.look.selected)]
        near = [item for item in reversed(from_below) if item.is_hit(point, reach_mm, self.enlarged)]
        return next((item for item in near if item.is_hit(point, 0.0, self.enlarged)), near[0] if near else None)

    def preview_move(self, ids: Iterable[str], dx: float, dy: float) -> None:
        """Shows these balloons moved by fractions of the sheet, without any edit; (0, 0) puts them back."""
        with self._announced():
            for characteristic in ids:
                item, record = self._balloons.get(characteristic), self._session.document.find(Characteristic, characteristic)
                if item is not None and record is not None and record.balloon is not None:
                    x, y = min(max(record.balloon.x + dx, 0.0), 1.0), min(max(record.balloon.y + dy, 0.0), 1.0)
                    moved = replace(record, balloon=replace(record.balloon, x=x, y=y))
                    self._show(item, self._look_of(moved, selected=item.look.selected))

    def _follow_change(self, change_set: ChangeSet) -> None:
        if change_set.touches(Plan):
            self._follow_size()
        with self._announced():
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
        with self._announced():
            for characteristic, item in self._balloons.items():
                if item.look.selected != (characteristic in selected):
                    self._show(item, replace(item.look, selected=characteristic in selected))

    def _follow(self, characteristic_id: str) -> None:
        """Adds, changes or takes away the balloon of a characteristic as the document now says."""
        record = self._session.document.find(Characteristic, characteristic_id)
        item = self._balloons.get(characteristic_id)
        if record is None or record.balloon is None or record.balloon.sheet != self._sheet:
            self._touch(self._balloons.pop(characteristic_id, None))
        elif item is not None:
            self._show(item, self._look_of(record, selected=item.look.selected))
        else:
            is_selected = characteristic_id in self._session.selection.ids
            item = self._balloons[characteristic_id] = self._made(self._look_of(record, selected=is_selected))
            self._touch(item)

    def _follow_unread(self, unread_id: str) -> None:
        self._touch(self._marks.pop(unread_id, None))
        unread = self._session.document.find(Unread, unread_id)
        mark = self._mark_of(unread) if unread is not None else None
        if mark is not None:
            self._marks[unread_id] = mark
            self._touch(mark)

    def _mark_of(self, unread: Unread) -> UnreadMark | None:
        """The mark beside a text of this sheet that is still unread; None for any other."""
        place = unread.place
        if place.sheet != self._sheet or unread.waived:
            return None
        end_x, _ = self._reach(place.x + FAR, place.y, place.x, place.y)
        return UnreadMark(unread, end_x, self._page, self._diameter_mm)

    def _look_of(self, record: Characteristic, *, selected: bool) -> BalloonLook:
        return look_of(record, selected=selected, error=record.id in self._errors, reach=self._reach)

    def _made(self, look: BalloonLook) -> BalloonItem:
        return BalloonItem(look, self._page, self._diameter_mm)

    def _show(self, item: BalloonItem, look: BalloonLook) -> None:
        self._touch(item)
        item.show_look(look)
        self._touch(item)

    def _touch(self, item: BalloonItem | UnreadMark | None) -> None:
        if item is not None:
            self._touched = self._touched.united(item.extent(self.enlarged))

    @contextmanager
    def _announced(self) -> Iterator[None]:
        """Announces all that is touched in the block as one region: one of hundreds of parts would clip slowly."""
        yield
        touched, self._touched = self._touched, QRectF()
        if not touched.isEmpty():
            self.outdated.emit(touched)
