"""Exporting 200 and 1,000 characteristics to Word and Excel, pictures left out, against the plain way of writing the same cells."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from benchmarks.plans import plan_of
from benchmarks.rows import Row, median_time

SIZES = (200, 1_000)
DATE = datetime(2026, 1, 5, 8, 0)


def measure() -> list[Row]:
    """A row for each size and format."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for count in SIZES:
            rows += _rows(Path(name), count)
    return rows


def _rows(folder: Path, count: int) -> list[Row]:
    from qcdesigner.documents.jobs import export

    snapshot = plan_of(count).snapshot()

    def making(document: str) -> Callable[[], object]:
        return lambda: export(snapshot, document, language="fr", folder=folder, pictures=None, date=DATE)

    gamme, fiche = making("gamme"), making("fiche_autocontrole")
    gamme()
    word = _cells_of_word(next(folder.glob("*.docx")))
    fiche()
    excel = _cells_of_excel(next(folder.glob("*.xlsx")))
    return [
        Row(f"gamme of {count} characteristics (docx)", median_time(gamme), "row.cells",
            median_time(lambda: _write_word(word, folder)), aim_ratio=1.0),
        Row(f"self-inspection sheet of {count} characteristics (xlsx)", median_time(fiche), "ws.cell",
            median_time(lambda: _write_excel(excel, folder)), aim_ratio=1.0),
    ]


def _cells_of_word(path: Path) -> list[list[list[str]]]:
    """The texts of all tables of a document."""
    import docx

    return [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(str(path)).tables]


def _write_word(tables: list[list[list[str]]], folder: Path) -> None:
    import docx

    document = docx.Document()
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
    document.save(str(folder / "plain.docx"))


def _cells_of_excel(path: Path) -> dict[str, list[tuple[int, int, object, object]]]:
    """Row, column, value and style of every cell of every sheet of a workbook."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [(cell.row, cell.column, cell.value, cell.has_style) for row in sheet.iter_rows() for cell in row]
        for sheet in book.worksheets
    }


def _write_excel(sheets: dict[str, list[tuple[int, int, object, object]]], folder: Path) -> None:
    import openpyxl
    from openpyxl.styles import Border, Font, Side

    book = openpyxl.Workbook()
    font, border = Font(size=9), Border(bottom=Side("thin"))
    for title, cells in sheets.items():
        sheet = book.create_sheet(title)
        for row, column, value, styled in cells:
            cell = sheet.cell(row, column, value)
            if styled:
                cell.font, cell.border = font, border
    book.save(folder / "plain.xlsx")
