"""What is written in exported documents and in plan files, read by others than ourselves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qcdesigner.domain.tolerances.notation import FRENCH, write_limits
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import Characteristic


@dataclass(frozen=True, slots=True)
class Line:
    """A characteristic as documents show it."""

    label: str
    limits: tuple[str, str]
    is_placed: bool


def lines_of(plan: Snapshot) -> list[Line]:
    """The characteristics by number, limits with a decimal comma."""
    found = sorted(plan.table(Characteristic).values(), key=lambda c: (c.number, c.sub))
    return [Line(c.label, write_limits(c.requirement, FRENCH), c.balloon is not None) for c in found]


def text_of_docx(path: Path) -> str:
    """All texts of a Word file: headers, paragraphs, cells."""
    from docx import Document

    document = Document(str(path))
    parts = [document.element.body, *(section.header._element for section in document.sections)]
    return " ".join("".join(p.itertext()) for part in parts for p in part.iter() if p.tag.endswith("}p"))


def text_of_xlsx(path: Path) -> str:
    """All cells of an Excel file, with the head and foot of its pages."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    cells = [
        str(v) for sheet in book for row in sheet.iter_rows(values_only=True) for v in row if v is not None
    ]
    heads = [
        str(part.text)
        for sheet in book
        for part in (sheet.oddHeader.left, sheet.oddHeader.center, sheet.oddHeader.right)
    ]
    return " ".join([*cells, *heads])


def numbers_of_xlsx(path: Path) -> set[float]:
    """The numbers that an Excel file holds as numbers: its reader's language writes them."""
    from openpyxl import load_workbook

    rows = (row for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True))
    return {value for row in rows for value in row if isinstance(value, float)}


def text_of_pdf(path: Path) -> str:
    """All texts of a PDF file."""
    from pypdfium2 import PdfDocument

    with PdfDocument(path) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)
