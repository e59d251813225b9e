"""Colours that follow the palette: an accent for each tone, readable in light and in dark."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QColor, QPalette

Tone = Literal["error", "warning", "good", "quiet"]

_LIGHT = {"error": "#b3261e", "warning": "#8a5a00", "good": "#1e6b34", "quiet": "#5f6368"}
_DARK = {"error": "#ff8a80", "warning": "#ffca66", "good": "#7fd69a", "quiet": "#a8adb3"}


def is_dark(palette: QPalette) -> bool:
    """True if the palette's background is darker than its text."""
    return (
        palette.color(QPalette.ColorRole.Base).lightness()
        < palette.color(QPalette.ColorRole.Text).lightness()
    )


def accent(palette: QPalette, tone: Tone) -> QColor:
    """The colour of a text or a line in this tone."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[tone])


def tint(palette: QPalette, tone: Tone, share: float = 0.14) -> QColor:
    """The palette's background with a share (0–1) of the tone's accent in it."""
    base, colour = palette.color(QPalette.ColorRole.Base), accent(palette, tone)
    pairs = ((base.red(), colour.red()), (base.green(), colour.green()), (base.blue(), colour.blue()))
    return QColor(*(round(b + (c - b) * share) for b, c in pairs))
