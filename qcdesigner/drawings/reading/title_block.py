"""The fields of a title block: what its labels govern, in French, English, German and Spanish.

A block attribute says itself what it is; else the value shares the cell of its label, or stands in the next one, or beside
or below it where no lines are drawn. What could be another label's value is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from qcdesigner.drawings.content import SheetContent, TextRun
from qcdesigner.drawings.reading.blocks import TextBlock
from qcdesigner.drawings.reading.cells import Line, Ruling, ruling_of
from qcdesigner.drawings.reading.sheet_sense import Region, SheetSense
from qcdesigner.drawings.reading.title_labels import field_of_tag, fields_of, said_in_line, value_of
from qcdesigner.drawings.reading.title_values import TitleText

# Fewer attributes than this are a symbol's, not a title block's.
_FEWEST_ATTRIBUTES = 3
_UPRIGHT_DEG = 1.0
# Of the sheet: how far a value may stand outside the heap of labels.
_AROUND = 0.08
# In letter heights: between two words of a line, and how far they may be off one baseline.
_WORD_GAP = 0.9
_OFF_BASELINE = 0.2
_SAME_SIZE = 0.15


def read_title_block(
    sheet: SheetContent, blocks: Sequence[TextBlock], sense: SheetSense
) -> Iterator[tuple[str, str]]:
    """Pairs of a field's name and its value; only what is governed by an attribute's name or a label is given."""
    runs = [run for i, block in enumerate(blocks) if i not in sense.grid_marks for run in block.runs]
    found = dict(_of_attributes(runs))
    if sense.title_block is not None:
        ruling = ruling_of(sheet)
        near = [run for run in runs if _is_near(run, sheet, sense.title_block)]
        text = TitleText(tuple(_lines(near, ruling)), ruling, (sheet.width, sheet.height))
        labels = [
            line for line in text.lines if sense.title_block.holds(line.x / sheet.width, line.y / sheet.height)
        ]
        for name, value in _agreed(_of_labels(labels, text)):
            found.setdefault(name, value)
    for name, value in _agreed(_of_notes(blocks)):
        found.setdefault(name, value)
    yield from found.items()


def _of_attributes(runs: Sequence[TextRun]) -> Iterator[tuple[str, str]]:
    """What the attributes of a block say, if there are enough of them to be a title block's."""
    tagged = [(field_of_tag(run.tag), run.text) for run in runs if run.tag]
    said = [(name, value) for name, text in tagged if name and (value := value_of(name, text))]
    agreed = list(_agreed(said))
    if len({name for name, _ in tagged if name}) >= _FEWEST_ATTRIBUTES:
        yield from agreed


def _of_labels(labels: Sequence[Line], text: TitleText) -> Iterator[tuple[str, str]]:
    for line in labels:
        if line.tag:
            continue
        if said := said_in_line(line.text):
            yield said
            continue
        names = fields_of(line.text)
        written = text.value(line, names) if names else ""
        for name in names:
            if value := value_of(name, written, line.text):
                yield name, value


def _of_notes(blocks: Sequence[TextBlock]) -> Iterator[tuple[str, str]]:
    """The material, where a note of its own line says it: `Matière : C45`."""
    for block in blocks:
        for line in block.text.split("\n"):
            said = said_in_line(line)
            if said is not None and said[0] == "material":
                yield said


def _agreed(said: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each field once; one that is said in two ways is nobody's."""
    values: dict[str, list[str]] = {}
    for name, value in said:
        values.setdefault(name, []).append(value)
    yield from ((name, found[0]) for name, found in values.items() if len(set(found)) == 1)


def _is_near(run: TextRun, sheet: SheetContent, region: Region) -> bool:
    x, y = run.centre
    across, down = x / sheet.width, y / sheet.height
    return (
        region.left - _AROUND < across < region.right + _AROUND
        and region.top - _AROUND < down < region.bottom + _AROUND
    )


def _lines(runs: Sequence[TextRun], ruling: Ruling) -> list[Line]:
    """The upright runs, joined to lines where one follows another in its cell."""
    upright = [run for run in runs if abs((run.angle + 180) % 360 - 180) < _UPRIGHT_DEG]
    lines: list[Line] = []
    for run in sorted(upright, key=lambda run: (round(run.y, 3), run.x)):
        line = Line(run.text.strip(), run.x, run.y - run.height, run.x + run.width, run.y, run.tag)
        row = _row_of(line, lines)
        last = next((i for i in row if _follows(lines[i], line, ruling)), None)
        if last is not None:
            lines[last] = _joined(lines[last], line)
        elif all(lines[i] != line for i in row):
            lines.append(line)
    return lines


def _row_of(line: Line, lines: Sequence[Line]) -> list[int]:
    """Which of the lines so far, in the order of their baselines, may stand on one with this."""
    return list(takewhile(lambda i: line.bottom - lines[i].bottom < line.height, reversed(range(len(lines)))))


def _follows(first: Line, second: Line, ruling: Ruling) -> bool:
    """True for words of one size on one baseline, with no more than a space between them."""
    size = max(first.height, second.height)
    return (
        not first.tag
        and not second.tag
        and abs(first.height - second.height) < _SAME_SIZE * size
        and abs(first.bottom - second.bottom) < _OFF_BASELINE * size
        and -_OFF_BASELINE * size < second.left - first.right < _WORD_GAP * size
        and not ruling.parts(first, second)
    )


def _joined(first: Line, second: Line) -> Line:
    top, bottom = min(first.top, second.top), max(first.bottom, second.bottom)
    return Line(f"{first.text} {second.text}", first.left, top, second.right, bottom)
