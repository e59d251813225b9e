"""The tables of a sheet that are known by the heads of their columns, or rows: parts list, changes, holes, data of a gear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from qcdesigner.drawings.reading.cells import Cell, Line
from qcdesigner.drawings.reading.title_labels import folded
from qcdesigner.drawings.reading.upright import UprightView

# `other`: ruled as a table, and nothing tells of what.
TableKind = Literal["parts", "changes", "holes", "gear", "other"]
Head = Literal["item", "quantity", "name", "change", "when", "index", "tag", "x", "y", "size", "depth", "other"]

_HEADS: dict[Head, re.Pattern[str]] = {
    "item": re.compile(r"(?:item|rep(?:ere)?|pos(?:ition)?|it|marca|n°|nr|no|num)\.?(?: ?(?:no|nr|n°)\.?)?|item ref"),
    "quantity": re.compile(r"(?:qty|qte|quantit\w*|nb(?:re)?|nombre|menge|anz(?:ahl)?|cant(?:idad)?|stk|stuck|q\.? ?ta)\.?"),
    "name": re.compile(
        r"(?:designation|description|denomination|benennung|bezeichnung|name|nom|denominacion|designacion|denominazione|descrizione|title/name.*"
        r"|part (?:no|number|name)\.?|(?:n° )?reference|article(?: no\.?)?|matiere|materiale?|werkstoff|observations?|remarks?|bemerkung\w*|norme?|standard)"
    ),
    "change": re.compile(
        r"(?:modifications?|changes?|description of changes?|revisions|anderung(?:en)?|nature(?: de la modification)?|libelle|objet"
        r"|modificacion(?:es)?|modifica|modifiche|historique|revision (?:note|history|description)|ecn|ecr|evolutions?)"
    ),
    "when": re.compile(r"(?:date|datum|fecha|data)"),
    "index": re.compile(r"(?:rev(?:ision)?|ind(?:ice)?|index|zone|ltr|state|zust|etat|issue)\.?(?: ?(?:no|n°)\.?)?"),
    "tag": re.compile(r"(?:tag|hole|trou|label|repere|loch|agujero|holes?|bohrung|rep|n°|no|pos|id)\.?(?: no\.?)?"),
    "x": re.compile(r"x(?: ?(?:loc(?:ation)?|pos(?:ition)?|dim|coord\w*)\.?)?(?: ?[\[(]\w+[\])])?"),
    "y": re.compile(r"y(?: ?(?:loc(?:ation)?|pos(?:ition)?|dim|coord\w*)\.?)?(?: ?[\[(]\w+[\])])?"),
    "size": re.compile(r"(?:size|[øØ⌀∅]|dia(?:m(?:eter|etre)?)?\.?|hole size|durchmesser|taille|cote)(?: ?[\[(]\w+[\])])?"),
    "depth": re.compile(r"(?:depth|prof(?:ondeur)?|tiefe|profundidad)\.?"),
}
# A table has at least these heads, each in a column of its own.
_KINDS: tuple[tuple[TableKind, tuple[frozenset[Head], ...]], ...] = (
    ("holes", (frozenset(("x",)), frozenset(("y",)))),
    ("parts", (frozenset(("item",)), frozenset(("quantity",)), frozenset(("name",)))),
    ("changes", (frozenset(("change",)), frozenset(("when", "index")))),
    ("changes", (frozenset(("name",)), frozenset(("when",)), frozenset(("index",)))),
)
# What heads the rows of a gear's data.
_GEAR = re.compile(
    r"(?:(?:normal |transverse )?modul(?:us|e|o)?|module normal|normalmodul|teeth|zahnezahl"
    r"|(?:nombre|number|numero|num\.?|n[°o]\.?|nb\.?) ?(?:of |de |di )?(?:teeth|dents|denti|dientes)"
    r"|angle de pression|pressure angle|eingriffswinkel|angolo di pressione|angulo de presion|diametre primitif|pitch (?:circle )?diameter"
    r"|teilkreis(?:durchmesser)?|diametro primitivo|angle d'helice|helix angle|schragungswinkel|angolo d'elica|angulo de helice"
    r"|diametral pitch|profilverschiebung(?:sfaktor)?|deport)(?: ?[\[(].{1,12}[\])])?(?:,? [a-zαβ]{1,3}n?)?"
)
_FEWEST_HEADS = 2
# Of a table that nothing tells of: its rows, the share of its cells with text, the height of a row in letter heights.
_FEWEST_ROWS, _FILLED, _HIGHEST_ROW = 3, 0.8, 3.5
_MOST_ROWS = 200
_SAME_EDGE = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table in an upright view: its rows of cells, the head first, and what heads each column."""

    kind: TableKind
    heads: tuple[Line, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def holds(self, x: float, y: float) -> bool:
        """True for a point of the view inside the table."""
        left, right = self.rows[0][0].left, self.rows[0][-1].right
        top, bottom = min(row[0].top for row in self.rows), max(row[0].bottom for row in self.rows)
        return left <= x <= right and top <= y <= bottom


def tables_of(view: UprightView) -> list[Table]:
    """The tables of a view whose columns are ruled and headed by words that tell what they are."""
    found: list[Table] = []
    for row in _head_rows(view):
        kind = _kind([head for head, _ in row])
        if kind is not None and not any(table.holds(row[0][0].x, row[0][0].y) for table in found):
            heads = [cell for _, cell in row]
            rows = [heads, *_rows(view, heads, below=True), *_rows(view, heads, below=False)]
            found.append(Table(kind, tuple(head for head, _ in row), tuple(tuple(cells) for cells in rows)))
    found += _gear_data(view)
    return [table for table in found if len(table.rows) > 1 or table.kind == "changes"]


def _gear_data(view: UprightView) -> Iterator[Table]:
    """Ruled rows of a name and its value, of which two at least are those of a gear."""
    taken: list[Table] = []
    for line in view.lines:
        if not _GEAR.fullmatch(folded(line.text).rstrip(" :=")) or any(table.holds(line.x, line.y) for table in taken):
            continue
        cell = view.ruling.cell(line.x, line.y, line.height)
        value = None if cell is None else view.ruling.cell(cell.right + 0.5 * line.height, line.y, line.height)
        if cell is None or value is None or not _is_row([cell, value], _SAME_EDGE * line.height):
            continue
        pair = [cell, value]
        rows = [pair, *_rows(view, pair, below=True), *_rows(view, pair, below=False)]
        table = Table("gear", (line,), tuple(tuple(cells) for cells in rows))
        names = {folded(other.text) for other in view.lines if table.holds(other.x, other.y) and _GEAR.fullmatch(folded(other.text).rstrip(" :="))}
        if len(names) >= _FEWEST_HEADS:
            taken.append(table)
            yield table


def other_tables(view: UprightView, known: Sequence[Table]) -> Iterator[Table]:
    """Rows of cells that hang together like a table's, most of them with text, and are none that is known; a title block may be one."""
    taken = list(known)
    for line in view.lines:
        if not any(c.isdigit() for c in line.text) or any(table.holds(line.x, line.y) for table in taken):
            continue
        cell = _small_cell(view, line.x, line.y, line.height)
        beside = [cell and _small_cell(view, x, line.y, line.height) for x in _beside(cell, line.height)]
        pairs = [sorted((cell, other), key=lambda c: c.left) for other in beside if cell and other and _is_row([cell, other], _SAME_EDGE * line.height)]
        for pair in pairs:
            rows = [pair, *_rows(view, pair, below=True), *_rows(view, pair, below=False)]
            cells = [one for row in rows for one in row]
            filled = sum(any(one.holds(other) for other in view.lines) for one in cells)
            if len(rows) >= _FEWEST_ROWS and filled >= _FILLED * len(cells):
                table = Table("other", (), tuple(tuple(row) for row in rows))
                taken.append(table)
                yield table
                break


def _beside(cell: Cell | None, height: float) -> tuple[float, ...]:
    return () if cell is None else (cell.left - 0.5 * height, cell.right + 0.5 * height)


def _small_cell(view: UprightView, x: float, y: float, height: float) -> Cell | None:
    """The cell around a point if lines stand along all its sides and it is as high as a row of a table."""
    cell = view.ruling.cell(x, y, height)
    is_row = cell is not None and cell.height < _HIGHEST_ROW * height and view.ruling.encloses(cell, _SAME_EDGE * height)
    return cell if is_row else None


def head_of(text: str) -> frozenset[Head]:
    """What a text may head; empty for a text that heads no column."""
    plain = folded(text).rstrip(" :")
    return frozenset(head for head, pattern in _HEADS.items() if pattern.fullmatch(plain))


def _kind(heads: Sequence[Line]) -> TableKind | None:
    said = [head_of(line.text) for line in heads]
    for kind, wanted in _KINDS:
        columns = [next((i for i, one in enumerate(said) if one & heads), None) for heads in wanted]
        if None not in columns and len(set(columns)) == len(columns):
            return kind
    return None


def _head_rows(view: UprightView) -> Iterator[list[tuple[Line, Cell]]]:
    """Rows of neighbouring cells of one height that hold the head of a column each."""
    celled = [
        (line, cell)
        for line in view.lines
        if head_of(line.text) and (cell := view.ruling.cell(line.x, line.y, line.height)) is not None
    ]
    celled.sort(key=lambda pair: (pair[1].top, pair[1].left))
    row: list[tuple[Line, Cell]] = []
    for line, cell in celled:
        if row and not _is_next(row[-1][1], cell, _SAME_EDGE * line.height):
            if len(row) >= _FEWEST_HEADS:
                yield row
            row = []
        if not row or cell.left > row[-1][1].left:
            row.append((line, cell))
    if len(row) >= _FEWEST_HEADS:
        yield row


def _is_next(first: Cell, second: Cell, slack: float) -> bool:
    """True for cells of one row, with no more than an unheaded column between them."""
    is_row = abs(first.top - second.top) < slack and abs(first.bottom - second.bottom) < slack
    return is_row and second.left - first.right < 2 * max(first.right - first.left, second.right - second.left)


def _rows(view: UprightView, heads: Sequence[Cell], *, below: bool) -> Iterator[list[Cell]]:
    """The rows under the heads, or above them (a parts list grows upwards), as long as the columns go on."""
    cells = list(heads)
    slack = _SAME_EDGE * cells[0].height
    for _ in range(_MOST_ROWS):
        step = 0.2 * cells[0].height
        y = cells[0].bottom + step if below else cells[0].top - step
        following = [view.ruling.cell(cell.x, y, 0.5 * cell.height) for cell in heads]
        if not all(
            cell is not None and abs(cell.left - head.left) < slack and abs(cell.right - head.right) < slack
            for cell, head in zip(following, heads, strict=True)
        ):
            return
        cells = [cell for cell in following if cell is not None]
        if cells[0].height > 6 * heads[0].height or not _is_row(cells, slack):
            return
        yield cells


def _is_row(cells: Sequence[Cell], slack: float) -> bool:
    return all(abs(c.top - cells[0].top) < slack and abs(c.bottom - cells[0].bottom) < slack for c in cells)
