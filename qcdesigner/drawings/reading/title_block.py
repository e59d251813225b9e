"""The fields of a title block: what its labels govern, in French, English, German and Spanish.

A block attribute says itself what it is; else the value shares the cell of its label, or stands in the next one, or beside
or below it where no lines are drawn. What could be another label's value is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.reading.blocks import TextBlock
from qcdesigner.drawings.reading.sheet_sense import SheetSense
from qcdesigner.drawings.reading.title_labels import field_of_tag, fields_of, said_in_line, value_of
from qcdesigner.drawings.reading.title_region import TitleRegion

# Fewer attributes than this are a symbol's, not a title block's.
_FEWEST_ATTRIBUTES = 3
# Below this a value recognised on a picture may be misread: an identifier is right or not given.
_SURE = 0.85
# What a note away from the title block may say, by a label with a colon.
_IN_NOTES = ("material", "treatment", "title", "number", "reference", "mass", "finish")


def read_title_block(blocks: Sequence[TextBlock], sense: SheetSense) -> Iterator[tuple[str, str]]:
    """Pairs of a field's name and its value; only what is governed by an attribute's name or a label is given."""
    runs = [run for i, block in enumerate(blocks) if i not in sense.grid_marks for run in block.runs]
    found = dict(_of_attributes(runs))
    labelled = [said for region in _main(sense.title_blocks) for said in _agreed(_of_region(region))]
    for name, value in (*_agreed(labelled), *_agreed(_of_notes(blocks))):
        found.setdefault(name, value)
    yield from found.items()


def _main(regions: Sequence[TitleRegion]) -> list[TitleRegion]:
    """The title blocks: of several sheets drawn on one there are several; a stamp has fewer labels than they."""
    most = max((len(region.labels) for region in regions), default=0)
    return [region for region in regions if 2 * len(region.labels) >= most]


def _of_attributes(runs: Sequence[TextRun]) -> Iterator[tuple[str, str]]:
    """What the attributes of a block say, if there are enough of them to be a title block's."""
    tagged = [(field_of_tag(run.tag), run.text) for run in runs if run.tag]
    said = [(name, value) for name, text in tagged if name and (value := value_of(name, text))]
    agreed = list(_agreed(said))
    if len({name for name, _ in tagged if name}) >= _FEWEST_ATTRIBUTES:
        yield from agreed


def _of_region(region: TitleRegion) -> Iterator[tuple[str, str]]:
    for label, written in region.labels:
        if label.tag:
            continue
        said = said_in_line(label.text)
        if said is not None and label.confidence >= _SURE:
            yield said
        elif said is None and written is not None and written.confidence >= _SURE:
            names = fields_of(label.text)
            yield from ((name, value) for name in names if (value := value_of(name, written.text, label.text)))


def _of_notes(blocks: Sequence[TextBlock]) -> Iterator[tuple[str, str]]:
    """What a note of its own line says with its label: `Matière : C45`."""
    for line in (line for block in blocks if block.confidence >= _SURE for line in block.text.split("\n")):
        said = said_in_line(line)
        if said is not None and said[0] in _IN_NOTES and ":" in line:
            yield said


def _agreed(said: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each field once; one that is said in two ways is nobody's."""
    values: dict[str, list[str]] = {}
    for name, value in said:
        values.setdefault(name, []).append(value)
    yield from ((name, found[0]) for name, found in values.items() if len(set(found)) == 1)
