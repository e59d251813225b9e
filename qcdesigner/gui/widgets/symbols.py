"""Fields in which symbols of technical drawings are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from qcdesigner.rendering.fonts import with_symbols


def show_symbols(line: QLineEdit) -> None:
    """Lets a field show ⌖ ⌀ Ⓜ; the symbols' font is taller, so the field keeps the height of its neighbours."""
    height = line.sizeHint().height()
    line.setFont(with_symbols(line.font()))
    line.setFixedHeight(height)
