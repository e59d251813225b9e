"""Blocks of cells to and from Excel: tab-separated text, typed on the way in, all or nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from qcdesigner.domain.errors import EditRefused, QcError
from qcdesigner.gui.tables.cell_edits import CELL_EDITS, put_cell
from qcdesigner.gui.tables.columns import COLUMN_OF, COLUMNS
from qcdesigner.gui.tables.rows import Surroundings, row_of
from qcdesigner.model.document import Document

Block = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that refuses its text: line and column of the block from 1, the column's key, what is wrong."""

    row: int
    column: str
    text: str
    error: QcError


class PasteRefused(EditRefused):
    """A block that cannot be pasted: nothing of it was. `cells` says which texts are wrong and why."""

    def __init__(self, cells: tuple[BadCell, ...]) -> None:
        super().__init__("paste_refused", count=len(cells))
        self.cells = cells


def to_text(block: Block) -> str:
    """The block as spreadsheets write it: tabs, line ends, quotes where a text holds one of them."""
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t", lineterminator="\n").writerows(block)
    return stream.getvalue()


def from_text(text: str) -> list[list[str]]:
    """The block in a text copied from a spreadsheet; lines may differ in length."""
    return list(csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter="\t"))


def filled(block: Block, rows: int, columns: int) -> Block:
    """A single cell repeated over a selection of rows × columns; any other block as it is."""
    if len(block) == 1 and len(block[0]) == 1:
        return [[block[0][0]] * columns for _ in range(rows)]
    return block


def paste(
    document: Document, block: Block, ids: Sequence[str], keys: Sequence[str], around: Surroundings
) -> None:
    """Writes a block over the lines `ids` and the columns `keys`, as one edit.

    A text equal to what the cell shows once the others are written is no change: so a whole line copied goes in, read-only
    columns included. Raises PasteRefused, and EditRefused `paste_too_large`; then nothing is written.
    """
    if len(block) > len(ids) or max(map(len, block), default=0) > len(keys):
        raise EditRefused("paste_too_large", rows=len(block), columns=max(map(len, block)))
    with document.edit("paste"):
        bad = [
            cell
            for number, texts in enumerate(block)
            for cell in _paste_line(document, number, texts, ids, keys, around)
        ]
        if bad:
            raise PasteRefused(tuple(bad))


def _paste_line(
    document: Document,
    number: int,
    texts: Sequence[str],
    ids: Sequence[str],
    keys: Sequence[str],
    around: Surroundings,
) -> list[BadCell]:
    """Writes one line; the cells that refuse. The specification goes first: it says the values of the others."""
    characteristic_id, bad = ids[number], []
    cells = sorted(zip(keys, texts, strict=False), key=_turn)
    for key, text in cells:
        try:
            _paste_cell(document, characteristic_id, key, text.strip(), around)
        except QcError as error:
            bad.append(BadCell(number + 1, key, text, error))
    return bad


def _turn(cell: tuple[str, str]) -> int:
    key, _ = cell
    if key not in CELL_EDITS:
        return 99
    return {"specification": 0, "phases": 1}.get(key, 2)


def _paste_cell(
    document: Document, characteristic_id: str, key: str, text: str, around: Surroundings
) -> None:
    row = row_of(document, characteristic_id, around)
    if text == COLUMNS[COLUMN_OF[key]].text(row, around).strip():
        return
    if key not in CELL_EDITS:
        raise EditRefused("cell_read_only")
    put_cell(document, key, (characteristic_id,), text, around)
