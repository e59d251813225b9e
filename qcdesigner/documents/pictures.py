"""What documents need of whoever can draw: pictures of a ballooned sheet. The protocol is ours; `rendering` fulfils it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

Region = tuple[float, float, float, float]


class SheetPictures(Protocol):
    """Draws sheets with their balloons, the same as on screen; balloons are legible at the size printed."""

    def png(
        self, sheet_id: str, *, width_px: int, phase: str | None = None, region: Region | None = None
    ) -> bytes:
        """A PNG of the sheet, or of `region` (left, top, right, bottom as fractions of the sheet).

        With `phase` (an id) only the balloons verified in that phase are drawn.
        """
        ...

    def pdf(
        self,
        sheet_ids: tuple[str, ...] | None = None,
        *,
        title: str = "",
        footer: str = "",
        mark: str = "",
        phase: str | None = None,
        legend: Mapping[str, str] = ...,
    ) -> bytes:
        """A PDF of the sheets (None: all), one a page, the vectors of the source kept.

        `footer` is on each page (`{page}` and `{pages}` stand for its number and how many there are), `mark`
        across it; `legend` says what the shapes of balloons mean, by class.
        """
        ...
