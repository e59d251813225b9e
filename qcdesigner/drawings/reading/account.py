"""The account of a drawing: every text and annotation of its sheets as callout, unread or ignored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from qcdesigner.domain.errors import DrawingError
from qcdesigner.domain.tolerances.general import parse_general
from qcdesigner.drawings.content import DrawingContent, SheetContent
from qcdesigner.drawings.reading.blocks import TextBlock, text_blocks
from qcdesigner.drawings.reading.flat import laid_back, laid_flat
from qcdesigner.drawings.reading.general_statements import (
    general_tolerance_in,
    is_understood,
    rows_of_tolerances,
    stated_general_tolerance,
)
from qcdesigner.drawings.reading.ink import RenderTile, ink_of, ink_of_picture
from qcdesigner.drawings.reading.notes import with_notes_apart
from qcdesigner.drawings.reading.parts import Part, parts_of
from qcdesigner.drawings.reading.sheet_account import Account, Terms, read_sheet
from qcdesigner.drawings.reading.sheet_sense import SheetSense, sense_sheet
from qcdesigner.drawings.reading.statements import (
    decimal_remarks,
    named_unit,
    stated_unit,
    unit_of_statement,
)
from qcdesigner.drawings.reading.title_block import read_title_block
from qcdesigner.drawings.worker_process import never, silent
from qcdesigner.model.reading import InkGrid, Reading, ReadSheet

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False)
class _Sensed:
    """A sheet, or one of those drawn side by side on it, with its texts and what its frame and title block are."""

    part: Part
    blocks: Sequence[TextBlock]
    sense: SheetSense


@dataclass(slots=True)
class _Steps:
    """What is left of a reading, told and asked about at every sheet."""

    progress: Callable[[float], None]
    cancelled: Callable[[], bool]
    whole: int
    done: int = 0

    def through(self, items: Iterable[_T]) -> Iterator[_T]:
        """The items, each counted. Raises `DrawingError("cancelled")`."""
        for item in items:
            if self.cancelled():
                raise DrawingError("cancelled")
            yield item
            self.done += 1
            self.progress(min(1.0, self.done / max(1, self.whole)))


def read_content(
    content: DrawingContent,
    *,
    general: str | None = None,
    sheet: int | None = None,
    tile: RenderTile | None = None,
    progress: Callable[[float], None] = silent,
    cancelled: Callable[[], bool] = never,
) -> Reading:
    """What the drawing says. `general` overrides the general tolerance it states; `sheet` reads that one alone.

    With `tile` (who renders the sheets that are pictures) the ink of those is looked at too. `progress` gets parts of 1
    and `cancelled` is asked, sheet by sheet.
    Raises `CalloutError` if `general` cannot be understood, `DrawingError("cancelled")`.
    """
    given = {s.number: s for s in content.sheets if sheet is None or s.number == sheet}
    parts = [part for s in content.sheets for part in parts_of(laid_flat(s))]
    steps = _Steps(progress, cancelled, 3 * len(parts) + len(given))
    blocks = [with_notes_apart(text_blocks(part.content)) for part in steps.through(parts)]
    texts = [block.text for found in blocks for block in found]
    texts += [a.text for s in content.sheets for a in s.annotations]
    sensed = [
        _Sensed(part, found, sense_sheet(part.content, found))
        for part, found in zip(steps.through(parts), blocks, strict=True)
        if part.whole.number in given
    ]
    title_block = _title_block(sensed)
    statement = general or _general_tolerance(texts, [one.sense for one in sensed], title_block)
    unit, evidence = _unit(content, texts, title_block, statement)
    terms = _terms(content, unit, statement, is_typed=bool(general))
    account = Account()
    for one in steps.through(sensed):
        _read_sensed(account, one, terms)
    return Reading(
        sheets=tuple(_read_sheet(s) for s in given.values()),
        callouts=tuple(laid_back(c, given[c.sheet]) for c in account.callouts),
        unread=tuple(laid_back(t, given[t.sheet]) for t in account.unread),
        ignored=tuple(laid_back(t, given[t.sheet]) for t in account.ignored),
        title_block=tuple(title_block.items()),
        general_tolerance=statement,
        unit=unit,
        remarks=(*content.remarks, evidence, *decimal_remarks(c.text for c in account.callouts)),
        ink=_ink(steps.through(list(given.values())), {c.sheet for c in account.callouts}, tile),
    )


def _general_tolerance(texts: Sequence[str], senses: Iterable[SheetSense], title_block: Mapping[str, str]) -> str:
    """What the texts state, or the rows of a list of tolerances, or the cell of the title block."""
    rows = [row for sense in senses for view in sense.views for row in rows_of_tolerances(view)]
    stated = stated_general_tolerance([*texts, *rows])
    return stated or general_tolerance_in(title_block.get("general_tolerance", ""))


def _unit(
    content: DrawingContent, texts: Sequence[str], title_block: Mapping[str, str], statement: str
) -> tuple[str | None, tuple[str, str]]:
    """The unit of lengths, and the remark that tells where it is from. What is written goes before what a file says of itself."""
    stated, evidence = stated_unit(texts)
    if stated or evidence:
        return stated, ("unit_stated" if stated else "unit_contradicted", evidence)
    if named := named_unit(title_block.get("unit", "")):
        return named, ("unit_stated", title_block["unit"])
    if content.format in ("dxf", "dwg") and content.unit:
        return content.unit, ("unit_of_file", content.unit)
    if known := unit_of_statement(statement):
        return known, ("unit_of_tolerance", statement)
    return None, ("unit_unknown", "")


def _terms(content: DrawingContent, unit: str | None, statement: str, *, is_typed: bool) -> Terms:
    """Raises `CalloutError` for a general tolerance that was typed and is not understood; one that is only stated is told."""
    is_known = is_typed or is_understood(statement)
    general = parse_general(statement, unit=unit or "mm") if statement and is_known else None
    names_dimensions = any(a.source == "dimension" for s in content.sheets for a in s.annotations)
    return Terms(unit or "mm", general, names_dimensions or any(code == "hidden_annotation" for code, _ in content.remarks))


def _read_sensed(account: Account, one: _Sensed, terms: Terms) -> None:
    """Adds what one sheet says, or one of those that are drawn side by side on it."""
    own = Account(seen=account.seen)
    read_sheet(own, one.part.content, one.blocks, one.sense, terms)
    account.callouts += map(one.part.placed, own.callouts)
    account.unread += map(one.part.placed, own.unread)
    account.ignored += map(one.part.placed, own.ignored)


def _title_block(sensed: Sequence[_Sensed]) -> dict[str, str]:
    """The fields of the sheets' title blocks; the first sheet that says one has the word."""
    fields: dict[str, str] = {}
    for one in sensed:
        for name, value in read_title_block(one.blocks, one.sense):
            fields.setdefault(name, value)
    return fields


def _ink(sheets: Iterable[SheetContent], ballooned: Collection[int], tile: RenderTile | None) -> tuple[InkGrid, ...]:
    """The ink of the sheets that will have balloons."""
    found = []
    for sheet in sheets:
        if sheet.strokes:
            found.append(ink_of(sheet))
        if tile and sheet.tiled and sheet.number in ballooned:
            found.append(ink_of_picture(sheet, tile))
    return tuple(found)


def _read_sheet(sheet: SheetContent) -> ReadSheet:
    return ReadSheet(sheet.number, sheet.name, sheet.width_mm, sheet.height_mm, sheet.width / sheet.height)
