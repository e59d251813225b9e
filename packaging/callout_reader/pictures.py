"""Pictures of lines of text as scans and photos of drawings show them: other lines near or across, low resolution, noise."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from callout_reader.callouts import text as random_text
from callout_reader.pens import CAPITAL_PX, Pen, Typeface, circle, machine_fonts, put, stroke_fonts, write
from qcdesigner.drawings.ocr.callouts import INPUT_HEIGHT, ROOM, SIDE

Grey = NDArray[np.uint8]
_ROOM_PX = 5 * CAPITAL_PX


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture (INPUT_HEIGHT rows) and what it says."""

    picture: Grey
    text: str


class Studio:
    """Makes samples, the same ones from the same seed."""

    def __init__(self, seed: int, own_fonts: Path) -> None:
        self.rng = random.Random(seed)
        self._noise = np.random.default_rng(seed)
        self._faces: list[Typeface] = []
        for path in machine_fonts(own_fonts):
            try:
                self._faces.append(Typeface(path))
            except (OSError, ZeroDivisionError):
                continue
        self._strokes = stroke_fonts()

    def sample(self) -> Sample:
        while True:
            try:
                return self._sample()
            except LookupError:
                continue

    def _face(self) -> Pen:
        return self.rng.choice(self._strokes if self._strokes and self.rng.random() < 0.45 else self._faces)

    def _sample(self) -> Sample:
        rng = self.rng
        face, text = self._face(), random_text(rng)
        is_empty = rng.random() < 0.03
        width = face.stroke * rng.uniform(0.7, 1.2) if isinstance(face, Typeface) else rng.uniform(2.5, 8)
        paper = Image.new("L", (_ROOM_PX * 2 + 70 * (len(text) + 2), CAPITAL_PX * 6), 255)
        pen = ImageDraw.Draw(paper)
        foot = CAPITAL_PX * 3.5
        end = _ROOM_PX + CAPITAL_PX if is_empty else write(pen, face, _ROOM_PX, foot, text, width, rng)
        ink = Image.eval(paper, lambda v: 255 - v).getbbox()
        if ink is None and not is_empty:
            raise LookupError(text)
        left, right = (ink[0], ink[2]) if ink else (_ROOM_PX, end)
        if not is_empty and rng.random() < 0.5:
            left, right = self._with_neighbours(paper, pen, face, left, right, foot, width)
        if is_empty or rng.random() < 0.4:
            self._with_lines(pen, left, right, foot, width, across=is_empty or rng.random() < 0.35)
        picture = self._seen(paper, left, right, foot)
        return Sample(picture, "" if is_empty else text)

    def _with_neighbours(self, paper: Image.Image, pen: ImageDraw.ImageDraw, face: Pen, left: float, right: float, foot: float, width: float) -> tuple[float, float]:
        """Other lines of text over and under it, seen in part."""
        rng = self.rng
        for step in (-1, 1):
            if rng.random() < 0.25:
                pitch = step * CAPITAL_PX * rng.uniform(1.35, 1.8)
                write(pen, face, left + rng.uniform(-1, 1) * CAPITAL_PX, foot + pitch, random_text(rng), width, rng)
        return left, right

    def _with_lines(self, pen: ImageDraw.ImageDraw, left: float, right: float, foot: float, width: float, *, across: bool) -> None:
        """Lines of the drawing near the text: dimension lines, extension lines, boxes; across it: centre lines."""
        rng = self.rng
        h, thin = CAPITAL_PX, width * rng.uniform(0.4, 1.1)
        top = foot - h
        a, b = left - h * rng.uniform(0, 2.5), right + h * rng.uniform(0, 2.5)
        roll = rng.random()
        if roll < 0.3:
            y = foot + h * rng.uniform(0.08, 0.5) if rng.random() < 0.75 else top - h * rng.uniform(0.08, 0.5)
            put(pen, [(a, y), (b, y)], thin)
        elif roll < 0.5:
            gap = h * rng.uniform(0.02, 0.45)
            x = left - gap if rng.random() < 0.5 else right + gap
            put(pen, [(x, top - h * rng.uniform(0, 2)), (x, foot + h * rng.uniform(0, 2))], thin)
        elif roll < 0.72:
            d = [h * rng.uniform(0.06, 0.5) for _ in range(4)]
            box = [(left - d[0], top - d[1]), (right + d[2], top - d[1]), (right + d[2], foot + d[3]), (left - d[0], foot + d[3])]
            put(pen, [*box, box[0]], thin)
            if rng.random() < 0.4:
                put(pen, [(left - h, box[0][1]), (right + h, box[0][1])], thin)
                put(pen, [(left - h, box[2][1]), (right + h, box[2][1])], thin)
        elif roll < 0.8:
            # A dimension line that is broken for its text.
            y = foot - h * rng.uniform(0.35, 0.65)
            for x, side in ((left, -1), (right, 1)):
                near = x + side * h * rng.uniform(0.12, 0.8)
                put(pen, [(near, y), (near + side * 5 * h, y)], thin)
        elif roll < 0.88:
            x, y = rng.choice(((left - h * rng.uniform(0.1, 0.6), foot - h / 2), (right + h * rng.uniform(0.1, 0.6), foot - h / 2)))
            side = 1 if x > right else -1
            put(pen, [(x, y), (x + side * 2 * h, y)], thin)
            pen.polygon([(x, y), (x + side * 0.8 * h, y - 0.15 * h), (x + side * 0.8 * h, y + 0.15 * h)], fill=0)
        else:
            x = rng.uniform(left - h, right + h)
            put(pen, circle(x, foot - h / 2 + rng.choice((-1, 1)) * h * rng.uniform(2.2, 6), h * rng.uniform(1.6, 5)), thin)
        if across:
            self._across(pen, left, right, foot, thin)

    def _across(self, pen: ImageDraw.ImageDraw, left: float, right: float, foot: float, width: float) -> None:
        rng = self.rng
        h = CAPITAL_PX
        roll = rng.random()
        if roll < 0.4:
            y = foot - h * rng.uniform(0.0, 1.0)
            _dashed(pen, (left - 2 * h, y), (right + 2 * h, y + h * rng.uniform(-0.05, 0.05)), width, rng)
        elif roll < 0.75:
            x = rng.uniform(left, right)
            _dashed(pen, (x, foot - 3 * h), (x + h * rng.uniform(-0.05, 0.05), foot + 2 * h), width, rng)
        else:
            x, lean = rng.uniform(left, right), rng.uniform(-3, 3) * h
            for k in range(rng.choice((1, 1, 2, 4))):
                put(pen, [(x + k * 0.7 * h - lean, foot - 2.5 * h), (x + k * 0.7 * h + lean, foot + 1.5 * h)], width)

    def _seen(self, paper: Image.Image, left: float, right: float, foot: float) -> Grey:
        """As a scan shows it, cut out and at the height of the reader's input."""
        rng = self.rng
        h = CAPITAL_PX
        squeeze = rng.choice((1.0, rng.uniform(0.75, 1.25)))
        lean = rng.choice((0.0, 0.0, rng.uniform(-0.3, 0.3)))
        turn = rng.gauss(0, 0.014)
        middle_x, middle_y = (left + right) / 2, foot - h / 2
        # Where a point of the new picture comes from in the old one.
        scan = rng.choice((rng.uniform(9, 18), rng.uniform(12, 32), rng.uniform(18, 36)))
        step = h / scan
        room = ROOM + rng.gauss(0, 0.06)
        side = rng.uniform(SIDE, 3.6) if rng.random() < 0.2 else SIDE + rng.uniform(-0.2, 0.2)
        shift = rng.gauss(0, 0.05) * h
        cells_w = max(6, round(((right - left) * squeeze + 2 * side * h) / step))
        cells_h = max(8, round(h * (1 + 2 * room) / step))
        over = 3
        size = (cells_w * over, cells_h * over)
        s = step / over
        matrix = (
            s / squeeze, lean * s, middle_x - (size[0] / 2) * s / squeeze - lean * s * size[1] / 2,
            turn * s, s, middle_y + shift - size[1] / 2 * s - turn * s * size[0] / 2,
        )  # fmt: skip
        fine = paper.transform(size, Image.Transform.AFFINE, matrix, resample=Image.Resampling.BILINEAR, fillcolor=255)
        small = fine.resize((cells_w, cells_h), Image.Resampling.BOX)
        return self._worn(small)

    def _worn(self, small: Image.Image) -> Grey:
        rng = self.rng
        if rng.random() < 0.5:
            small = small.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.9)))
        values = np.asarray(small, np.float32)
        ink = rng.choice((0.0, 0.0, rng.uniform(0, 130)))
        values = ink + values * (255 - ink) / 255
        if rng.random() < 0.6:
            values = values + self._noise.normal(0, rng.uniform(1, 22), values.shape)
        if rng.random() < 0.35:
            values = np.where(values < rng.uniform(0.42, 0.8) * 255, 0.0, 255.0)
            specks = self._noise.random(values.shape) < rng.choice((0.0, rng.uniform(0, 0.004)))
            values = np.where(specks, 255 - values, values)
        worn = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
        if rng.random() < 0.3:
            kept = io.BytesIO()
            worn.save(kept, "JPEG", quality=rng.randint(30, 90))
            worn = Image.open(kept).convert("L")
        wide = max(8, round(worn.width * INPUT_HEIGHT / worn.height))
        return np.asarray(worn.resize((wide, INPUT_HEIGHT), Image.Resampling.BILINEAR))


def _dashed(pen: ImageDraw.ImageDraw, a: tuple[float, float], b: tuple[float, float], width: float, rng: random.Random) -> None:
    """A centre line, or an unbroken one."""
    if rng.random() < 0.4:
        put(pen, [a, b], width)
        return
    length = max(1.0, float(np.hypot(b[0] - a[0], b[1] - a[1])))
    dash, gap = CAPITAL_PX * rng.uniform(0.6, 2.5), CAPITAL_PX * rng.uniform(0.15, 0.4)
    at = rng.uniform(-dash, 0)
    while at < length:
        for begin, stop in ((at, at + dash), (at + dash + gap, at + dash + gap * 1.3)):
            s, t = max(0.0, begin) / length, min(length, stop) / length
            if s < t:
                put(pen, [(a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s), (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)], width)
        at += dash + 2.3 * gap
