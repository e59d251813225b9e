"""The canvas shows sheet and balloons, and follows document, selection and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import change_fields, delete, waive
from qcdesigner.editing.placing import move_balloon
from qcdesigner.gui.canvas.view import SMALLEST_TEXT_PX
from qcdesigner.model.queries import sheets_of
from qcdesigner.model.records import Characteristic, Drawing, Place, Unread
from qcdesigner.rendering.balloons import ERROR_INK, ink

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def balloon(document, characteristic) -> tuple[float, float]:
    place = document.get(Characteristic, characteristic).balloon
    return place.x, place.y


def drag(view, start: QPoint, end: QPoint, *, is_released: bool = True) -> None:
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 5):
        point = start + (end - start) * step / 4
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), view.viewport().mapToGlobal(QPointF(point)),
                           Qt.MouseButton.NoButton, LEFT, Qt.KeyboardModifier.NoModifier)  # fmt: skip
        QApplication.sendEvent(view.viewport(), move)
    if is_released:
        QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)


def test_the_first_sheet_is_shown_whole(view, session):
    document = session.document
    first = sheets_of(document, next(iter(document.table(Drawing))))[0]
    assert view.sheet_id == first.id
    assert view.visible_mm().contains(QRectF(0, 0, 297, 210))


def test_the_drawing_is_painted_where_it_is(view, qtbot, pixel):
    qtbot.waitUntil(lambda: view.grab() is not None and view.paper.is_complete)
    picture = view.grab().toImage()
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(pixel(150 / 297, 100 / 210) * ratio).lightness() < 40
    assert picture.pixelColor(pixel(0.1, 0.9) * ratio).lightness() == 255


def test_only_balloons_of_the_sheet_are_there(view, ids):
    assert [view.balloons.balloon(i) is not None for i in ids] == [True, True, True, False]


def test_a_click_selects_and_a_click_beside_clears(view, session, ids, pixel):
    QTest.mouseClick(view.viewport(), LEFT, pos=pixel(0.5, 0.3))
    assert session.selection.ids == (ids[1],)
    QTest.mouseClick(view.viewport(), LEFT, pos=pixel(0.1, 0.9))
    assert session.selection.ids == ()


def test_control_adds_to_the_selection_and_takes_away(view, session, ids, pixel):
    QTest.mouseClick(view.viewport(), LEFT, pos=pixel(0.25, 0.3))
    QTest.mouseClick(view.viewport(), LEFT, CONTROL, pixel(0.75, 0.3))
    assert session.selection.ids == (ids[0], ids[2])
    QTest.mouseClick(view.viewport(), LEFT, CONTROL, pixel(0.25, 0.3))
    assert session.selection.ids == (ids[2],)


def test_a_band_selects_what_it_holds(view, session, ids, pixel):
    drag(view, pixel(0.2, 0.2), pixel(0.55, 0.4))
    assert session.selection.ids == (ids[0], ids[1])


def test_a_drag_is_one_edit_that_can_be_undone(view, session, ids, pixel):
    before = balloon(session.document, ids[1])
    drag(view, pixel(0.5, 0.3), pixel(0.6, 0.5))
    assert balloon(session.document, ids[1]) == pytest.approx((0.6, 0.5), abs=0.005)
    session.document.undo()
    assert balloon(session.document, ids[1]) == before
    assert view.balloons.balloon(ids[1]).x == pytest.approx(0.5 * 297)


def test_selected_balloons_are_dragged_together_in_one_step(view, session, ids, pixel):
    session.selection.set(ids[:2])
    drag(view, pixel(0.25, 0.3), pixel(0.25, 0.5))
    assert [balloon(session.document, i)[1] for i in ids[:3]] == pytest.approx([0.5, 0.5, 0.3], abs=0.005)
    session.document.undo()
    assert [balloon(session.document, i)[1] for i in ids[:2]] == [0.3, 0.3]


def test_escape_puts_a_dragged_balloon_back(view, session, ids, pixel):
    drag(view, pixel(0.5, 0.3), pixel(0.6, 0.5), is_released=False)
    assert view.balloons.balloon(ids[1]).x == pytest.approx(0.6 * 297, abs=1)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.balloons.balloon(ids[1]).x == pytest.approx(0.5 * 297)
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, pixel(0.6, 0.5))
    assert balloon(session.document, ids[1]) == (0.5, 0.3)


def test_a_plan_open_for_reading_is_not_dragged(view, session, ids, pixel):
    session.read_only = True
    drag(view, pixel(0.5, 0.3), pixel(0.6, 0.5))
    assert balloon(session.document, ids[1]) == (0.5, 0.3)


def test_arrows_nudge_by_half_a_millimetre_and_ten_times_with_shift(view, session, ids):
    session.selection.set(ids[:1])
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert balloon(session.document, ids[0])[0] == pytest.approx(0.25 + 5.5 / 297)


def test_the_wheel_zooms_at_the_pointer(view, pixel):
    at = pixel(0.3, 0.4)
    before, scale = view.mapToScene(at), view.px_per_mm
    position = QPointF(at)
    event = QWheelEvent(position, view.viewport().mapToGlobal(position), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    moved = view.mapToScene(at) - before
    assert view.px_per_mm == pytest.approx(scale * 2**0.5)
    assert moved.manhattanLength() * view.px_per_mm <= 2


def test_the_middle_button_pans(view, pixel):
    view.zoom(4)
    start, held = QPoint(400, 300), view.mapToScene(QPoint(400, 300))
    QTest.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(60, -40))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, pos=start + QPoint(60, -40))
    assert (view.mapToScene(start + QPoint(60, -40)) - held).manhattanLength() < 0.5


def test_fit_shows_the_whole_again(view):
    view.zoom(9)
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.visible_mm().contains(QRectF(0, 0, 297, 210))


def test_zoom_to_the_selection_shows_balloon_and_annotation_larger(view, session, ids):
    session.selection.set(ids[2:3])
    before = view.px_per_mm
    view.zoom_to_selection()
    shown = view.visible_mm()
    assert view.px_per_mm > 1.5 * before
    assert shown.contains(QPointF(0.75 * 297, 0.3 * 210)) and shown.contains(QPointF(0.75 * 297, 0.6 * 210))


def test_a_selection_made_elsewhere_is_brought_into_view(view, session, ids):
    view.zoom(12)
    view.centre_on(QPointF(280, 200))
    session.selection.set(ids[:1])
    assert view.visible_mm().contains(QPointF(0.25 * 297, 0.3 * 210))


def test_selecting_on_another_sheet_shows_that_sheet(view, session, ids):
    session.selection.set(ids[3:])
    assert view.sheet_id == session.document.get(Characteristic, ids[3]).balloon.sheet


def test_a_text_that_is_wanted_is_shown_large_enough_to_be_read(view, session, ids):
    sheet = session.document.get(Characteristic, ids[0]).annotation.sheet
    view.fit()
    session.place_wanted.emit(Place(sheet, 0.9, 0.9, 0.02, 2.0 / 210, 90.0))
    assert view.px_per_mm * 2.0 >= SMALLEST_TEXT_PX
    near = view.px_per_mm
    session.place_wanted.emit(Place(sheet, 0.2, 0.2, 0.02, 2.0 / 210))
    assert view.px_per_mm == near


def test_a_place_wanted_is_shown_and_marked(view, session, ids):
    sheet = session.document.get(Characteristic, ids[3]).balloon.sheet
    session.place_wanted.emit(Place(sheet, 0.9, 0.9))
    assert view.sheet_id == sheet and view.highlight.isVisible()
    assert (view.visible_mm().center() - QPointF(0.9 * 297, 0.9 * 210)).manhattanLength() < 1


def test_balloons_follow_edits_and_undo(view, session, ids):
    change_fields(session.document, ids[:1], criticality="critical")
    waive(session.document, ids[1:2], "seen by the supplier")
    delete(session.document, ids[2:3])
    assert view.balloons.balloon(ids[0]).look.criticality == "critical"
    assert view.balloons.balloon(ids[1]).look.waived
    assert view.balloons.balloon(ids[2]) is None
    session.document.undo()
    assert view.balloons.balloon(ids[2]) is not None


def test_findings_show_their_balloons_as_wrong(view, ids):
    view.set_errors({ids[0]})
    assert ink(view.balloons.balloon(ids[0]).look) == ERROR_INK
    view.set_errors(())
    assert ink(view.balloons.balloon(ids[0]).look) != ERROR_INK


def test_an_unread_text_has_a_mark_that_announces_a_click(view, session, qtbot, pixel):
    with session.document.edit("test") as edit:
        edit.put(Unread(id="u", place=Place(view.sheet_id, 0.8, 0.8), text="??", reason="no_value"))
    with qtbot.waitSignal(view.unread_clicked) as caught:
        QTest.mouseClick(view.viewport(), LEFT, pos=pixel(0.8, 0.8) + QPoint(2, -4))
    assert caught.args == ["u"]


def test_a_click_on_an_annotation_announces_its_centre(view, qtbot, pixel):
    view.choose_tool("annotation")
    with qtbot.waitSignal(view.annotation_clicked) as caught:
        QTest.mouseClick(view.viewport(), LEFT, pos=pixel(108 / 297, 48 / 210))
    place = caught.args[0]
    assert (place.x, place.y) == pytest.approx((120 / 297, 47.5 / 210))


def test_a_box_is_announced_in_fractions_of_the_sheet(view, qtbot, pixel):
    view.choose_tool("box")
    with qtbot.waitSignal(view.box_drawn) as caught:
        drag(view, pixel(0.2, 0.3), pixel(0.4, 0.6))
    sheet, box = caught.args
    assert sheet == view.sheet_id
    assert box.getRect() == pytest.approx((0.2, 0.3, 0.2, 0.3), abs=0.005)


def test_a_free_place_is_announced_only_on_the_sheet(view, qtbot, pixel):
    view.choose_tool("point")
    with qtbot.waitSignal(view.point_placed) as caught:
        QTest.mouseClick(view.viewport(), LEFT, pos=pixel(0.7, 0.8))
    assert (caught.args[0].x, caught.args[0].y) == pytest.approx((0.7, 0.8), abs=0.005)
    with qtbot.assertNotEmitted(view.point_placed):
        QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(2, 2))


def test_escape_leaves_a_tool_then_the_selection(view, session, ids):
    session.selection.set(ids[:1])
    view.choose_tool("box")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.tool_name == "select" and session.selection.ids == ids[:1]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert session.selection.ids == ()


def test_the_tip_of_a_balloon_is_its_number_and_callout(view):
    assert parse("Ø20 H7")
    assert view.tip_at(QPointF(0.5 * 297, 0.3 * 210)) == "2 · Ø20 H7"


def test_closing_the_plan_leaves_an_empty_canvas(view, session):
    session.close_document()
    assert view.sheet_id == ""
    assert view.balloons.within(QRectF(-1000, -1000, 3000, 3000)) == ()


def test_a_leader_goes_from_the_balloon_to_its_text_and_follows_it(view, session, ids):
    item, page = view.balloons.balloon(ids[0]), view.balloons.page
    assert item.line.p1() == item.centre
    assert item.line.p2().y() == pytest.approx(0.6 * page.height_mm)
    move_balloon(session.document, ids[0], Place(view.sheet_id, 0.25, 0.6))
    assert item.line.isNull()
