"""References of formulas (`A1`, `$B$2:D9`, `'Phase 10'!$A:$F`): found, and moved as the cells they name have moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

MoveColumn = Callable[[int, bool], int]
MoveRow = Callable[[int, bool], int]

_TEXT = re.compile(r'("(?:[^"]|"")*")')
_REFERENCE = re.compile(
    r"(?<![\w.$'])(?P<sheet>'(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?"
    r"(?:(?P<from>\$?[A-Z]{1,3}\$?\d+)(?::(?P<to>\$?[A-Z]{1,3}\$?\d+))?"
    r"|(?P<columns>\$?[A-Z]{1,3}:\$?[A-Z]{1,3})|(?P<rows>\$?\d+:\$?\d+))(?![\w(.!])"
)
_CELL = re.compile(r"(\$?)([A-Z]*)(\$?)(\d*)\Z")


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the cells of a sheet have gone: its new name, and the new column and row of an old one.

    The second argument of `column` and `row` is True for the end of a range: of what was repeated, the last.
    """

    name: str
    column: MoveColumn
    row: MoveRow


def column_letters(number: int) -> str:
    """`A` for 1, `AA` for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for `A`, 27 for `AA`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def split_cell(reference: str) -> tuple[int, int]:
    """Column and row of `B12`: 2, 12."""
    match = _CELL.match(reference)
    assert match is not None
    return column_number(match[2]), int(match[4])


def split_range(reference: str) -> tuple[int, int, int, int]:
    """First column, first row, last column, last row of `B2:D9` (or of one cell)."""
    first, _, last = reference.partition(":")
    return (*split_cell(first), *split_cell(last or first))


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def moved(formula: str, own: Moves, others: Iterable[tuple[str, Moves]] = ()) -> str:
    """The formula with its references moved: those without a sheet by `own`, those of the named sheets by `others`."""
    by_name = dict(others)

    def replaced(match: re.Match[str]) -> str:
        sheet = match["sheet"]
        if sheet is None:
            return _moved_range(match, own)
        name = sheet[:-1].strip("'").replace("''", "'") if sheet.startswith("'") else sheet[:-1]
        moves = by_name.get(name)
        return match[0] if moves is None else f"{quoted(moves.name)}!{_moved_range(match, moves)}"

    pieces = _TEXT.split(formula)
    return "".join(piece if piece.startswith('"') else _REFERENCE.sub(replaced, piece) for piece in pieces)


def _moved_range(match: re.Match[str], moves: Moves) -> str:
    text = match["columns"] or match["rows"]
    first, last = text.split(":") if text else (match["from"], match["to"])
    start = _moved_cell(first, moves, is_end=False)
    return start if last is None else f"{start}:{_moved_cell(last, moves, is_end=True)}"


def _moved_cell(reference: str, moves: Moves, *, is_end: bool) -> str:
    """A cell, column or row; in `$2` the first sign is that of the row."""
    match = _CELL.match(reference)
    assert match is not None
    column_sign, letters, row_sign, digits = match.groups()
    if not letters:
        column_sign, row_sign = "", column_sign + row_sign
    column = column_letters(moves.column(column_number(letters), is_end)) if letters else ""
    row = str(moves.row(int(digits), is_end)) if digits else ""
    return f"{column_sign}{column}{row_sign}{row}"
