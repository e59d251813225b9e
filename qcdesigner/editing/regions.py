"""Adding a callout at a region of a sheet that a person showed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from qcdesigner.domain.requirement import Requirement
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.editing.placing import free_place
from qcdesigner.model.document import Document
from qcdesigner.model.records import Ignored, Place, Sheet, Source, Unread

_SLACK = 1.1


def add_at_region(
    document: Document,
    requirements: Sequence[Requirement],
    region: Place,
    *,
    annotation: Place | None = None,
    source: Source = "typed",
    confidence: float = 1.0,
    read_text: str = "",
    forced: bool = False,
    grid_zone: str = "",
) -> tuple[str, ...]:
    """Adds the callout, its balloon near it; the unread and ignored texts inside the region are dealt with by it. Its ids.

    `annotation` is the text's own place, where it is known better than the region. Raises EditRefused `empty_callout`.
    """
    place = annotation or region
    with document.edit("add_characteristic") as edit:
        added = add_callout(
            document, requirements, annotation=place, balloon=free_place(document, place), source=source,
            confidence=confidence, read_text=read_text, forced=forced, grid_zone=grid_zone,
        )  # fmt: skip
        for text in list(_texts_inside(document, region)):
            edit.remove(text)
    return added


def _texts_inside(document: Document, region: Place) -> Iterator[Unread | Ignored]:
    """Texts to deal with, or set aside by a rule, that lie in the region; not a note of which it holds a word only."""
    aspect = document.get(Sheet, region.sheet).aspect
    reach = _SLACK * math.hypot(region.width * aspect, region.height)
    texts: tuple[Unread | Ignored, ...] = (*document.table(Unread).values(), *document.table(Ignored).values())
    for text in texts:
        place = text.place
        is_open = isinstance(text, Ignored) or not text.waived
        is_small = max(place.width * aspect, place.height) <= reach
        if is_open and is_small and place.sheet == region.sheet and _holds(region, place, aspect):
            yield text


def _holds(region: Place, place: Place, aspect: float) -> bool:
    """True if the centre of a text is in the region, which may be turned."""
    dx, dy = (place.x - region.x) * aspect, place.y - region.y
    cos, sin = math.cos(math.radians(region.angle)), math.sin(math.radians(region.angle))
    along, across = dx * cos - dy * sin, dx * sin + dy * cos
    return abs(along) <= region.width * aspect / 2 and abs(across) <= region.height / 2
