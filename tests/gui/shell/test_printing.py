"""What is printed is the exported document itself: here on a printer that writes a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from qcdesigner.drawings.opening import open_drawing
from qcdesigner.gui import printing
from qcdesigner.gui.application import Application
from qcdesigner.gui.preview import find_office
from qcdesigner.gui.printing import ask_print, print_document

WIDTH_PX = 400


def _printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def _pages(path: Path, cache: Path) -> list[tuple[float, float, float]]:
    """Width, height (mm) and share of dark pixels of each page."""
    opened, found = open_drawing(path.read_bytes(), path.name, cache_folder=cache), []
    for sheet in opened.content.sheets:
        scale = WIDTH_PX / sheet.width
        pixels = opened.tile(sheet.number, scale=scale, x=0, y=0, width=WIDTH_PX, height=round(sheet.height * scale))
        found.append((sheet.width, sheet.height, sum(value < 128 for value in pixels[::4]) / (len(pixels) / 4)))
    opened.close()
    return found


def test_the_ballooned_drawing_fills_a_landscape_page(
    with_flange: Application, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    session, printer = with_flange.session, _printer(tmp_path / "printed.pdf")
    with qtbot.waitSignal(session.notice, timeout=60_000):
        print_document(session, with_flange.background, printer, document="plan_repere")
    settle()
    ((width, height, dark),) = _pages(tmp_path / "printed.pdf", tmp_path)
    assert width > height and dark > 0.01


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_the_inspection_plan_is_printed_with_all_its_pages(
    with_flange: Application, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    session, printer = with_flange.session, _printer(tmp_path / "printed.pdf")
    with qtbot.waitSignal(session.notice, timeout=120_000):
        print_document(session, with_flange.background, printer, document="gamme")
    settle()
    pages = _pages(tmp_path / "printed.pdf", tmp_path)
    assert len(pages) >= 2 and all(dark > 0.001 for _, _, dark in pages)


def test_without_libreoffice_it_is_said_before_a_printer_is_asked(
    with_flange: Application, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(printing, "find_office", lambda: None)
    with qtbot.waitSignal(with_flange.session.problem) as caught:
        ask_print(with_flange.session, with_flange.background, with_flange.window, document="gamme", title="")
    assert caught.args[0].code == "office_missing"
