"""Fills a template workbook: each of its sheets once, for each phase or for each chart, as its name says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from qcdesigner.documents.package import packed, read_parts
from qcdesigner.documents.workbook.book import STYLES, Book
from qcdesigner.documents.workbook.cells import CellWriter
from qcdesigner.documents.workbook.fields import Field, field_of, has_field
from qcdesigner.documents.workbook.filled_sheet import FilledSheet, Filling
from qcdesigner.documents.workbook.placement import Placement, placement_of
from qcdesigner.documents.workbook.references import column_letters
from qcdesigner.documents.workbook.styles import StyleBook
from qcdesigner.documents.workbook.template_sheet import TemplateSheet
from qcdesigner.documents.workbook.xml_names import ANCHOR, CHART, S
from qcdesigner.domain.errors import DocumentError

VALUES = frozenset(CHART + name for name in ("val", "cat", "xVal", "yVal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A sheet for one row of a phase: `tab` is the sheet's name."""

    tab: str
    title: str
    row: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSheet:
    """What a sheet of the name `{{ phase.tab }}` is filled with, and the charts of its rows."""

    phase: Any
    rows: Sequence[Any]
    readings: Sequence[Any]
    pages_wide: int = 1
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """A sheet of texts and numbers added at the end, hidden: what a program reads back."""

    name: str
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a workbook is filled with: what fields know everywhere, and the sheets of the phases."""

    known: Mapping[str, Any]
    language: str
    phases: Sequence[PhaseSheet] = ()


Hidden = Callable[[Sequence[Placement]], PlainSheet]


def fill_xlsx(template: Path, contents: Contents, hidden: Hidden | None = None, *, moment: datetime) -> bytes:
    """The .xlsx made of `template` and `contents`, said to be made at `moment`; equal arguments give equal bytes.

    `hidden` makes a `PlainSheet` from the placements of all phases. A sheet whose name has a field of `phase` or of
    `chart` is made for each. Raises DocumentError `template_unreadable template_too_large template_syntax
    template_field template_rows`.
    """
    book, templates, taken = _opened(template)
    styles = StyleBook(book.parts[STYLES])
    writer = CellWriter(styles, contents.language)
    made: list[tuple[TemplateSheet, FilledSheet]] = []
    for sheet in _sheets(templates, contents, book.file):
        rels = book.copy_owned(taken, sheet.template.part, _change_of(sheet))
        book.add_sheet(sheet.filling.name, sheet.xml(writer), state=sheet.template.state, rels=rels)
        made.append((sheet.template, sheet))
    _rename(book, templates, made)
    if hidden is not None:
        plain = hidden([placement_of(sheet) for template, sheet in made if template.reading_column and template.model_rows])
        book.add_sheet(plain.name, _plain_xml(plain, writer), state="hidden")
    book.parts[STYLES] = styles.xml()
    book.set_moment(moment)
    return packed(book.finish())


def _opened(template: Path) -> tuple[Book, list[TemplateSheet], dict[str, bytes]]:
    """The book without its template sheets, these sheets, and the parts that go with them."""
    try:
        book = Book(read_parts(template, template.name), template.name)
        templates = book.templates()
        return book, templates, book.take_out(templates)
    except (KeyError, ValueError, IndexError, etree.XMLSyntaxError) as error:
        raise DocumentError("template_unreadable", file=template.name) from error


def _sheets(templates: Sequence[TemplateSheet], contents: Contents, file: str) -> Iterator[FilledSheet]:
    """The filled sheets, in the order of the template's: for each phase or chart where the name asks for it."""
    phase_template = next((t for t in templates if "phase" in _names(t, file)), None)
    filled_phases: list[tuple[PhaseSheet, FilledSheet]] = []
    for template in templates:
        names = _names(template, file)
        if "chart" in names and phase_template is not None:
            for phase, source in filled_phases:
                for chart in phase.charts:
                    yield _chart_sheet(template, contents, chart, phase, source)
        elif "phase" in names:
            for phase in contents.phases:
                sheet = _phase_sheet(template, contents, phase, file)
                if template is phase_template:
                    filled_phases.append((phase, sheet))
                yield sheet
        else:
            name = str(_field(template, file).value(contents.known)) if names else template.name
            yield FilledSheet(template, Filling(name=name, known=contents.known), file=file)


def _phase_sheet(template: TemplateSheet, contents: Contents, phase: PhaseSheet, file: str) -> FilledSheet:
    known = {**contents.known, "phase": phase.phase}
    name = str(_field(template, file).value(known))
    return FilledSheet(
        template,
        Filling(name=name, known=known, items=phase.rows, readings=phase.readings, pages_wide=phase.pages_wide),
        file=file,
    )


def _chart_sheet(
    template: TemplateSheet, contents: Contents, chart: Chart, phase: PhaseSheet, source: FilledSheet
) -> FilledSheet:
    row = source.row_of(chart.row)
    filling = Filling(
        name=chart.tab,
        known={**contents.known, "phase": phase.phase, "chart": chart},
        readings=phase.readings,
        others=((source.template.name, lambda reading: source.moves(item_row=row, reading=reading)),),
    )
    return FilledSheet(template, filling, file="")


def _names(template: TemplateSheet, file: str) -> frozenset[str]:
    return _field(template, file).names if has_field(template.name) else frozenset()


def _field(template: TemplateSheet, file: str) -> Field:
    return field_of(template.name, file=file, place=template.name)


def _change_of(sheet: FilledSheet) -> Any:
    """What is done to the drawings and charts of a sheet: places, references and texts follow."""

    def change(root: Any) -> None:
        _drop_empty(root, sheet)
        for place in (*root.iter(ANCHOR + "from"), *root.iter(ANCHOR + "to")):
            is_end = place.tag.endswith("to")
            column, row = place.find(ANCHOR + "col"), place.find(ANCHOR + "row")
            column.text = str(sheet.layout.new_column(int(column.text) + 1, is_end=is_end) - 1)
            row.text = str(sheet.layout.new_row(int(row.text) + 1, is_end=is_end) - 1)
        for reference in root.iter(CHART + "f"):
            is_values = reference.getparent().getparent().tag in VALUES
            reference.text = sheet.moved(_as_range(reference.text) if is_values else reference.text)
        for cache in (*root.iter(CHART + "numCache"), *root.iter(CHART + "strCache")):
            cache.getparent().remove(cache)
        for text in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"):
            if text.text and has_field(text.text):
                filled = field_of(text.text, file="", place=sheet.template.name)
                text.text = str(filled.value(sheet.filling.known))

    return change


def _drop_empty(root: Any, sheet: FilledSheet) -> None:
    """Takes out the pictures and shapes whose alternative text is a field that comes to nothing."""
    for shape in list(root.iter(ANCHOR + "cNvPr")):
        text = shape.get("descr", "")
        if not has_field(text):
            continue
        described = str(field_of(text, file="", place=sheet.template.name).value(sheet.filling.known))
        shape.set("descr", described)
        if not described:
            anchor = next(a for a in shape.iterancestors() if a.getparent() is root)
            root.remove(anchor)


def _as_range(reference: str) -> str:
    """A cell as the range of itself: for the points of a chart, one cell stands for all that it becomes."""
    sheet, mark, cell = reference.rpartition("!")
    return reference if ":" in cell else f"{sheet}{mark}{cell}:{cell}"


def _rename(book: Book, templates: Sequence[TemplateSheet], made: Sequence[tuple[TemplateSheet, FilledSheet]]) -> None:
    """The defined names of the template (print areas and titles above all), for each sheet made."""
    names = book.root.find(S + "definedNames")
    if names is None:
        return
    for name in list(names):
        names.remove(name)
        local = name.get("localSheetId")
        owner = templates[int(local)].name if local is not None else None
        for i, (template, sheet) in enumerate(made):
            if owner not in (None, template.name):
                continue
            new = etree.SubElement(names, S + "definedName", dict(name.attrib))
            new.text = sheet.moved(name.text or "")
            if local is None:
                break
            new.set("localSheetId", str(i))


def _plain_xml(sheet: PlainSheet, writer: CellWriter) -> bytes:
    rows = "".join(_plain_rows(sheet.rows, writer))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{S[1:-1]}"><sheetData>{rows}</sheetData><sheetProtection sheet="1"/></worksheet>'
    ).encode()


def _plain_rows(rows: Iterable[Sequence[Any]], writer: CellWriter) -> Iterator[str]:
    for number, row in enumerate(rows, 1):
        cells = (writer.value(f"{column_letters(i)}{number}", 0, value) for i, value in enumerate(row, 1))
        yield f'<row r="{number}">{"".join(cells)}</row>'


