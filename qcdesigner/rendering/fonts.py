"""The fonts shipped with the program, so that a drawing and its balloons look the same on every machine and on paper."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from qcdesigner.domain.tables import resource_path

SYMBOL_FAMILY = "QCDesigner Symbols"
TEXT_FAMILY = "QCDesigner Text"
FONT_FILES = ("qcdesigner-symbols.ttf", "qcdesigner-text.ttf", "qcdesigner-text-bold.ttf")
EM_PX = 100
"""The size at which texts are laid out before being scaled: large enough for advances not to be rounded."""


@cache
def load_fonts() -> tuple[str, ...]:
    """Gives the shipped fonts to Qt, once per application; the answer is their families. Needs a QGuiApplication."""
    families: dict[str, None] = {}
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(resource_path(f"fonts/{name}")))
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)


@cache
def text_font(*, bold: bool = False) -> QFont:
    """The face of texts, `EM_PX` pixels high, with the symbols of technical drawings as fallback."""
    load_fonts()
    font = QFont([TEXT_FAMILY, SYMBOL_FAMILY])
    font.setPixelSize(EM_PX)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def metrics(*, bold: bool = False) -> QFontMetricsF:
    return QFontMetricsF(text_font(bold=bold))


@cache
def capital_height(*, bold: bool = False) -> float:
    """The height of capitals of `text_font`, in pixels of its `EM_PX`."""
    return metrics(bold=bold).capHeight()


def with_symbols(font: QFont) -> QFont:
    """The same font of the window, completed by the symbols it lacks."""
    load_fonts()
    completed = QFont(font)
    completed.setFamilies([*dict.fromkeys([*font.families(), SYMBOL_FAMILY])])
    return completed
