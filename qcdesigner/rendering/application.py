"""The Qt application that painting needs where there is no window: made without a display if there is none."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def gui_application() -> QCoreApplication:
    """The application that exists, or a new one; whoever asks keeps it while it paints."""
    existing = QGuiApplication.instance()
    if existing is not None:
        return existing
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["qcdesigner"])
