"""Letters that touch geometry: bits of large patches, believed only beside a free letter of the sheet's usual height."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.lines import Indices, TextLine, find_lines
from qcdesigner.drawings.ocr.shapes import bitmap_of, is_solid, is_stroke

_SMALLER, _LARGER, _WIDER = 0.8, 1.45, 2.6
_BESIDE = 0.7
_FILLED = (0.12, 0.62)
_MOST = 400
_WORD = 3


def lines_touching(
    patches: Patches, whole: int, letters: Indices, lines: Sequence[TextLine]
) -> list[TextLine]:
    """Lines made of letters that no line has taken, and of bits of the patches from `whole` on, beside them."""
    heights = [line.height for line in lines if len(line.members) >= _WORD]
    if not heights:
        return []
    usual = float(np.median(heights))
    taken = np.zeros(len(patches), bool)
    for line in lines:
        taken[line.members] = True
    width, height = patches.right - patches.left, patches.bottom - patches.top
    size = np.maximum(width, height)
    free = letters[~taken[letters] & (size[letters] > 0.6 * usual) & (size[letters] < _LARGER * usual)]
    bits = np.arange(whole, len(patches))
    fits = (size[bits] > _SMALLER * usual) & (size[bits] < _WIDER * usual)
    fits &= np.minimum(width, height)[bits] < _LARGER * usual
    fill = patches.area[bits] / (width * height)[bits]
    bits = bits[fits & (fill > _FILLED[0]) & (fill < _FILLED[1])]
    near = [int(bit) for bit in bits if _is_beside(patches, int(bit), free, usual)][:_MOST]
    joined = [bit for bit in near if _is_like_letters(patches, bit)]
    if not joined:
        return []
    found = find_lines(patches, np.sort(np.concatenate([free, np.array(joined, np.intp)])))
    return [line for line in found if (line.members < whole).any() and (line.members >= whole).any()]


def _is_beside(patches: Patches, bit: int, free: Indices, usual: float) -> bool:
    apart_x = np.maximum(patches.left[free] - patches.right[bit], patches.left[bit] - patches.right[free])
    apart_y = np.maximum(patches.top[free] - patches.bottom[bit], patches.top[bit] - patches.bottom[free])
    return bool((np.maximum(apart_x, apart_y) < _BESIDE * usual).any())


def _is_like_letters(patches: Patches, bit: int) -> bool:
    shape = bitmap_of(patches, np.array([bit], np.intp), 0.0)
    return not is_stroke(shape) and not is_solid(shape)
