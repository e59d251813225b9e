"""PySide6 6.12.0 takes one reference of None away at each call that returns nothing: Python 3.11 then aborts.

The version is pinned for that reason (DECISIONS.md); this shows the fault should the pin move too early.
"""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen
app = QGuiApplication([])
image = QImage(20, 20, QImage.Format.Format_ARGB32)
painter, pen = QPainter(image), QPen(QColor("black"))
before = sys.getrefcount(None)
for _ in range(200):
    painter.setPen(pen); painter.drawLine(0, 0, 5, 5); painter.save(); painter.restore()
print(before - sys.getrefcount(None))
painter.end()
"""


def test_calls_to_qt_leave_the_references_of_none_alone() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    assert abs(int(answer.stdout)) < 50
