"""The content of a TOLERANCE entity: rows of cells, symbols under letters of the gdt font."""

from __future__ import annotations

import re

from qcdesigner.drawings.dxf.textcodes import Look, line_text, mtext_lines

_SYMBOL = re.compile(r"[⏤⏥○⌭⌒⌓∠⊥∥⌖◎⌯↗⌰]")
_ZONE = re.compile(r"(?:S?[⌀Ø∅])?\s*\d*[.,]?\d+")
_PROJECTED = re.compile(r"(\d*[.,]?\d+)\s*Ⓟ")
_DATUM = re.compile(r"-?\s*[A-Z]\s*-?")


def frame_cells(content: str) -> list[list[str]]:
    """The cells of each row, empty ones left out: `[["⌖", "⌀0.1Ⓜ", "A", "B"]]`. Rows without cells are left out."""
    rows = [[_plain(cell) for cell in row.split("%%v")] for row in content.replace("\\P", "^J").split("^J")]
    kept = [[cell for cell in row if cell] for row in rows]
    return [row for row in kept if row]


def _plain(cell: str) -> str:
    return "".join(line_text(line) for line in mtext_lines(cell, Look(1.0)))


def frame_text(rows: list[list[str]]) -> str:
    """The frame as a callout: cells separated by blanks, rows by line feeds.

    A row that has no symbol shares the one above it (a composite frame). The height of a projected zone, which stands
    below its frame, goes behind the zone; the letter of the datum that the frame names is none of its requirements.
    """
    read: list[list[str]] = []
    for row in rows:
        projected = _PROJECTED.fullmatch(" ".join(row))
        if read and projected and len(read[-1]) > 1:
            read[-1][1] += f"Ⓟ{projected[1]}"
        elif read and not _SYMBOL.match(row[0]) and _SYMBOL.match(read[-1][0]) and _ZONE.match(row[0]):
            read.append([read[-1][0], *row])
        elif not (read and _DATUM.fullmatch(" ".join(row))):
            read.append(list(row))
    return "\n".join(" ".join(row) for row in read)

