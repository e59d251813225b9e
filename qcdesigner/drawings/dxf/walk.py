"""Goes through the entities of a layout or block and lets each be drawn; one that fails costs a remark, never the file."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.dxf import entities as _entities
from qcdesigner.drawings.dxf.ghosts import ghost_handles
from qcdesigner.drawings.dxf.pens import Pens
from qcdesigner.drawings.dxf.picture import Picture

if TYPE_CHECKING:
    from ezdxf.document import Drawing

DEEPEST_NESTING = 16
Draw = Callable[["Walk", Any, Picture], None]


@cache
def _drawers() -> dict[str, Draw]:
    """Which function draws which DXF type, from all modules of `entities`."""
    drawers: dict[str, Draw] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(_entities.__path__)):
        drawers.update(importlib.import_module(f"{_entities.__name__}.{module}").DRAW)
    return drawers


class Walk:
    """One reading of one document: its pens, the pictures of its blocks, and the remarks gathered on the way."""

    def __init__(self, doc: Drawing, progress: Callable[[float], None] | None = None) -> None:
        self.doc = doc
        self.pens = Pens(doc)
        self.remarks: Counter[tuple[str, str]] = Counter()
        self.on_leaders: set[str] = set()
        self._blocks: dict[str, Picture] = {}
        self._open_blocks: list[str] = []
        self._progress = progress or (lambda part: None)
        self._total = max(1, len(doc.entitydb))
        self._done = 0

    @cached_property
    def ghosts(self) -> frozenset[str]:
        """The handles of the model's dimensions that are none; see `ghosts`."""
        return ghost_handles(self.doc.modelspace().query("DIMENSION"))

    @cached_property
    def pictures_of_dimensions(self) -> frozenset[str]:
        """The names of the blocks that picture the dimensions of the file, in capitals."""
        every = (entity for entity in self.doc.entitydb.values() if "DIMENSION" in entity.dxftype())
        return frozenset(str(entity.dxf.get("geometry") or "").upper() for entity in every)

    def draw(self, entities: Iterable[Any], picture: Picture) -> None:
        """Draws the entities into `picture`, whatever their layers: what is hidden is left out when the sheet is made."""
        drawers = _drawers()
        other = drawers["*"]
        for entity in entities:
            self._done += 1
            if not self._done % 5000:
                self._progress(min(1.0, self._done / self._total))
            dxf_type = entity.dxftype()
            if entity.dxf.__dict__.get("invisible"):
                continue
            try:
                drawers.get(dxf_type, other)(self, entity, picture)
            except (DrawingError, MemoryError):
                raise
            except Exception as error:  # foreign data, foreign code: the boundary of the entity
                self.remarks["entity_failed", f"{dxf_type} {entity.dxf.get('handle')}: {error}"[:120]] += 1

    def block(self, name: str) -> Picture | None:
        """The picture of a block, made once; None if there is no such block, or it inserts itself."""
        key = name.lower()
        if key in self._blocks:
            return self._blocks[key]
        layout = self.doc.blocks.get(name)
        if layout is None:
            return None
        if key in self._open_blocks or len(self._open_blocks) >= DEEPEST_NESTING:
            self.remarks["endless_block", name] += 1
            return None
        self._open_blocks.append(key)
        try:
            picture = Picture()
            self.draw(layout, picture)
        finally:
            self._open_blocks.pop()
        self._blocks[key] = picture
        return picture
