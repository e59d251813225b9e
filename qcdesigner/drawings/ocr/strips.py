"""A line of text cut out of its sheet and straightened: only its own ink, level, on white."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.frame import to_sheet
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.paper import Grey

if TYPE_CHECKING:
    from PIL import Image

MARGIN = 0.22
SIDE_MARGIN = 0.3
_HALO_PX = 5


def strip_of(
    even: Grey, patches: Patches, line: TextLine, *, room: float = MARGIN, side: float = SIDE_MARGIN
) -> Image.Image:
    """The picture of a line alone, with room over and beside it, in letter heights."""
    own, left, top = own_ink(even, patches, line.members)
    return _cut(own, line, (left, top), room, side)


def strip_as_it_is(even: Grey, line: TextLine, *, room: float, side: float) -> Image.Image:
    """The picture of a line with all that stands near it or runs through it."""
    from PIL import Image

    reach = int(line.width / 2 + (side + room + 2) * line.height) + 2
    x, y = (round(v) for v in line.centre)
    left, top = max(0, x - reach), max(0, y - reach)
    piece = even[top : max(top + 1, y + reach), left : max(left + 1, x + reach)]
    return _cut(Image.fromarray(np.ascontiguousarray(piece)), line, (left, top), room, side)


def _cut(picture: Image.Image, line: TextLine, corner: tuple[int, int], room: float, side: float) -> Image.Image:
    over, beside = room * line.height, side * line.height
    size = (line.width + 2 * beside, line.height + 2 * over)
    x, y = to_sheet(line.begin - beside, line.high + over, line.angle)
    return straightened(picture, (x - corner[0], y - corner[1]), line.angle, size)


def straightened(
    picture: Image.Image, origin: tuple[float, float], angle_deg: float, size: tuple[float, float]
) -> Image.Image:
    """The turned rectangle whose top left corner is `origin`, as a level picture of about `size` pixels."""
    from PIL import Image

    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    shape = (max(2, round(size[0])), max(2, round(size[1])))
    matrix = (cos, sin, origin[0], -sin, cos, origin[1])
    return picture.transform(
        shape, Image.Transform.AFFINE, matrix, resample=Image.Resampling.BICUBIC, fillcolor=255
    )


def own_ink(even: Grey, patches: Patches, members: NDArray[np.intp]) -> tuple[Image.Image, int, int]:
    """The patches alone on white, with the left and top of the piece."""
    from PIL import Image, ImageFilter

    left, top = int(patches.left[members].min()) - 4, int(patches.top[members].min()) - 4
    right, bottom = int(patches.right[members].max()) + 4, int(patches.bottom[members].max()) + 4
    mask = np.zeros((bottom - top, right - left), np.uint8)
    for k in patches.runs_of(members):
        mask[patches.row[k] - top, patches.start[k] - left : patches.end[k] - left] = 255
    near = np.asarray(Image.fromarray(mask).filter(ImageFilter.MaxFilter(_HALO_PX))) > 0
    inside = (slice(max(0, top), bottom), slice(max(0, left), right))
    seen = even[inside]
    piece = np.full(mask.shape, 255, np.uint8)
    at = (
        slice(inside[0].start - top, inside[0].start - top + seen.shape[0]),
        slice(inside[1].start - left, inside[1].start - left + seen.shape[1]),
    )
    piece[at] = np.where(near[at], seen, 255)
    return Image.fromarray(piece), left, top
