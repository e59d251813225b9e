"""A picture of a sheet as paper and ink: light made even, so that thin grey text stays and shadows go."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Ink = NDArray[np.bool_]

_TILE = 24
_PAPER_RANK = 0.8
_FAINTEST_INK = 0.86
_NOISE_FACTOR = 5.0
_LEAST_CONTRAST = 0.4
_ONE_SIGMA_BELOW = 0.16
# Noise in which no letter can be told.
_NOTHING_LEGIBLE = 0.16
# Tiles each way that tell what paper is.
_AROUND = 7


def grey_of_pixels(pixels: bytes, width: int, height: int) -> Grey:
    """RGBA pixels, row by row, in grey. Coloured ink is as dark as its darkest channels: a yellow line is none, a blue one is."""
    colours = np.frombuffer(pixels, np.uint8).reshape(height, width, 4)
    return np.asarray((colours[:, :, 0] // 4 + colours[:, :, 1] // 2 + colours[:, :, 2] // 4), np.uint8)


def even_light(grey: Grey) -> Grey:
    """The picture divided by the lightness of its paper around each point: paper becomes white."""
    from PIL import Image

    height, width = grey.shape
    rows, columns = max(1, height // _TILE), max(1, width // _TILE)
    tiles = grey[: rows * _TILE, : columns * _TILE]
    tiles = tiles if tiles.size else grey
    paper = np.asarray(
        _spread(_paper_of(tiles, rows, columns)).resize((width, height), Image.Resampling.BILINEAR)
    )
    even = np.empty_like(grey)
    for top in range(0, height, 512):
        part = slice(top, top + 512)
        ratio = grey[part].astype(np.float32) * 255.0 / np.maximum(paper[part], 1)
        even[part] = np.minimum(ratio, 255.0)
    return even


def _paper_of(tiles: Grey, rows: int, columns: int) -> Grey:
    """The lightness of paper in each tile: the mean of its light pixels."""
    if rows * _TILE != tiles.shape[0] or columns * _TILE != tiles.shape[1]:
        return np.full((rows, columns), np.quantile(tiles, _PAPER_RANK), np.uint8)
    parts = (
        tiles.reshape(rows, _TILE, columns, _TILE).transpose(0, 2, 1, 3).reshape(rows, columns, -1)[:, :, ::3]
    )
    rank = round(_PAPER_RANK * (parts.shape[2] - 1))
    return np.partition(parts, rank, axis=2)[:, :, rank]


def _spread(paper: Grey) -> Any:
    """Tiles full of ink take the paper around them; then smoothed."""
    from PIL import Image, ImageFilter

    return Image.fromarray(paper).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))


def ink_of(even: Grey) -> Ink:
    """True where there is ink: darker than the paper around it by a share, more where the paper is noisy."""
    sample = even[:: max(1, even.shape[0] // 800), :: max(1, even.shape[1] // 800)].astype(np.float32) / 255.0
    paper = sample[sample > _FAINTEST_INK]
    noise = float(paper.std()) if paper.size else 0.0
    threshold = _threshold(np.float32(noise))
    rows, columns = even.shape[0] // _TILE, even.shape[1] // _TILE
    if not rows or not columns:
        return even < round(255 * float(threshold))
    middle, local_noise = _paper_around(even, rows, columns)
    if float(np.median(local_noise)) > _NOTHING_LEGIBLE:
        return np.zeros(even.shape, bool)
    local = np.rint(255 * middle * np.minimum(_threshold(local_noise), threshold))
    ink = np.empty(even.shape, bool)
    column = np.minimum(np.arange(even.shape[1]) // _TILE, columns - 1)
    for row in range(rows):
        part = slice(row * _TILE, (row + 1) * _TILE if row < rows - 1 else None)
        ink[part] = even[part] < local[row][column]
    return ink


def _threshold(noise: NDArray[np.float32] | np.float32) -> NDArray[np.float32]:
    return np.maximum(1.0 - _LEAST_CONTRAST, np.minimum(_FAINTEST_INK, 1.0 - _NOISE_FACTOR * noise))


def _paper_around(even: Grey, rows: int, columns: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How light the paper around each tile is (1: white), and its noise as a standard deviation of that.

    Ink fills less than half of nearly every tile, so its middle is paper; where it fills more, the tiles around tell.
    """
    from PIL import Image, ImageFilter

    parts = even[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE)
    tiles = parts.transpose(0, 2, 1, 3).reshape(rows, columns, -1)[:, :, ::3]
    low, half = (round(share * (tiles.shape[2] - 1)) for share in (_ONE_SIGMA_BELOW, 0.5))
    ordered = np.partition(tiles, (low, half), axis=2)
    of_tiles = ordered[:, :, half], ordered[:, :, half] - ordered[:, :, low]
    middle, spread = (
        np.asarray(Image.fromarray(values).filter(ImageFilter.MedianFilter(_AROUND)), np.float32) / np.float32(255)
        for values in of_tiles
    )
    return middle, spread / np.maximum(middle, 0.1)
