"""Light and dark: palettes of our own on Fusion (on plain Linux Qt's own switch changes nothing), and a small style sheet."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from qcdesigner.domain.tables import resource_path


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of one theme, as `#rrggbb`."""

    window: str
    base: str
    alternate: str
    raised: str
    text: str
    muted: str
    faint: str
    line: str
    accent: str
    on_accent: str
    selected: str
    link: str
    warning: str
    warning_ground: str


LIGHT = Shades(
    window="#f3f5f8", base="#ffffff", alternate="#f7f9fb", raised="#ffffff", text="#1c2733", muted="#5c6b7a", faint="#a3afbb",
    line="#d5dce4", accent="#1f64c8", on_accent="#ffffff", selected="#dce8f9", link="#1f64c8", warning="#8a5a00", warning_ground="#fff4d9",
)  # fmt: skip
DARK = Shades(
    window="#20252b", base="#181c21", alternate="#1d2227", raised="#2a3038", text="#e4e9ee", muted="#9aa7b4", faint="#5d6975",
    line="#363e48", accent="#4d8fe8", on_accent="#ffffff", selected="#27405f", link="#7fb2f5", warning="#f0c674", warning_ground="#3a3222",
)  # fmt: skip


def shades(theme: str) -> Shades:
    """The colours in force for `light`, `dark` or `system`."""
    if theme == "system":
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if theme == "dark" else LIGHT


def apply_theme(app: QApplication, theme: str) -> None:
    """Sets style, palette and style sheet of the whole application."""
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    if sys.platform == "win32":  # the frame of the window follows too
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(theme, Qt.ColorScheme.Unknown)
        app.styleHints().setColorScheme(scheme)
    colours = shades(theme)
    app.setPalette(palette(colours))
    app.setStyleSheet(style_sheet(colours))


def palette(colours: Shades) -> QPalette:
    """The palette made of these colours, with a paler group for what is disabled."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, colour in {
        role.Window: colours.window, role.WindowText: colours.text, role.Base: colours.base, role.Text: colours.text,
        role.AlternateBase: colours.alternate, role.Button: colours.raised, role.ButtonText: colours.text,
        role.BrightText: colours.on_accent, role.Highlight: colours.accent, role.HighlightedText: colours.on_accent,
        role.Link: colours.link, role.LinkVisited: colours.link, role.ToolTipBase: colours.raised, role.ToolTipText: colours.text,
        role.PlaceholderText: colours.faint, role.Light: colours.raised, role.Midlight: colours.alternate, role.Mid: colours.line,
        role.Dark: colours.faint, role.Shadow: colours.line, role.Accent: colours.accent,
    }.items():  # fmt: skip
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.Link):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.faint))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    return made


def style_sheet(colours: Shades) -> str:
    """The style sheet of the window with these colours put in (`resources/theme.qss` names them `@name`)."""
    text = resource_path("theme.qss").read_text(encoding="utf-8")
    for name in sorted(Shades.__dataclass_fields__, key=len, reverse=True):
        text = text.replace(f"@{name}", getattr(colours, name))
    return text.replace("@icons", resource_path("icons").as_posix())
