"""The account of a drawing: every text and annotation of its sheets as callout, unread or ignored."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from qcdesigner.domain.tolerances.general import GeneralTolerance, parse_general
from qcdesigner.drawings.content import Annotation, DrawingContent, SheetContent
from qcdesigner.drawings.reading.blocks import TextBlock, text_blocks
from qcdesigner.drawings.reading.callouts import (
    DOUBTED,
    SURE,
    Judgement,
    has_deviations,
    is_bare_number,
    is_datum_row,
    is_deviation,
    is_zero,
    judge,
    text_confidence,
    with_general,
)
from qcdesigner.drawings.reading.ink import RenderTile, ink_of, ink_of_picture
from qcdesigner.drawings.reading.rules import ignored_rule, note_rule
from qcdesigner.drawings.reading.sheet_sense import SheetSense, is_label, sense_sheet
from qcdesigner.drawings.reading.statements import (
    general_tolerance_in,
    named_unit,
    stated_general_tolerance,
    stated_unit,
)
from qcdesigner.drawings.reading.title_block import read_title_block
from qcdesigner.model.reading import InkGrid, ReadCallout, Reading, ReadSheet, ReadText

# Numbers much smaller than the sheet's usual ones are indices and small print.
_SMALL_PRINT = 0.6
_FRAME_REACH = 3.0
_SAME_LINE_DEG = 3.0


@dataclass(frozen=True, slots=True)
class _Terms:
    """What holds for all sheets: the unit that numbers are parsed with, and the general tolerance."""

    unit: str
    general: GeneralTolerance | None


@dataclass(slots=True)
class _Account:
    callouts: list[ReadCallout] = field(default_factory=list)
    unread: list[ReadText] = field(default_factory=list)
    ignored: list[ReadText] = field(default_factory=list)


def read_content(
    content: DrawingContent, *, general: str | None = None, sheet: int | None = None, tile: RenderTile | None = None
) -> Reading:
    """What the drawing says. `general` overrides the general tolerance it states; `sheet` reads that one alone.

    With `tile` (who renders the sheets that are pictures) the ink of those is looked at too.
    Raises `CalloutError` if `general` cannot be understood.
    """
    sheets = [s for s in content.sheets if sheet is None or s.number == sheet]
    blocks = {s.number: text_blocks(s) for s in content.sheets}
    texts = [block.text for found in blocks.values() for block in found]
    texts += [a.text for s in content.sheets for a in s.annotations]
    senses = {s.number: sense_sheet(s, blocks[s.number]) for s in sheets}
    title_block = _title_block(sheets, blocks, senses)
    own_unit = content.unit if content.format in ("dxf", "dwg") else None
    unit = stated_unit(texts) or named_unit(title_block.get("unit", "")) or own_unit
    said = general_tolerance_in(title_block.get("general_tolerance", ""))
    statement = general or stated_general_tolerance(texts) or said
    terms = _Terms(unit or "mm", parse_general(statement, unit=unit or "mm") if statement else None)
    account, seen = _Account(), set[str]()
    for one in sheets:
        sense = senses[one.number]
        _read_annotations(account, one, sense, terms, seen)
        _read_texts(account, one, blocks[one.number], sense, terms)
    return Reading(
        sheets=tuple(_read_sheet(s) for s in sheets),
        callouts=tuple(account.callouts),
        unread=tuple(account.unread),
        ignored=tuple(account.ignored),
        title_block=tuple(title_block.items()),
        general_tolerance=statement,
        unit=unit,
        remarks=content.remarks,
        ink=_ink(sheets, {c.sheet for c in account.callouts}, tile),
    )


def _title_block(
    sheets: Sequence[SheetContent], blocks: Mapping[int, Sequence[TextBlock]], senses: Mapping[int, SheetSense]
) -> dict[str, str]:
    """The fields of the sheets' title blocks; the first sheet that says one has the word."""
    fields: dict[str, str] = {}
    for one in sheets:
        for name, value in read_title_block(one, blocks[one.number], senses[one.number]):
            fields.setdefault(name, value)
    return fields


def _ink(sheets: Sequence[SheetContent], ballooned: Collection[int], tile: RenderTile | None) -> tuple[InkGrid, ...]:
    """The ink of the sheets that will have balloons."""
    drawn = [ink_of(s) for s in sheets if s.strokes]
    pictured = [ink_of_picture(s, tile) for s in sheets if s.tiled and s.number in ballooned] if tile else []
    return (*drawn, *pictured)


def _read_sheet(sheet: SheetContent) -> ReadSheet:
    return ReadSheet(sheet.number, sheet.name, sheet.width_mm, sheet.height_mm, sheet.width / sheet.height)


def _read_annotations(
    account: _Account, sheet: SheetContent, sense: SheetSense, terms: _Terms, seen: set[str]
) -> None:
    """Annotations of CAD; those that an earlier sheet showed already (through a viewport) are ignored here."""
    here: set[str] = set()
    for annotation in sheet.annotations:
        if annotation.handle and annotation.handle in seen:
            account.ignored.append(_text_of(sheet, annotation, annotation.text, "shown_before"))
            continue
        here.add(annotation.handle)
        judgement = _judge_annotation(annotation, terms)
        if judgement.requirements:
            account.callouts.append(_callout_of(annotation, sheet, sense, terms, judgement))
        elif judgement.ignored == "origin" or (judgement.ignored and annotation.source == "text"):
            account.ignored.append(_text_of(sheet, annotation, annotation.text, judgement.ignored))
        else:
            reason = judgement.unread or "no_value"
            account.unread.append(_text_of(sheet, annotation, annotation.text, reason))
    seen |= here


def _text_of(sheet: SheetContent, written: Annotation | TextBlock, text: str, why: str) -> ReadText:
    """The text of an annotation or block that is no callout, with its box."""
    width, height = written.width / sheet.width, written.height / sheet.height
    x, y = written.x / sheet.width, written.y / sheet.height
    return ReadText(sheet.number, x, y, text, why, width, height, written.angle)


def _judge_annotation(annotation: Annotation, terms: _Terms) -> Judgement:
    if is_zero(annotation.text):
        is_origin = annotation.kind == "ordinate"
        return Judgement(ignored="origin") if is_origin else Judgement(unread="zero")
    return judge(annotation.text, unit=terms.unit, on_leader=True)


def _callout_of(
    annotation: Annotation, sheet: SheetContent, sense: SheetSense, terms: _Terms, judgement: Judgement
) -> ReadCallout:
    x, y = annotation.x / sheet.width, annotation.y / sheet.height
    return ReadCallout(
        requirements=with_general(judgement.requirements, terms.general),
        sheet=sheet.number,
        x=x,
        y=y,
        text=annotation.text,
        source=annotation.source,  # type: ignore[arg-type]
        width=annotation.width / sheet.width,
        height=annotation.height / sheet.height,
        angle=annotation.angle,
        confidence=SURE,
        forced=annotation.forced,
        grid_zone=sense.grid.zone(x, y),
    )


def _read_texts(
    account: _Account, sheet: SheetContent, blocks: Sequence[TextBlock], sense: SheetSense, terms: _Terms
) -> None:
    has_dimensions = any(a.source == "dimension" for a in sheet.annotations)
    smallest = _SMALL_PRINT * _usual_height(blocks)
    letters = [block for block in blocks if is_datum_row(block.text)]
    deviations = [block for block in blocks if is_deviation(block.text)]
    for i, block in enumerate(blocks):
        x, y = block.x / sheet.width, block.y / sheet.height
        text = " ".join(block.text.split())
        rule = "grid" if i in sense.grid_marks else _rule(block, sense, x, y)
        is_countable = (
            not has_dimensions and block.letter_height >= smallest and not _precedes(block, letters)
        )
        judgement = Judgement(ignored=rule) if rule else _judge_text(block, terms, is_countable)
        if judgement.requirements:
            is_complete = not any(_is_close(block, other) for other in deviations)
            account.callouts.append(
                _callout_of_text(
                    block, sheet, sense, terms if is_complete else replace(terms, general=None), judgement
                )
            )
        elif judgement.ignored:
            account.ignored.append(_text_of(sheet, block, text, judgement.ignored))
        else:
            account.unread.append(_text_of(sheet, block, text, judgement.unread))


def _usual_height(blocks: Sequence[TextBlock]) -> float:
    """The height that the sheet's numbers mostly have."""
    heights = [block.letter_height for block in blocks if any(c.isdigit() for c in block.text)]
    return median(heights) if heights else 0.0


def _precedes(block: TextBlock, letters: Sequence[TextBlock]) -> bool:
    """True for a value on one line with datum letters: a frame's, though its box was not recognised."""
    return any(_is_followed_by(block, row) for row in letters)


def _is_followed_by(block: TextBlock, row: TextBlock) -> bool:
    if abs((block.angle - row.angle + 180) % 360 - 180) > _SAME_LINE_DEG:
        return False
    cos, sin = math.cos(math.radians(block.angle)), math.sin(math.radians(block.angle))
    dx, dy = row.x - block.x, row.y - block.y
    along, up = dx * cos - dy * sin, -dx * sin - dy * cos
    gap = along - (block.width + row.width) / 2
    return abs(up) < 0.4 * block.letter_height and 0 < gap < _FRAME_REACH * block.letter_height


def _is_close(block: TextBlock, deviation: TextBlock) -> bool:
    """True where deviations that were not joined to anything may be this callout's: it is not untoleranced then."""
    reach = 3 * block.letter_height
    dx, dy = abs(block.x - deviation.x), abs(block.y - deviation.y)
    half = (block.width + deviation.width) / 2
    return dx < half + reach and dy < half + reach


def _rule(block: TextBlock, sense: SheetSense, x: float, y: float) -> str:
    """The rule by which a block is ignored before it is read; empty if it is to be read."""
    if sense.title_block is not None and sense.title_block.holds(x, y):
        return "title_block"
    return ignored_rule(block.text) or (
        "title_block" if is_label(block.text) and note_rule(block.text) else ""
    )


def _judge_text(block: TextBlock, terms: _Terms, is_countable: bool) -> Judgement:
    """Loose text: a number alone is an item, an index or a table's, unless numbers alone can be dimensions here.

    A box of its own makes a value exact; a value in a cell is a frame's whose sign was not read, or a table's.
    """
    text = block.text
    if is_zero(text):
        return Judgement(ignored="origin")
    if not is_countable and is_bare_number(text):
        return Judgement(unread="bare_number")
    is_exact = block.box == "single" and not has_deviations(text)
    if block.confidence < DOUBTED:
        rule = note_rule(text)
        return Judgement(ignored=rule) if rule else Judgement(unread="doubtful_reading")
    judgement = judge(f"[{text}]" if is_exact else text, unit=terms.unit, on_leader=False)
    if block.box == "cell" and any(r.kind != "geometrical" for r in judgement.requirements):
        return Judgement(unread="in_a_cell")
    if block.box == "single" and judgement.unread:
        judgement = Judgement(unread="in_a_box")
    if judgement.unread and (rule := note_rule(text)):
        return Judgement(ignored=rule)
    return judgement


def _callout_of_text(
    block: TextBlock, sheet: SheetContent, sense: SheetSense, terms: _Terms, judgement: Judgement
) -> ReadCallout:
    x, y = block.x / sheet.width, block.y / sheet.height
    return ReadCallout(
        requirements=with_general(judgement.requirements, terms.general),
        sheet=sheet.number,
        x=x,
        y=y,
        text=block.text,
        source="ocr" if block.is_recognised else "text",
        width=block.width / sheet.width,
        height=block.height / sheet.height,
        angle=block.angle,
        confidence=min(block.confidence, text_confidence(block.text, judgement.requirements)),
        grid_zone=sense.grid.zone(x, y),
    )
