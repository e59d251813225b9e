"""Straight pieces found by place: the same as by looking at all of them."""

from __future__ import annotations

import numpy as np
import pytest

from qcdesigner.drawings.signs.segments import Segments


@pytest.mark.parametrize("longest", [0.5, 20.0, 400.0])
def test_the_grid_finds_what_all_pieces_give(longest: float) -> None:
    random = np.random.default_rng(7)
    starts = random.uniform(0, 400, (3000, 2))
    pieces = np.hstack((starts, starts + random.uniform(-longest, longest, (3000, 2))))
    segments = Segments(pieces)
    for x, y, reach in random.uniform((-50, -50, 0), (450, 450, 60), (200, 3)):
        x1, y1, x2, y2 = pieces.T
        is_near = (np.minimum(x1, x2) < x + reach) & (np.maximum(x1, x2) > x - reach)
        is_near &= (np.minimum(y1, y2) < y + reach) & (np.maximum(y1, y2) > y - reach)
        found = {tuple(piece) for piece in segments.near(x, y, reach)}
        assert found == {tuple(piece) for piece in pieces[is_near]}


def test_no_pieces_are_near_nothing() -> None:
    assert len(Segments(np.empty((0, 4))).near(0.0, 0.0, 5.0)) == 0
