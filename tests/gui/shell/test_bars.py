"""The strip of the work under way says what is done, how far it is and on which sheet, and gives it up on wish."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from qcdesigner.gui.background import Background, Operation
from qcdesigner.gui.bars import OperationBar


@pytest.fixture
def parent(qtbot: Any) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_the_sheet_under_way_is_named_where_there_are_several(parent: QWidget, qtbot: Any) -> None:
    background = Background(parent)
    bar = OperationBar(background, str, parent)
    title, go_on = bar.findChildren(QLabel)[0], threading.Event()

    def work(operation: Operation) -> None:
        operation.begin_sheet(2, 5)
        go_on.wait(5)

    background.run("Opening a.pdf…", work, then=lambda _: None, failed=lambda _: None)
    qtbot.waitUntil(lambda: title.text() == "Opening a.pdf… Sheet 2 of 5")
    go_on.set()
    qtbot.waitUntil(lambda: not background.running)


def test_what_is_given_up_ends_soon_and_delivers_nothing(parent: QWidget, qtbot: Any) -> None:
    background, delivered, given_up = Background(parent), [], []
    bar = OperationBar(background, str, parent)

    def work(operation: Operation) -> None:
        while not operation.cancelled():
            operation.progress(0.5)

    background.run("Opening…", work, then=delivered.append, failed=delivered.append, cancelled=lambda: given_up.append(1))
    qtbot.waitUntil(bar.isVisible)
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(given_up))
    assert not delivered and not bar.isVisible()
