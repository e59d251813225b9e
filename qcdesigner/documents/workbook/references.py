"""References of formulas (`A1`, `$B$2:D9`, `'Phase 10'!$A:$F`): found, and moved as the cells they name have moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

MoveColumn = Callable[[int, bool, bool], int]
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

    The second argument of `column` and `row` is True for the end of a range: of what was repeated, the last. The third
    of `column` is True for a fixed one (`$I`): of readings, all are meant; without the sign, the reading at hand.
    """

    name: str
    column: MoveColumn
    row: MoveRow


@lru_cache(maxsize=1024)
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
    return "".join(piece if isinstance(piece, str) else piece.moved(own, by_name) for piece in _pieces(formula))


@dataclass(frozen=True, slots=True)
class _Corner:
    """A cell of a reference, or only its column or row (the other is 0), with its signs."""

    column_sign: str
    column: int
    row_sign: str
    row: int

    def moved(self, moves: Moves, is_end: bool) -> str:
        letters = column_letters(moves.column(self.column, is_end, bool(self.column_sign))) if self.column else ""
        row = moves.row(self.row, is_end) if self.row else ""
        return f"{self.column_sign}{letters}{self.row_sign}{row}"


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference of a formula: its text, the sheet it names (None: its own), its corners."""

    text: str
    sheet: str | None
    first: _Corner
    last: _Corner | None

    def moved(self, own: Moves, others: Mapping[str, Moves]) -> str:
        moves = own if self.sheet is None else others.get(self.sheet)
        if moves is None:
            return self.text
        sheet = "" if self.sheet is None else f"{quoted(moves.name)}!"
        end = "" if self.last is None else f":{self.last.moved(moves, True)}"
        return f"{sheet}{self.first.moved(moves, False)}{end}"


@lru_cache(maxsize=4096)
def _pieces(formula: str) -> tuple[str | _Reference, ...]:
    """A formula as texts and references, in order."""
    pieces: list[str | _Reference] = []
    for piece in _TEXT.split(formula):
        if piece.startswith('"'):
            pieces.append(piece)
            continue
        end = 0
        for match in _REFERENCE.finditer(piece):
            pieces += [piece[end : match.start()], _reference(match)]
            end = match.end()
        pieces.append(piece[end:])
    return tuple(filter(None, pieces))


def _reference(match: re.Match[str]) -> _Reference:
    text = match["columns"] or match["rows"]
    first, last = text.split(":") if text else (match["from"], match["to"])
    sheet = match["sheet"]
    if sheet is not None:
        sheet = sheet[1:-2].replace("''", "'") if sheet.startswith("'") else sheet[:-1]
    return _Reference(match[0], sheet, _corner(first), _corner(last) if last else None)


def _corner(text: str) -> _Corner:
    """A cell, column or row; in `$2` the sign is that of the row."""
    match = _CELL.match(text)
    assert match is not None
    column_sign, letters, row_sign, digits = match.groups()
    if not letters:
        column_sign, row_sign = "", column_sign + row_sign
    return _Corner(column_sign, column_number(letters), row_sign, int(digits or 0))
