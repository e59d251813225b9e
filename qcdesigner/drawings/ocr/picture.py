"""A sheet's picture ready for reading: even light, ink, patches, and lines of text read from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches, find_patches
from qcdesigner.drawings.ocr.frame import extents
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Glyph, Recogniser
from qcdesigner.drawings.ocr.paper import Grey, Ink, even_light, ink_of
from qcdesigner.drawings.ocr.shapes import bitmap_of, is_crossed_circle
from qcdesigner.drawings.ocr.strips import SIDE_MARGIN, strip_of

_NOUGHTS = frozenset("0OoQDØø⌀∅Φφ@°6")
_TALL = 0.55
_SLACK = 0.16
_UNSURE = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A sheet's picture under even light, its ink, and its patches of ink."""

    even: Grey
    ink: Ink
    patches: Patches

    @classmethod
    def of(cls, grey: Grey) -> Picture:
        even = even_light(grey)
        ink = ink_of(even)
        return cls(even, ink, find_patches(ink))

    def read(self, line: TextLine, recogniser: Recogniser) -> list[Glyph]:
        """The glyphs of a line, each letter accounted for: a sign that was passed over is known by its shape, or is a doubt."""
        glyphs = recogniser.read(strip_of(self.even, self.patches, line))
        return self._with_crossed_circles(line, glyphs)

    def _with_crossed_circles(self, line: TextLine, glyphs: list[Glyph]) -> list[Glyph]:
        begin = line.begin - SIDE_MARGIN * line.height
        whole = line.width + 2 * SIDE_MARGIN * line.height
        reach = extents(self.patches.only(line.members), line.angle)
        for i, member in enumerate(line.members):
            height, width = float(reach.height[i]), float(reach.width[i])
            if height < _TALL * line.height or width > 1.5 * height:
                continue
            span = tuple((float(edge) - begin) / whole for edge in (reach.begin[i], reach.stop[i]))
            slack = _SLACK * line.height / whole
            here = [g for g in glyphs if span[0] - slack < g.at < span[1] + slack and not g.text.isspace()]
            if here and not (len(here) == 1 and here[0].text in _NOUGHTS):
                continue
            shape = bitmap_of(self.patches, np.array([member]), line.angle)
            if is_crossed_circle(shape):
                glyphs = _put(glyphs, Glyph("Ø", 0.95, sum(span) / 2), instead_of=here)
            elif not here and height > 0.7 * line.height:
                glyphs = [replace(g, score=min(g.score, _UNSURE)) for g in glyphs]
        return glyphs


def _put(glyphs: list[Glyph], new: Glyph, *, instead_of: list[Glyph]) -> list[Glyph]:
    kept = [g for g in glyphs if g not in instead_of]
    return sorted([*kept, new], key=lambda g: g.at)


def line_of(patches: Patches, members: NDArray[np.intp], angle_deg: float) -> TextLine:
    """The line that these patches make at an angle: as high as its tall letters."""
    reach = extents(patches.only(members), angle_deg)
    tall = reach.height > 0.6 * float(reach.height.max())
    return TextLine(
        members,
        angle_deg,
        float(reach.begin.min()),
        float(reach.stop.max()),
        float(np.median(reach.low[tall])),
        float(np.median(reach.high[tall])),
    )
