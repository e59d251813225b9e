"""The fields of a title block: the value beside or below each label, in French, English, German and Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qcdesigner.drawings.content import SheetContent
from qcdesigner.drawings.reading.blocks import TextBlock
from qcdesigner.drawings.reading.sheet_sense import SheetSense, is_label

_FIELDS = {
    "number": r"dwg\.? ?no\.?|drawing (?:no\.?|number)|n° (?:de )?plan|plan n°|zeichnungs?-?nr\.?|n[úu]mero de plano",
    "revision": r"rev(?:ision|\.)?|indice|index|änderung|revisión",
    "title": r"title|titre|désignation|designation|benennung|título|description",
    "material": r"material|mat'l|matière|matiere|werkstoff",
    "scale": r"scale|échelle|echelle|maßstab|escala",
    "date": r"date|datum|fecha",
    "author": r"drawn(?: by)?|designed by|dessiné(?: par)?|dessinateur|gezeichnet|dibujado",
    "mass": r"mass|masse|weight|gewicht|peso",
}
_LABELS = {
    name: re.compile(rf"(?:{pattern})(?!\w)\s*[:.]?\s*(.*)", re.IGNORECASE | re.DOTALL)
    for name, pattern in _FIELDS.items()
}


def read_title_block(
    sheet: SheetContent, blocks: Sequence[TextBlock], sense: SheetSense
) -> Iterator[tuple[str, str]]:
    """Pairs of a field's name and its value; only what stands with a label is given."""
    region = sense.title_block
    if region is None:
        return
    inside = [
        block
        for i, block in enumerate(blocks)
        if i not in sense.grid_marks and region.holds(block.x / sheet.width, block.y / sheet.height)
    ]
    for block in inside:
        for name, label in _LABELS.items():
            match = label.fullmatch(" ".join(block.text.split()))
            if match is None:
                continue
            value = match[1].strip(" :") or _beside(block, inside)
            if value and not is_label(value):
                yield name, value


def _beside(label: TextBlock, blocks: Sequence[TextBlock]) -> str:
    """The nearest text right of a label, or below it within two lines."""
    size = label.letter_height
    best: tuple[float, str] | None = None
    for block in blocks:
        if block is label or is_label(block.text):
            continue
        dx = (block.x - block.width / 2) - (label.x + label.width / 2)
        dy = block.y - label.y
        is_right = abs(dy) < size and -size < dx < 8 * size
        is_below = (
            0 < dy < 6 * size and abs((block.x - block.width / 2) - (label.x - label.width / 2)) < 6 * size
        )
        if is_right or is_below:
            distance = abs(dx) if is_right else dy
            if best is None or distance < best[0]:
                best = (distance, " ".join(block.text.split()))
    return best[1] if best else ""
