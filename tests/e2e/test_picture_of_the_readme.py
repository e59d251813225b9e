"""The picture of the README is the window on the sample plan; with QCDESIGNER_WRITE_SCREENSHOT set it is made anew."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QImage

from qcdesigner.domain.tables import resource_path
from tests.e2e.steps import cell, leave, table
from tests.e2e.story import Steps, User, live

WIDTH, HEIGHT = 1440, 900
PICTURE = resource_path("help/window.png")
SAMPLE_STEP = 7


def test_the_picture_of_the_readme_shows_the_window(home: Path) -> None:
    grabbed: list[QImage] = []

    def story(user: User) -> Steps:
        user.session.change_settings(theme="light")
        user.window.resize(WIDTH, HEIGHT)
        user.click(user.window.start_page.sample_button)
        yield lambda: user.session.has_plan and user.is_at_rest()
        user.click(table(user).view.viewport(), cell(user, 1, "specification"))
        yield lambda: user.session.selection.ids and user.window.size().width() == WIDTH
        yield lambda: colours(user.window.workspace.view.viewport().grab().toImage()) > 20
        grabbed.append(user.window.grab().toImage())
        yield from leave(user)

    assert live([], story) == 0
    if "QCDESIGNER_WRITE_SCREENSHOT" in os.environ:
        grabbed[0].save(str(PICTURE))
    kept = QImage(str(PICTURE))
    assert (kept.width(), kept.height()) == (WIDTH, HEIGHT)
    assert colours(kept) > 50 and colours(grabbed[0]) > 50


def colours(picture: QImage) -> int:
    """How many colours a grid of its points has: a blank picture has one."""
    points = (
        (x, y)
        for x in range(0, picture.width(), SAMPLE_STEP)
        for y in range(0, picture.height(), SAMPLE_STEP)
    )
    return len({picture.pixel(x, y) for x, y in points})
