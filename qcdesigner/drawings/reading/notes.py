"""The numbered notes of a sheet: each is an item of the account, with its own place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qcdesigner.drawings.placing import Placed, placed
from qcdesigner.drawings.reading.blocks import TextBlock, block_of
from qcdesigner.drawings.textlines import row_text, rows_of

NOTE_NUMBER = re.compile(r"\s*(?:note\s*)?(?:\d{1,2}\s*[.):/-]|\(\d{1,2}\)|[-•*–])\s+(?=[^\W\d_]{2,})", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?:general )?(?:notes?|remarques?|hinweise?|bemerkungen|notas?|observations?)\b.*", re.IGNORECASE)
_FEWEST = 2


def with_notes_apart(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks, a list of numbered notes as one block for each."""
    return [part for block in blocks for part in _notes_of(block)]


def without_number(text: str) -> str:
    """A note without the number that it has in its list."""
    return NOTE_NUMBER.sub("", text, count=1)


def _notes_of(block: TextBlock) -> list[TextBlock]:
    rows = rows_of(placed(block.runs, block.angle))
    starts = [i for i, row in enumerate(rows) if NOTE_NUMBER.match(row_text(row))]
    is_list = bool(starts) and (starts[0] == 0 or bool(_HEADING.fullmatch(row_text(rows[0]))))
    if not is_list or len(starts) + (starts[0] > 0) < _FEWEST:
        return [block]
    bounds = sorted({0, *starts, len(rows)})
    return [_rows_block(rows[a:b]) for a, b in pairwise(bounds)]


def _rows_block(rows: Sequence[Sequence[Placed]]) -> TextBlock:
    return block_of([item.run for row in rows for item in row])
