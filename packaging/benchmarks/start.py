"""From the start of the process to a usable window, against an empty QMainWindow."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from benchmarks.rows import Row, median_time

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""
OURS = """
from PySide6.QtWidgets import QApplication
from qcdesigner.gui.application import Application
from qcdesigner.gui.folders import user_folders
app = QApplication([])
application = Application(app, user_folders())
application.begin([])
app.processEvents()
application.end()
"""


def measure() -> list[Row]:
    """One row. Whole processes, in a home of their own."""
    with tempfile.TemporaryDirectory() as home:
        ours = median_time(lambda: _run(OURS, home), runs=9)
        empty = median_time(lambda: _run(EMPTY, home), runs=9)
    return [Row("start to a usable window", ours, "an empty QMainWindow", empty, aim_ratio=2.5)]


def _run(program: str, home: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ, "QCDESIGNER_HOME": home})
