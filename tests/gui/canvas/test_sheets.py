"""The tabs of sheets follow the drawings of the plan and the canvas."""

from __future__ import annotations

import pytest

from qcdesigner.editing.drawings import remove_drawing
from qcdesigner.gui.canvas.sheets import SheetTabs
from qcdesigner.model.records import Drawing


@pytest.fixture
def tabs(session, view, qtbot) -> SheetTabs:
    tabs = SheetTabs(session, view)
    qtbot.addWidget(tabs)
    return tabs


def test_there_is_a_tab_for_each_sheet(tabs):
    assert [tabs.tabText(i) for i in range(tabs.count())] == ["Sheet1", "Sheet2"]


def test_a_tab_shows_its_sheet(tabs, view):
    tabs.setCurrentIndex(1)
    assert view.sheet_id == tabs.tabData(1)


def test_the_tab_follows_the_canvas(tabs, view):
    view.show_sheet(tabs.tabData(1))
    assert tabs.currentIndex() == 1


def test_the_tip_says_how_many_characteristics_the_sheet_has(tabs):
    assert tabs.tabToolTip(0) == "part.dxf · 3 characteristics"


def test_tabs_go_with_their_drawing(tabs, session):
    remove_drawing(session.document, next(iter(session.document.table(Drawing))))
    assert tabs.count() == 0
