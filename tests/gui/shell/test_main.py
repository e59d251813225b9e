"""The program through its own `main`: arguments, start, a whole short session."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from qcdesigner.__main__ import main
from qcdesigner.editing.identity import change_part
from qcdesigner.gui import plan_files
from qcdesigner.gui.main_window import MainWindow
from qcdesigner.model.records import Characteristic, Part
from qcdesigner.storage.package import load_plan

COSTLY = ("ezdxf", "openpyxl", "docx", "docxtpl", "pydantic", "pikepdf", "pypdfium2", "PIL", "numpy", "lxml")
HANGS = 99
Steps = Generator[Callable[[], bool], None, None]

START = """
import sys
from PySide6.QtCore import QTimer
import PySide6.QtWidgets as widgets
from qcdesigner.__main__ import main
real = widgets.QApplication.exec
def leave_soon(*_):
    QTimer.singleShot(200, lambda: widgets.QApplication.exit(0))
    return real()
widgets.QApplication.exec = leave_soon
code = main([])
print(",".join(name for name in {costly!r} if name in sys.modules))
sys.exit(code)
"""


def test_the_start_imports_nothing_costly(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START.format(costly=COSTLY)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_the_command_line_imports_no_qt(argument: str) -> None:
    code = f"import sys; sys.argv = ['qcdesigner', {argument!r}]\nfrom qcdesigner.__main__ import main\ntry: main()\n"
    code += "except SystemExit: pass\nassert not any(m.startswith('PySide6') for m in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_open_edit_save_and_close(
    home: Path, qapp: QApplication, flange: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bride.qcd"
    monkeypatch.setattr(plan_files, "choose_new_file", lambda *_: path)

    def steps(window: MainWindow) -> Steps:
        yield lambda: window.session.has_plan and not window.operations._background.running
        change_part(window.session.document, reference="BP-40")
        window.actions_["file.save"].trigger()
        yield lambda: path.exists() and not window.session.is_modified
        window.actions_["file.quit"].trigger()

    assert _live(["open", str(flange)], steps) == 0
    snapshot, _ = load_plan(path)
    assert snapshot.table(Part)["part"].reference == "BP-40"
    assert len(snapshot.table(Characteristic)) > 30


def test_an_unsaved_session_that_was_killed_is_recovered(
    home: Path, qapp: QApplication, flange: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qcdesigner.gui import recovery
    from qcdesigner.storage import journal

    killed = f"""
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qcdesigner.editing.identity import change_part
from qcdesigner.gui.main_window import MainWindow
from qcdesigner.__main__ import main
def look():
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    if windows and windows[0].session.has_plan:
        change_part(windows[0].session.document, reference="BP-77")
        os._exit(9)
app = QApplication([])
timer = QTimer(interval=50); timer.timeout.connect(look); timer.start()
main(["open", {str(flange)!r}])
"""
    done = subprocess.run([sys.executable, "-c", killed], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 9, done.stderr
    monkeypatch.setattr(recovery, "ask", lambda *_, **__: "recover")
    monkeypatch.setattr(plan_files, "ask", lambda *_, **__: "discard")
    found = []

    def steps(window: MainWindow) -> Steps:
        yield lambda: window.session.has_plan
        found.append((window.session.document.part.reference, len(window.session.document.table(Characteristic))))
        assert window.session.is_modified
        window.close()

    assert _live([], steps) == 0
    assert found[0][0] == "BP-77" and found[0][1] > 30
    assert journal.left_journals(home / "recovery") == []


def _live(arguments: list[str], steps: Callable[[MainWindow], Steps]) -> int:
    """Runs `main` while the steps go on, each when the condition before it holds; 20 s at most."""
    state: dict[str, object] = {"ticks": 0}

    def tick() -> None:
        state["ticks"] += 1  # type: ignore[operator]
        if state["ticks"] > 1000:  # type: ignore[operator]
            QApplication.exit(HANGS)
        if "run" not in state:
            windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
            if windows:
                state["run"] = steps(windows[0])
                state["until"] = next(state["run"])  # type: ignore[call-overload]
        elif state["until"]():  # type: ignore[operator]
            state["until"] = next(state["run"], lambda: False)  # type: ignore[call-overload]

    timer = QTimer(interval=20)
    timer.timeout.connect(tick)
    timer.start()
    try:
        return main(arguments)
    finally:
        timer.stop()
