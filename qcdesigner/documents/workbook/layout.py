"""Which rows and which column of a template sheet are repeated, and where all others go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qcdesigner.documents.workbook.references import Moves

# What a repeated row is called in its fields, and which characteristics it takes.
ROW_NAMES: Mapping[str, Callable[[Any], bool]] = {
    "row": lambda row: True,
    "measured": lambda row: not row.is_attribute,
    "attribute": lambda row: row.is_attribute,
}


@dataclass(frozen=True, slots=True)
class Block:
    """The model rows of a sheet, `first` to `last`, and for each row made which model row it is like."""

    first: int
    last: int
    made: tuple[int, ...]

    @property
    def new_last(self) -> int:
        return self.first + len(self.made) - 1

    def holds(self, row: int) -> bool:
        return self.first <= row <= self.last


@dataclass(frozen=True, slots=True)
class Layout:
    """Of a template sheet: its block of model rows, its model column, and how many readings that column becomes."""

    block: Block | None = None
    column: int | None = None
    readings: int = 1

    def new_row(self, row: int, *, is_end: bool = False, item_row: int | None = None) -> int:
        """The row that an old one has become; of the model rows `item_row`, else the first (or last at an end)."""
        block = self.block
        if block is None or row < block.first:
            return row
        if row > block.last:
            return row + block.new_last - block.last
        if item_row is not None:
            return item_row
        return block.new_last if is_end else block.first

    def new_column(self, column: int, *, is_end: bool = False, reading: int | None = None) -> int:
        """The column that an old one has become; of the model column the one of `reading` (from 0), else the first or last."""
        if self.column is None or column < self.column:
            return column
        if column > self.column:
            return column + self.readings - 1
        if reading is not None:
            return column + reading
        return column + (self.readings - 1 if is_end else 0)

    def moves(self, name: str, *, item_row: int | None = None, reading: int | None = None) -> Moves:
        """How references to this sheet move, seen from a row and a reading of it (or from elsewhere)."""
        return Moves(
            name,
            lambda column, is_end, is_fixed: self.new_column(
                column, is_end=is_end, reading=None if is_fixed else reading
            ),
            lambda row, is_end: self.new_row(row, is_end=is_end, item_row=item_row),
        )

    def runs(self, first: int, last: int) -> list[tuple[int, int]]:
        """The new rows of the old rows `first` to `last`, as unbroken runs."""
        block = self.block
        if block is None or not (block.holds(first) and block.holds(last)):
            return [(self.new_row(first), self.new_row(last, is_end=True))]
        runs: list[tuple[int, int]] = []
        for row, model in enumerate(block.made, block.first):
            if not first <= model <= last:
                continue
            if runs and runs[-1][1] == row - 1:
                runs[-1] = (runs[-1][0], row)
            else:
                runs.append((row, row))
        return runs


def block_of(model_rows: Mapping[int, str], items: Sequence[Any]) -> Block | None:
    """The block of a sheet whose model rows are called as `model_rows` says, for these items.

    Where there is no item one row stays, blank, so that formulas keep what they count.
    """
    if not model_rows:
        return None
    made = []
    for item in items:
        fitting = [row for row, name in model_rows.items() if ROW_NAMES[name](item)]
        made += fitting[:1]
    return Block(min(model_rows), max(model_rows), tuple(made) or (min(model_rows),))
