"""The geometrical signs of ISO 1101, which the recogniser does not know, told by their shape; never guessed.

A shape is compared with each sign as our symbol font has it and as programs draw it. It is a sign only if it is much
like one and clearly less like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qcdesigner.domain.tables import resource_path
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.shapes import holes_of

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

_FRAME_SIGNS = "⏥○⌭⌒⌓∠⊥∥⌖◎⌯↗⌰"
_HOLE_SIGNS = "⌴⌵↧"
_LETTERS_LIKE_HOLE_SIGNS = "17ITYVULJHwvyrfit|!+-×xX0"
_SIDE = 28
_LEAST_LIKE = 0.62
_LEAST_MARGIN = 0.07
_FLAT = 4.5
_HOLE_PENALTY = 0.14
_CANVAS = 160

Shape = tuple[NDArray[np.float32], float, int]
Pen = tuple["ImageDraw.ImageDraw", int]


def frame_sign(bitmap: Ink) -> tuple[str, float] | None:
    """The geometrical sign that a level bitmap shows and how sure that is (0 to 1); None if it is none, or might be two."""
    rows, columns = bitmap.shape
    if columns > _FLAT * rows:
        return ("⏤", 0.95) if bitmap.mean() > 0.7 else None
    return _most_like(_shape(bitmap), _frame_templates())


def hole_sign(bitmap: Ink, *, has_letters: bool = True) -> tuple[str, float] | None:
    """The sign of a counterbore, a countersink or a depth that a bitmap shows: ⌴ ⌵ ↧. Letters like them are none.

    Without `has_letters` it cannot be a letter: it is of a font of signs.
    """
    templates = [(sign, shape) for sign, shape in _hole_templates() if has_letters or sign in _HOLE_SIGNS]
    found = _most_like(_shape(bitmap), tuple(templates))
    return found if found and found[0] in _HOLE_SIGNS else None


def _most_like(shape: Shape, templates: tuple[tuple[str, Shape], ...]) -> tuple[str, float] | None:
    scores: dict[str, float] = {}
    for sign, template in templates:
        scores[sign] = max(scores.get(sign, -1.0), _likeness(shape, template))
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (best, score), (_, second) = ranked[0], ranked[1]
    if score < _LEAST_LIKE or score - second < _LEAST_MARGIN:
        return None
    return best, min(0.98, 0.5 + score / 2)


def _shape(bitmap: Ink) -> Shape:
    """The bitmap at one size, blurred; how wide it is for its height (logarithm); its number of holes."""
    from PIL import Image, ImageFilter

    grey = Image.fromarray(np.where(bitmap, np.uint8(255), np.uint8(0)))
    small = grey.resize((_SIDE, _SIDE), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1.6))
    values = np.asarray(small, np.float32)
    values = values - values.mean()
    norm = float(np.sqrt((values * values).sum())) or 1.0
    rows, columns = bitmap.shape
    return values / norm, float(np.log(columns / rows)), len(holes_of(bitmap))


def _likeness(a: Shape, b: Shape) -> float:
    aspect = max(0.0, abs(a[1] - b[1]) - 0.25)
    return float((a[0] * b[0]).sum()) - 0.35 * aspect - _HOLE_PENALTY * min(2, abs(a[2] - b[2]))


@cache
def _frame_templates() -> tuple[tuple[str, Shape], ...]:
    shown = (*_of_the_font("qcdesigner-symbols.ttf", _FRAME_SIGNS), *_drawn(_FRAME_DRAWINGS))
    return tuple((sign, _shape(bitmap)) for sign, bitmap in shown)


@cache
def _hole_templates() -> tuple[tuple[str, Shape], ...]:
    signs = (*_of_the_font("qcdesigner-symbols.ttf", _HOLE_SIGNS), *_drawn(_HOLE_DRAWINGS))
    others = _of_the_font("qcdesigner-text.ttf", _LETTERS_LIKE_HOLE_SIGNS)
    return tuple((sign, _shape(bitmap)) for sign, bitmap in (*signs, *others))


def _of_the_font(name: str, signs: str) -> Iterator[tuple[str, Ink]]:
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(resource_path(f"fonts/{name}")), 100)
    for sign in signs:
        picture = Image.new("L", (_CANVAS * 2, _CANVAS * 2))
        ImageDraw.Draw(picture).text((60, 60), sign, font=font, fill=255)
        yield sign, _cropped(picture)


def _drawn(drawings: Sequence[tuple[str, Callable[[Pen], None]]]) -> Iterator[tuple[str, Ink]]:
    """Each sign as CAD programs draw it, with a thin and a thick pen."""
    from PIL import Image, ImageDraw

    for width in (7, 13):
        for sign, draw in drawings:
            picture = Image.new("L", (_CANVAS, _CANVAS))
            draw((ImageDraw.Draw(picture), width))
            yield sign, _cropped(picture)


def _cropped(picture: Image.Image) -> Ink:
    return np.asarray(picture.crop(picture.getbbox())) > 127


def _bar(pen: Pen, *points: float) -> None:
    pen[0].line(points, fill=255, width=pen[1], joint="curve")


def _ring(pen: Pen, radius: float, x: float = 80, y: float = 80) -> None:
    pen[0].ellipse((x - radius, y - radius, x + radius, y + radius), outline=255, width=pen[1])


def _arrow(pen: Pen, x: float, *, is_filled: bool) -> None:
    """A slanted arrow from (x, 120) to (x + 60, 40)."""
    _bar(pen, x, 120, x + 54, 48)
    head = (x + 60, 40, x + 26, 62, x + 46, 78)
    if is_filled:
        pen[0].polygon(head, fill=255)
    else:
        _bar(pen, *head, *head[:2])


def _position(pen: Pen) -> None:
    _ring(pen, 34)
    _bar(pen, 20, 80, 140, 80)
    _bar(pen, 80, 20, 80, 140)


def _cylindricity(pen: Pen) -> None:
    _ring(pen, 30)
    _bar(pen, 24, 120, 64, 36)
    _bar(pen, 96, 124, 136, 40)


def _double(pen: Pen, *, is_filled: bool) -> None:
    _arrow(pen, 20, is_filled=is_filled)
    _arrow(pen, 75, is_filled=is_filled)
    _bar(pen, 16, 120, 80, 120)


def _rows(pen: Pen) -> None:
    for y, half in ((50, 34), (80, 60), (110, 34)):
        _bar(pen, 80 - half, y, 80 + half, y)


def _depth(pen: Pen, *, is_filled: bool) -> None:
    _bar(pen, 40, 24, 120, 24)
    _bar(pen, 80, 24, 80, 110)
    head = (50, 90, 110, 90, 80, 140)
    if is_filled:
        pen[0].polygon(head, fill=255)
    else:
        _bar(pen, *head, *head[:2])


def _small_depth(pen: Pen, half: float) -> None:
    """A depth whose bar is as long as its arrow is high, and the head of the arrow small and filled."""
    _bar(pen, 80 - half, 24, 80 + half, 24)
    _bar(pen, 80, 24, 80, 136)
    pen[0].polygon((66, 98, 94, 98, 80, 140), fill=255)


def _open_depth(pen: Pen, half: float, head: float) -> None:
    """A depth whose arrow is open: a bar, a stem, and two barbs `head` high."""
    _bar(pen, 80 - half, 24, 80 + half, 24)
    _bar(pen, 80, 24, 80, 134)
    _bar(pen, 80 - 0.7 * head, 134 - head, 80, 134, 80 + 0.7 * head, 134 - head)


def _two(pen: Pen, lean: float, apart: float = 36) -> None:
    for x in (50.0, 50.0 + apart):
        _bar(pen, x, 130, x + lean, 30)


def _rings(pen: Pen, inner: float) -> None:
    _ring(pen, 60)
    _ring(pen, inner)


_FRAME_DRAWINGS: tuple[tuple[str, Callable[[Pen], None]], ...] = (
    ("⏥", lambda pen: _bar(pen, 10, 115, 50, 45, 150, 45, 110, 115, 10, 115, 50, 45)),
    ("⏥", lambda pen: _bar(pen, 10, 110, 35, 50, 150, 50, 125, 110, 10, 110, 35, 50)),
    ("○", lambda pen: _ring(pen, 56)),
    ("◎", lambda pen: _rings(pen, 32)),
    ("◎", lambda pen: _rings(pen, 24)),
    ("⌖", _position),
    ("⌭", _cylindricity),
    ("∥", lambda pen: _two(pen, 40)),
    ("∥", lambda pen: _two(pen, 24)),
    ("∥", lambda pen: _two(pen, 0, 30)),
    ("⊥", lambda pen: (_bar(pen, 20, 120, 140, 120), _bar(pen, 80, 120, 80, 30))[0]),
    ("⊥", lambda pen: (_bar(pen, 20, 120, 140, 120), _bar(pen, 80, 120, 80, 50))[0]),
    ("∠", lambda pen: _bar(pen, 130, 40, 20, 120, 140, 120)),
    ("∠", lambda pen: _bar(pen, 120, 70, 20, 120, 140, 120)),
    ("⌒", lambda pen: pen[0].arc((20, 40, 140, 160), 180, 360, fill=255, width=pen[1])),
    ("⌓", lambda pen: (pen[0].arc((20, 40, 140, 160), 180, 360, fill=255, width=pen[1]), _bar(pen, 20, 100, 140, 100))[1]),
    ("⌯", _rows),
    ("↗", lambda pen: _arrow(pen, 50, is_filled=True)),
    ("↗", lambda pen: _arrow(pen, 50, is_filled=False)),
    ("⌰", lambda pen: _double(pen, is_filled=True)),
    ("⌰", lambda pen: _double(pen, is_filled=False)),
)  # fmt: skip

_HOLE_DRAWINGS: tuple[tuple[str, Callable[[Pen], None]], ...] = (
    ("⌴", lambda pen: _bar(pen, 20, 50, 20, 110, 140, 110, 140, 50)),
    ("⌴", lambda pen: _bar(pen, 20, 70, 20, 110, 140, 110, 140, 70)),
    ("⌵", lambda pen: _bar(pen, 20, 40, 80, 120, 140, 40)),
    ("⌵", lambda pen: _bar(pen, 20, 50, 80, 110, 140, 50)),
    ("↧", lambda pen: _depth(pen, is_filled=True)),
    ("↧", lambda pen: _depth(pen, is_filled=False)),
    ("↧", lambda pen: _small_depth(pen, 34)),
    ("↧", lambda pen: _small_depth(pen, 46)),
    ("↧", lambda pen: _open_depth(pen, 54, 60)),
    ("↧", lambda pen: _open_depth(pen, 40, 44)),
)
