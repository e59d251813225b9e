"""Nothing holds the window up: what takes longest is measured between two events, and is far from being noticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qcdesigner.gui.application import Application
from qcdesigner.gui.warming import Warming
from tests.gui.heartbeat import Heartbeat

ALLOWED_MS = 100
"""Of work of the interface thread: a shared machine under test may be busy with something else."""


@pytest.fixture
def ready(application: Application, qtbot) -> Application:
    """The program whose start page has been looked at for a moment."""
    warming = Warming(application, then=application.make_ready)
    warming.begin()
    qtbot.waitUntil(lambda: not warming.is_at_work)
    application.window.show()
    return application


def _busiest_ms(wish: Callable[[], None], settle: Callable[[], None], qtbot) -> float:
    with Heartbeat().during() as heart:
        wish()
        settle()
        qtbot.wait(600)
    return heart.busiest_ms


def test_the_first_drawing_opens_without_holding_the_window_up(ready: Application, flange: Path, settle, qtbot) -> None:
    assert _busiest_ms(lambda: ready.window.open_path(flange), settle, qtbot) < ALLOWED_MS
    assert ready.session.has_plan


def test_a_plan_opens_and_opens_again_without_holding_the_window_up(ready: Application, settle, qtbot) -> None:
    for _ in range(2):
        assert _busiest_ms(ready.window.open_sample, settle, qtbot) < ALLOWED_MS
        assert ready.session.has_plan
        ready.window.files.close_plan()
