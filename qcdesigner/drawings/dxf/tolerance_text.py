"""The content of a TOLERANCE entity: rows of cells, symbols under letters of the gdt font."""

from __future__ import annotations

from qcdesigner.drawings.dxf.textcodes import Look, line_text, mtext_lines


def frame_cells(content: str) -> list[list[str]]:
    """The cells of each row, empty ones left out: `[["⌖", "⌀0.1Ⓜ", "A", "B"]]`. Rows without cells are left out."""
    rows = [[_plain(cell) for cell in row.split("%%v")] for row in content.replace("\\P", "^J").split("^J")]
    kept = [[cell for cell in row if cell] for row in rows]
    return [row for row in kept if row]


def _plain(cell: str) -> str:
    return "".join(line_text(line) for line in mtext_lines(cell, Look(1.0)))


def frame_text(rows: list[list[str]]) -> str:
    """The frame as a callout: cells separated by blanks, rows by line feeds."""
    return "\n".join(" ".join(row) for row in rows)
