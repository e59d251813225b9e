"""Pictures of pieces of a sheet, kept in memory up to a bound: panning copies them, zooming stretches the old ones."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

TILE_PX = 512
MEMORY_BYTES = 256 << 20
FINEST_STRETCHED = 4
"""Tiles of scales beyond this many times the one shown are too many to be worth painting."""


@dataclass(frozen=True, slots=True)
class TileKey:
    """The tile of column `i` and row `j` at `scale` device pixels per millimetre of the page."""

    scale: float
    i: int
    j: int

    @property
    def region(self) -> QRectF:
        """What the tile shows, in millimetres of the page."""
        side = TILE_PX / self.scale
        return QRectF(self.i * side, self.j * side, side, side)


def tiles_over(region: QRectF, scale: float) -> Iterator[TileKey]:
    """The tiles that cover a region (millimetres), those in its middle first."""
    side = TILE_PX / scale
    columns = range(math.floor(region.left() / side), math.ceil(region.right() / side))
    rows = range(math.floor(region.top() / side), math.ceil(region.bottom() / side))
    middle_i, middle_j = (columns.start + columns.stop - 1) / 2, (rows.start + rows.stop - 1) / 2
    cells = [(i, j) for i in columns for j in rows]
    cells.sort(key=lambda cell: math.hypot(cell[0] - middle_i, cell[1] - middle_j))
    return (TileKey(scale, i, j) for i, j in cells)


class TileCache:
    """Tiles by key, the least recently used thrown away beyond `MEMORY_BYTES`."""

    def __init__(self, memory_bytes: int = MEMORY_BYTES) -> None:
        self._memory_bytes = memory_bytes
        self._used_bytes = 0
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()

    def __contains__(self, key: TileKey) -> bool:
        return key in self._tiles

    def __len__(self) -> int:
        return len(self._tiles)

    @property
    def used_bytes(self) -> int:
        return self._used_bytes

    def get(self, key: TileKey) -> QImage | None:
        """The tile, which thereby counts as used, or None."""
        tile = self._tiles.get(key)
        if tile is not None:
            self._tiles.move_to_end(key)
        return tile

    def put(self, key: TileKey, tile: QImage) -> None:
        self.discard(key)
        self._tiles[key] = tile
        self._used_bytes += tile.sizeInBytes()
        while self._used_bytes > self._memory_bytes and len(self._tiles) > 1:
            _, oldest = self._tiles.popitem(last=False)
            self._used_bytes -= oldest.sizeInBytes()

    def discard(self, key: TileKey) -> None:
        tile = self._tiles.pop(key, None)
        if tile is not None:
            self._used_bytes -= tile.sizeInBytes()

    def clear(self) -> None:
        self._tiles.clear()
        self._used_bytes = 0

    def others(self, region: QRectF, scale: float) -> list[tuple[TileKey, QImage]]:
        """Tiles of other scales that show the region until its own are there, those to be painted last at the end.

        The nearest scale that shows all of it is enough; else up to three, the nearest last.
        """
        scales = {key.scale for key in self._tiles if key.scale != scale and key.scale <= FINEST_STRETCHED * scale}
        found: list[list[tuple[TileKey, QImage]]] = []
        for other in sorted(scales, key=lambda other: abs(math.log(other / scale)))[:3]:
            keys = list(tiles_over(region, other))
            tiles = [(key, tile) for key in keys if (tile := self.get(key)) is not None]
            found.append(tiles)
            if len(tiles) == len(keys):
                break
        return [tile for tiles in reversed(found) for tile in tiles]
