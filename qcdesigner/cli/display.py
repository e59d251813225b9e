"""Whether a window can be shown here: Qt ends the program itself when it finds no display."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """True on Windows and macOS, and where the environment names a display or another way to draw."""
    return not platform.startswith("linux") or any(environment.get(name) for name in _NAMES)


def refuse_without_display(tr: Callable[[str], str]) -> bool:
    """Says so on standard error, in one line, if there is no display; True if it was said."""
    if has_display(os.environ):
        return False
    print(
        tr(
            "qcdesigner: there is no display here to open a window: see “qcdesigner --help” for what needs none"
        ),
        file=sys.stderr,
    )
    return True
