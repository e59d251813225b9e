"""Balloons of what is wrong look wrong; those of what is only unfinished do not."""

from __future__ import annotations

from dataclasses import replace

from qcdesigner.editing.identity import change_plan
from qcdesigner.editing.phases import add_phase
from qcdesigner.gui.canvas.error_marks import ErrorMarks
from qcdesigner.model.checks import standing_errors
from qcdesigner.model.records import Characteristic


def _number_twice(session, ids) -> None:
    one, two = (session.document.get(Characteristic, i) for i in ids[:2])
    with session.document.edit("test") as edit:
        edit.put(replace(two, number=one.number))


def test_what_is_still_to_assign_shows_no_error_on_the_drawing(view, session, ids):
    add_phase(session.document, kind="final", name="Final")
    assert any(error.code == "no_phase" for error in standing_errors(session.document))
    ErrorMarks(session, view).refresh()
    assert not any(view.balloons.balloon(i).look.error for i in ids[:3])


def test_an_error_shows_a_moment_after_the_edit_and_goes_with_it(view, session, ids, qtbot):
    marks = ErrorMarks(session, view)
    _number_twice(session, ids)
    qtbot.waitUntil(lambda: view.balloons.balloon(ids[0]).look.error, timeout=3000)
    assert view.balloons.balloon(ids[1]).look.error and not view.balloons.balloon(ids[2]).look.error
    session.document.undo()
    marks.refresh()
    assert not view.balloons.balloon(ids[0]).look.error


def test_balloons_follow_the_size_of_the_plan(view, session, ids):
    before = view.balloons.balloon(ids[0]).reach_mm
    change_plan(session.document, balloon_size="large")
    assert view.balloons.balloon(ids[0]).reach_mm > 1.2 * before
    session.document.undo()
    assert view.balloons.balloon(ids[0]).reach_mm == before


def test_zoomed_out_balloons_grow_no_more_than_they_must(view):
    view.zoom(0.3)
    assert 1.0 < view.balloons.enlarged <= 1.6
    view.zoom(100)
    assert view.balloons.enlarged == 1.0
