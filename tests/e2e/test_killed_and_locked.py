"""The program is killed after an edit, or a colleague has the plan open: nothing is lost, nobody overwrites anybody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.steps import leave, open_drawing, save_as
from tests.e2e.story import Steps, User, live

PROJECT = Path(__file__).resolve().parents[2]
OTHER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qcdesigner.__main__ import main
from qcdesigner.editing.identity import change_part
from qcdesigner.gui.main_window import MainWindow
def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.session.has_plan:
            timer.stop()
            change_part(window.session.document, designation="Bride retouchée")
            print("edited", flush=True)
app = QApplication([])
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
main([sys.argv[1]])
"""


def test_an_edit_survives_the_kill_of_the_program(home: Path, plan: Path) -> None:
    with _other_program(plan) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait(timeout=20)

    def story(user: User) -> Steps:
        yield user.question
        assert plan.name in user.question()
        user.answer("recover")
        yield lambda: user.session.has_plan and user.is_at_rest()
        assert user.session.document.part.designation == "Bride retouchée"
        assert user.session.is_modified and user.session.path == plan
        user.press("Ctrl+S")
        yield lambda: not user.session.is_modified
        yield from leave(user)

    assert live([], story) == 0
    assert not list(home.glob("recovery/*/head.json"))


def test_a_plan_that_is_open_elsewhere_is_offered_read_only(home: Path, plan: Path) -> None:
    before = plan.read_bytes()

    def story(user: User) -> Steps:
        yield user.question
        user.answer("read")
        yield lambda: user.session.has_plan and user.is_at_rest()
        assert user.session.read_only
        assert not user.window.actions_["file.save"].isEnabled()
        assert not user.window.actions_["balloon.renumber"].isEnabled()
        yield from leave(user)

    with _other_program(plan):
        assert live([str(plan)], story) == 0
    assert plan.read_bytes() == before


@pytest.fixture
def plan(home: Path, flange: Path, tmp_path: Path) -> Path:
    """A plan of the flange, saved by a user who has left."""
    path = tmp_path / "bride.qcd"

    def story(user: User) -> Steps:
        yield from open_drawing(user, flange)
        yield from save_as(user, path)
        yield from leave(user)

    assert live([], story) == 0
    return path


@contextmanager
def _other_program(plan: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process of the same user with this plan open and an edit that is not saved; killed in the end."""
    command = [sys.executable, "-c", OTHER, str(plan)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT, env=environment) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline().strip() == "edited"
            yield other
        finally:
            other.kill()
