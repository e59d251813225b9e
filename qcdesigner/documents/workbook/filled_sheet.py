"""A template sheet filled once: its rows written, and everything that names cells moved with them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.sax.saxutils import escape

from qcdesigner.documents.workbook.cells import CellWriter, blank, formula
from qcdesigner.documents.workbook.fields import field_of, has_field
from qcdesigner.documents.workbook.layout import Layout, block_of
from qcdesigner.documents.workbook.pagination import (
    Extent,
    paginate,
    printed_end,
    repeated_columns,
    repeated_rows,
)
from qcdesigner.documents.workbook.references import Moves, column_letters, moved, split_range
from qcdesigner.documents.workbook.row_heights import STATED, USUAL_HEIGHT_PT, RowHeights
from qcdesigner.documents.workbook.template_sheet import TemplateCell, TemplateRow, TemplateSheet
from qcdesigner.documents.workbook.xml_names import S
from qcdesigner.documents.xml_parts import serialize

_MARK = b"<sheetData/>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What a sheet is filled with: its new name, the names that fields know, its items (one a row), its readings.

    `others`: where the cells of other template sheets have gone, as seen from a reading, by the template's name of the sheet.
    """

    name: str
    known: Mapping[str, Any]
    items: Sequence[Any] = ()
    readings: Sequence[Any] = ()
    others: tuple[tuple[str, Callable[[int | None], Moves]], ...] = ()
    pages_wide: int = 1


class FilledSheet:
    """A template sheet with a filling; `xml` is the sheet's part, `layout` where its cells have gone."""

    def __init__(self, template: TemplateSheet, filling: Filling, *, file: str) -> None:
        self.template, self.filling, self._file = template, filling, file
        self._heights = RowHeights(template)
        self._made_heights: dict[int, float] = {}
        column = template.reading_column
        self.layout = Layout(
            block_of(template.model_rows, filling.items), column, max(1, len(filling.readings)) if column else 1
        )

    def row_of(self, item: Any) -> int:
        """The row of an item of the filling, told by its id."""
        return self.rows[item.id]

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each item of the filling, by the item's id."""
        block = self.layout.block
        return {item.id: row for row, item in enumerate(self.filling.items, block.first)} if block else {}

    def moves(self, *, item_row: int | None = None, reading: int | None = None) -> Moves:
        return self.layout.moves(self.filling.name, item_row=item_row, reading=reading)

    def moved(self, text: str, *, item_row: int | None = None, reading: int | None = None) -> str:
        """A formula of this sheet, seen from a row and a reading of it."""
        own = self.moves(item_row=item_row, reading=reading)
        others = ((name, moves(reading)) for name, moves in self.filling.others)
        return moved(text, own, ((self.template.name, own), *others))

    def xml(self, writer: CellWriter) -> bytes:
        root = copy.deepcopy(self.template.root)
        self._move_settings(root)
        rows = "".join(self._rows(writer)).encode()
        if self.layout.block is not None and self.template.print_area:
            paginate(root, self._extent())
        head, _, tail = serialize(root).partition(_MARK)
        return head + b"<sheetData>" + rows + b"</sheetData>" + tail

    def _extent(self) -> Extent:
        """What is printed of the sheet, once its rows are written and their heights known."""
        block, titles = self.layout.block, self.moved(self.template.print_titles)
        assert block is not None
        last_column, last_row = printed_end(self.moved(self.template.print_area))
        widths = [width for column in range(1, last_column + 1) for width in self._widths_of(column)]
        return Extent(
            heights=[self._made_heights.get(row, USUAL_HEIGHT_PT) for row in range(1, last_row + 1)],
            widths=widths[:last_column],
            titles=repeated_rows(titles),
            repeated=repeated_columns(titles),
            items=(block.first, block.new_last),
            pages_wide=self.filling.pages_wide,
        )

    def _widths_of(self, column: int) -> list[float]:
        """The widths of the columns that a template's column has become."""
        return [self._heights.column_width(column)] * (self.layout.readings if column == self.layout.column else 1)

    def _rows(self, writer: CellWriter) -> Iterator[str]:
        block, known = self.layout.block, self.filling.known
        for row in self.template.rows:
            if block is None or not block.holds(row.number):
                yield self._row(row, self.layout.new_row(row.number), known, writer, item_row=None)
            elif row.number == block.first:
                yield from self._block_rows(writer)

    def _block_rows(self, writer: CellWriter) -> Iterator[str]:
        block = self.layout.block
        assert block is not None
        models = {row.number: row for row in self.template.rows if block.holds(row.number)}
        if not self.filling.items:
            yield self._blank_row(models[block.first], block.first)
        for number, (model, item) in enumerate(zip(block.made, self.filling.items, strict=False), block.first):
            known = {**self.filling.known, models[model].name: item}
            yield self._row(models[model], number, known, writer, item_row=number)

    def _row(
        self, row: TemplateRow, number: int, known: Mapping[str, Any], writer: CellWriter, *, item_row: int | None
    ) -> str:
        with_reading = [{**known, "reading": reading} for reading in self.filling.readings]
        cells = []
        texts: list[tuple[int, int, str]] = []
        for letters, reading, cell in self._slots[row.number]:
            place = f"{letters}{number}"
            if cell.is_blank:
                cells.append(blank(place, cell.style))
            elif cell.field is not None:
                names = with_reading[reading] if reading is not None and with_reading else known
                value = cell.field.value(names)
                if isinstance(value, str):
                    texts.append((cell.column, cell.style, value))
                cells.append(writer.value(place, cell.style, value))
            elif cell.formula is not None:
                text = self.moved(cell.formula, item_row=item_row, reading=reading)
                cells.append(formula(place, cell.style, text))
            else:
                cells.append(_kept(cell, place, writer))
        attributes = self._heights.attributes(row.number, row.attributes, texts, writer.styles)
        self._note_height(number, attributes)
        return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'

    @cached_property
    def _slots(self) -> dict[int, list[tuple[str, int | None, TemplateCell]]]:
        """For each row of the template, the cells made of it: column, reading, and the cell it is like."""
        slots: dict[int, list[tuple[str, int | None, TemplateCell]]] = {}
        for row in self.template.rows:
            made: list[tuple[str, int | None, TemplateCell]] = []
            for cell in row.cells:
                if cell.column == self.layout.column:
                    made += [(column_letters(cell.column + i), i, cell) for i in range(self.layout.readings)]
                else:
                    made.append((column_letters(self.layout.new_column(cell.column)), None, cell))
            slots[row.number] = made
        return slots

    def _blank_row(self, row: TemplateRow, number: int) -> str:
        cells = "".join(blank(f"{letters}{number}", cell.style) for letters, _, cell in self._slots[row.number])
        self._note_height(number, row.attributes)
        return f'<row r="{number}"{row.attributes}>{cells}</row>'

    def _note_height(self, number: int, attributes: str) -> None:
        stated = STATED.search(attributes)
        if stated is not None:
            self._made_heights[number] = float(stated[1])

    def _move_settings(self, root: Any) -> None:
        dimension = root.find(S + "dimension")
        if dimension is not None:
            root.remove(dimension)
        for merge in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
            merge.set("ref", self.moved(merge.get("ref")))
        for column in root.iterfind(f"{S}cols/{S}col"):
            first, last = int(column.get("min")), int(column.get("max"))
            column.set("min", str(self.layout.new_column(first)))
            column.set("max", str(min(16_384, self.layout.new_column(last, is_end=True))))
        for name in ("autoFilter", "hyperlinks/hyperlink", "ignoredErrors/ignoredError", "protectedRanges/protectedRange"):
            for element in root.iterfind("/".join(S + part for part in name.split("/"))):
                attribute = "sqref" if element.get("sqref") else "ref"
                element.set(attribute, " ".join(self.moved(part) for part in element.get(attribute).split()))
        for element in list(root.iterfind(S + "conditionalFormatting")):
            self._spread(element, S + "cfRule/" + S + "formula")
        for element in list(root.iterfind(f"{S}dataValidations/{S}dataValidation")):
            self._spread(element, S + "formula1", S + "formula2")
        for group in root.iterfind(S + "dataValidations"):
            group.set("count", str(len(group)))
        self._fill_page(root)

    def _spread(self, element: Any, *formulas: str) -> None:
        """Replaces a rule about cells by as many as its cells have become runs, its formulas seen from each one's first cell."""
        places = [place for part in element.get("sqref").split() for place in self._places(part)]
        written = [found for path in formulas for found in element.iterfind(path)]
        texts = {place: [self.moved(f.text or "", item_row=row, reading=0) for f in written] for place, row in places}
        if len({tuple(text) for text in texts.values()}) == 1 and not any(map(_has_reference, written)):
            texts = {" ".join(texts): next(iter(texts.values()))}
        for place, moved_texts in texts.items():
            new = copy.deepcopy(element)
            new.set("sqref", place)
            for found, text in zip((f for path in formulas for f in new.iterfind(path)), moved_texts, strict=True):
                found.text = text
            element.addprevious(new)
        element.getparent().remove(element)

    def _places(self, reference: str) -> Iterator[tuple[str, int | None]]:
        """The new ranges of an old one, each with the row it begins in if that is a repeated row."""
        left, top, right, bottom = split_range(reference)
        columns = column_letters(self.layout.new_column(left)), column_letters(self.layout.new_column(right, is_end=True))
        block = self.layout.block
        for first, last in self.layout.runs(top, bottom):
            corners = f"{columns[0]}{first}", f"{columns[1]}{last}"
            place = corners[0] if corners[0] == corners[1] else ":".join(corners)
            yield place, first if block is not None and block.holds(top) else None

    def _fill_page(self, root: Any) -> None:
        for text in root.iterfind(f"{S}headerFooter/*"):
            if text.text and has_field(text.text):
                place = f"{self.template.name}, {text.tag.rsplit('}', 1)[1]}"
                field = field_of(text.text, file=self._file, place=place)
                text.text = str(field.value({name: _Doubled(fields) for name, fields in self.filling.known.items()}))[:255]
        setup = root.find(S + "pageSetup")
        if setup is not None and self.filling.pages_wide > 1:
            setup.set("fitToWidth", str(self.filling.pages_wide))
        for view in root.iterfind(f"{S}sheetViews/{S}sheetView"):
            view.attrib.pop("tabSelected", None)


def _kept(cell: TemplateCell, place: str, writer: CellWriter) -> str:
    """A cell of the template that holds no field and no formula, as it was."""
    assert cell.kept is not None
    kind, content = cell.kept
    if kind == "text":
        return writer.value(place, cell.style, content)
    return f'<c r="{place}" s="{cell.style}" t="{kind}"><v>{escape(content)}</v></c>'


def _has_reference(formula_element: Any) -> bool:
    probe = Moves("", lambda column, is_end, is_fixed: column + 1, lambda row, is_end: row + 1)
    text = formula_element.text or ""
    return moved(text, probe) != text


class _Doubled:
    """Fields whose texts have their & doubled, as the heads and feet of pages want."""

    def __init__(self, fields: Any) -> None:
        self._fields = fields

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._fields, name)
        return value.replace("&", "&&") if isinstance(value, str) else value
