"""A sheet of a template, read once: its rows of cells, their fields, and which of them are repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qcdesigner.documents.workbook.fields import Field, field_of, has_field
from qcdesigner.documents.workbook.layout import ROW_NAMES
from qcdesigner.documents.workbook.references import split_cell
from qcdesigner.documents.workbook.xml_names import S
from qcdesigner.domain.errors import DocumentError

READING = "reading"


@dataclass(frozen=True, slots=True)
class TemplateCell:
    """A cell: its column and style, and one of a field, a formula or content kept as it is (`kept`: inner XML, type)."""

    column: int
    style: int
    field: Field | None = None
    formula: str | None = None
    kept: tuple[str, str] | None = None

    @property
    def is_blank(self) -> bool:
        return self.field is None and self.formula is None and self.kept is None


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A row: its number, its attributes beside that, its cells from left to right, and its name if it is repeated."""

    number: int
    attributes: str
    cells: tuple[TemplateCell, ...]
    name: str = ""


@dataclass(frozen=True)
class TemplateSheet:
    """A sheet of a template: its part, its name (which may hold a field), its tree without cells, its rows.

    `print_area`, `print_titles`: what is printed and what is repeated on each page, as references; empty where not said.
    """

    part: str
    name: str
    state: str
    root: Any
    rows: tuple[TemplateRow, ...]
    print_area: str = ""
    print_titles: str = ""

    @cached_property
    def model_rows(self) -> dict[int, str]:
        return {row.number: row.name for row in self.rows if row.name}

    @cached_property
    def reading_column(self) -> int | None:
        """The column whose cells hold a field of `reading`, or None."""
        for row in self.rows:
            for cell in row.cells:
                if cell.field is not None and READING in cell.field.names:
                    return cell.column
        return None


def read_rows(root: Any, texts: Sequence[str], *, file: str, sheet: str) -> tuple[TemplateRow, ...]:
    """The rows of a sheet's tree; `texts` are the workbook's shared texts.

    Raises DocumentError `template_syntax` for a field that cannot be understood, `template_rows` where the repeated
    rows do not stand together.
    """
    rows = tuple(_row(element, texts, file, sheet) for element in root.iterfind(f"{S}sheetData/{S}row"))
    repeated = [row.number for row in rows if row.name]
    if repeated and repeated != list(range(repeated[0], repeated[0] + len(repeated))):
        raise DocumentError("template_rows", file=file, place=f"{sheet}!{repeated[0]}:{repeated[-1]}", reason="")
    return rows


def _row(element: Any, texts: Sequence[str], file: str, sheet: str) -> TemplateRow:
    cells = tuple(_cell(cell, texts, file, sheet) for cell in element.iterfind(S + "c"))
    names = {name for cell in cells if cell.field for name in cell.field.names} & ROW_NAMES.keys()
    kept = " ".join(f'{key}="{value}"' for key, value in element.attrib.items() if key not in ("r", "spans") and "}" not in key)
    return TemplateRow(int(element.get("r")), f" {kept}" if kept else "", cells, min(names, default=""))


def _cell(element: Any, texts: Sequence[str], file: str, sheet: str) -> TemplateCell:
    place = element.get("r")
    column, style = split_cell(place)[0], int(element.get("s", "0"))
    formula = element.find(S + "f")
    if formula is not None and formula.text:
        return TemplateCell(column, style, formula=formula.text)
    text = _text(element, texts)
    if text is not None and has_field(text):
        return TemplateCell(column, style, field=field_of(text, file=file, place=f"{sheet}!{place}"))
    if text is not None:
        return TemplateCell(column, style, kept=("text", text))
    value = element.find(S + "v")
    return TemplateCell(column, style, kept=(element.get("t", "n"), value.text) if value is not None else None)


def _text(element: Any, texts: Sequence[str]) -> str | None:
    kind = element.get("t")
    if kind == "inlineStr":
        return "".join(element.itertext(S + "t"))
    value = element.find(S + "v")
    if kind == "s" and value is not None:
        return texts[int(value.text)]
    return value.text if kind == "str" and value is not None else None
