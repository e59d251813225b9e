"""Ways to write a text: the fonts of the machine, and fonts of strokes as CAD programs plot them. Capitals are 48 px high."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

CAPITAL_PX = 48
_STROKE_FONTS = Path("/usr/share/librecad/fonts")
_STROKE_NAMES = ("iso", "iso3098", "iso3098_i", "simplex", "standard", "romans", "romansi", "unicode", "lc_opengost-ar", "lc_opengost-br", "OpenGostTypeB-Regular", "romand")
_FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/share/texmf/fonts"), Path("/usr/local/share/fonts"), Path("/usr/share/freecad"))
_NOT_OF_DRAWINGS = ("math", "script", "chancery", "dingbats", "symbol", "emoji", "bullets", "d050000l", "z003", "standardsymbols", "droid", "caps", "music", "unslanted", "quot", "serif", "roman", "bookman", "schola", "p052", "c059", "slant", "times")  # fmt: skip
_PLAIN = ("sans", "gothic", "mono", "osifont", "gost", "iso", "text", "gyre", "heros")
_DIAMETERS = "⌀Øø∅"
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)(?:,?A(-?[\d.]+))?")

Point = tuple[float, float]
Stroke = tuple[Point, ...]
Shape = tuple[tuple[Stroke, ...], float]


def machine_fonts(own: Path) -> list[str]:
    """Plain fonts found on this machine, and the program's own."""
    found = [path for folder in _FONT_FOLDERS if folder.exists() for path in folder.rglob("*") if path.suffix.lower() in (".ttf", ".otf")]
    plain = [p for p in found if any(w in p.name.lower() for w in _PLAIN) and not any(w in p.name.lower() for w in _NOT_OF_DRAWINGS)]
    return [str(p) for p in (*sorted(plain), *sorted(own.glob("*.ttf")))]


class Typeface:
    """A font of outlines."""

    def __init__(self, path: str) -> None:
        self._font = ImageFont.truetype(path, 100)
        top = self._font.getbbox("H", anchor="ls")[1]
        self._font = ImageFont.truetype(path, max(20, round(100 * CAPITAL_PX / -top)))
        self.stroke = max(2.0, _width_of(self._font) * 0.9)
        self._missing = self._ink("\U0010fffd")
        self._known: dict[str, bool] = {}

    def has(self, character: str) -> bool:
        if character not in self._known:
            self._known[character] = self._ink(character) not in (self._missing, b"")
        return self._known[character]

    def _ink(self, character: str) -> bytes:
        return bytes(self._font.getmask(character))

    def draw(self, pen: ImageDraw.ImageDraw, x: float, foot: float, character: str, width: float) -> float:
        pen.text((x, foot), character, font=self._font, fill=0, anchor="ls")
        return float(self._font.getlength(character))


def _width_of(font: ImageFont.FreeTypeFont) -> float:
    left, _, right, _ = font.getbbox("l", anchor="ls")
    return float(min(right - left, 14))


class Strokes:
    """A font of strokes, in the format of LibreCAD."""

    def __init__(self, path: Path) -> None:
        self._glyphs = dict(_glyphs_of(path))
        top = max(y for stroke in self._glyphs["H"][0] for _, y in stroke)
        self._scale = CAPITAL_PX / top
        self.stroke = 0.0

    def has(self, character: str) -> bool:
        return character in self._glyphs

    def draw(self, pen: ImageDraw.ImageDraw, x: float, foot: float, character: str, width: float) -> float:
        strokes, advance = self._glyphs[character]
        for stroke in strokes:
            put(pen, [(x + px * self._scale + width / 2, foot - py * self._scale) for px, py in stroke], width)
        return advance * self._scale + width


def put(pen: ImageDraw.ImageDraw, points: list[Point], width: float) -> None:
    """A stroke with round ends."""
    w = max(1, round(width))
    pen.line(points, fill=0, width=w, joint="curve")
    for x, y in (points[0], points[-1]) if w > 2 else ():
        pen.ellipse((x - w / 2 + 0.5, y - w / 2 + 0.5, x + w / 2 - 0.5, y + w / 2 - 0.5), fill=0)


def _glyphs_of(path: Path) -> Iterator[tuple[str, Shape]]:
    glyphs: dict[str, list[Stroke]] = {}
    name = ""
    for line in path.read_text("utf-8", errors="replace").splitlines():
        if line.startswith("["):
            name = chr(int(line[1 : line.index("]")].lstrip("#"), 16))
            glyphs[name] = []
        elif name and line.startswith("C"):
            glyphs[name] += glyphs.get(chr(int(line[1:], 16)), [])
        elif name and line[:1] in "-0123456789." and line:
            glyphs[name].append(tuple(_bulged(line)))
    for name, strokes in glyphs.items():
        if strokes:
            right = max(x for stroke in strokes for x, _ in stroke)
            yield name, (tuple(strokes), right + 2.2)


def _bulged(line: str) -> Iterator[Point]:
    """The points of a polyline; a field A tells that an arc leads to its point."""
    before: Point | None = None
    for field in line.split(";"):
        match = _POINT.match(field)
        if match is None:
            continue
        point, bulge = (float(match[1]), float(match[2])), float(match[3] or 0)
        if before is not None and bulge:
            yield from _arc(before, point, bulge)
        yield point
        before = point


def _arc(a: Point, b: Point, bulge: float) -> Iterator[Point]:
    turn = 4 * math.atan(bulge)
    chord = math.dist(a, b)
    if chord < 1e-9 or abs(math.sin(turn / 2)) < 1e-9:
        return
    radius = chord / (2 * math.sin(turn / 2))
    mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    h = radius * math.cos(turn / 2)
    cx, cy = mx - h * (b[1] - a[1]) / chord, my + h * (b[0] - a[0]) / chord
    start = math.atan2(a[1] - cy, a[0] - cx)
    for i in range(1, 8):
        t = start + turn * i / 8
        yield cx + abs(radius) * math.cos(t), cy + abs(radius) * math.sin(t)


Pen = Typeface | Strokes


@cache
def stroke_fonts() -> tuple[Strokes, ...]:
    paths = [_STROKE_FONTS / f"{name}.lff" for name in _STROKE_NAMES]
    return tuple(Strokes(path) for path in paths if path.exists())


def circle(x: float, y: float, radius: float, begin: float = 0, stop: float = 360) -> list[Point]:
    turns = [math.radians(begin + (stop - begin) * i / 32) for i in range(33)]
    return [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns]


def draw_sign(pen: ImageDraw.ImageDraw, x: float, foot: float, sign: str, width: float, rng: random.Random) -> float:
    """A sign as some program draws it, from x on, on a foot; answers how wide it is."""
    return _SIGNS[sign](pen, x, foot, width, rng)


def can_draw(character: str) -> bool:
    return character in _SIGNS


def _diameter(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    radius = CAPITAL_PX * rng.uniform(0.34, 0.5)
    middle = foot - CAPITAL_PX / 2
    squeeze = rng.choice((1.0, 1.0, rng.uniform(0.75, 1.0)))
    over = radius * rng.uniform(1.0, 1.55)
    slant = math.radians(rng.uniform(42, 72))
    cx = x + max(radius * squeeze, over * math.cos(slant)) + width / 2
    ring = [(cx + (px - cx) * squeeze, py) for px, py in circle(cx, middle, radius)]
    put(pen, ring, width)
    lean = -1 if rng.random() < 0.03 else 1
    across, up = lean * over * math.cos(slant), over * math.sin(slant)
    put(pen, [(cx - across, middle + up), (cx + across, middle - up)], width)
    return 2 * (cx - x) + width


def _counterbore(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    wide, high = CAPITAL_PX * rng.uniform(0.9, 1.7), CAPITAL_PX * rng.uniform(0.45, 1.0)
    low = foot - rng.choice((0.0, 0.0, (CAPITAL_PX - high) / 2))
    left, right = x + width / 2, x + wide
    if rng.random() < 0.12:
        lip = CAPITAL_PX * 0.2
        put(pen, [(left - lip, low - high), (left, low - high), (left, low), (right, low), (right, low - high), (right + lip, low - high)], width)
    else:
        put(pen, [(left, low - high), (left, low), (right, low), (right, low - high)], width)
    return wide + width


def _countersink(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    wide, high = CAPITAL_PX * rng.uniform(0.95, 1.8), CAPITAL_PX * rng.uniform(0.5, 1.0)
    low = foot - rng.choice((0.0, 0.0, (CAPITAL_PX - high) / 2))
    put(pen, [(x + width / 2, low - high), (x + wide / 2, low), (x + wide, low - high)], width)
    return wide + width


def _depth(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    wide, high = CAPITAL_PX * rng.uniform(0.6, 1.25), CAPITAL_PX * rng.uniform(0.8, 1.05)
    top, cx, left = foot - high, x + wide / 2 + width / 2, x + width / 2
    put(pen, [(left, top), (left + wide, top)], width)
    head_w, head_h = wide * rng.uniform(0.18, 0.5), high * rng.uniform(0.25, 0.6)
    if rng.random() < 0.5:
        pen.polygon([(cx - head_w, foot - head_h), (cx + head_w, foot - head_h), (cx, foot)], fill=0)
    else:
        barbs = [(cx - head_w, foot - head_h), (cx, foot), (cx + head_w, foot - head_h)]
        put(pen, [*barbs, barbs[0]] if rng.random() < 0.3 else barbs, width)
    put(pen, [(cx, top), (cx, foot)], width)
    return wide + width


def _square(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    side = CAPITAL_PX * rng.uniform(0.7, 1.0)
    left = x + width / 2
    put(pen, [(left, foot), (left, foot - side), (left + side, foot - side), (left + side, foot), (left, foot)], width)
    return side + width


def _tick(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    h = CAPITAL_PX
    put(pen, [(x, foot - 0.5 * h), (x + 0.28 * h, foot), (x + rng.uniform(0.75, 1.0) * h, foot - rng.uniform(1.0, 1.5) * h)], width)
    return 0.95 * h


def _bar(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    wide = CAPITAL_PX * rng.uniform(0.9, 1.6)
    put(pen, [(x, foot - CAPITAL_PX / 2), (x + wide, foot - CAPITAL_PX / 2)], width)
    return wide


def _flatness(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    wide, high = CAPITAL_PX * rng.uniform(1.2, 1.7), CAPITAL_PX * rng.uniform(0.5, 0.9)
    lean, low = high * rng.uniform(0.4, 0.9), foot - (CAPITAL_PX - high) / 2
    put(pen, [(x, low), (x + lean, low - high), (x + wide, low - high), (x + wide - lean, low), (x, low)], width)
    return wide + width


def _ring(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    radius = CAPITAL_PX * rng.uniform(0.42, 0.55)
    put(pen, circle(x + radius, foot - CAPITAL_PX / 2, radius), width)
    return 2 * radius + width


def _cylindricity(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    radius, middle = CAPITAL_PX * rng.uniform(0.28, 0.4), foot - CAPITAL_PX / 2
    lean, half = CAPITAL_PX * rng.uniform(0.3, 0.5), CAPITAL_PX * rng.uniform(0.45, 0.62)
    cx = x + lean + radius * 1.15
    put(pen, circle(cx, middle, radius), width)
    for side in (-1.15, 1.15):
        at = cx + side * radius
        put(pen, [(at - lean / 1.6, middle + half), (at + lean / 1.6, middle - half)], width)
    return 2 * (cx - x) + width


def _arc_line(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    radius = CAPITAL_PX * rng.uniform(0.6, 0.8)
    put(pen, circle(x + radius, foot - 0.2 * CAPITAL_PX, radius, 180, 360), width)
    return 2 * radius + width


def _arc_surface(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    radius = CAPITAL_PX * rng.uniform(0.6, 0.8)
    ring = circle(x + radius, foot - 0.2 * CAPITAL_PX, radius, 180, 360)
    put(pen, [*ring, ring[0]], width)
    return 2 * radius + width


def _angularity(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    wide = CAPITAL_PX * rng.uniform(1.0, 1.5)
    put(pen, [(x + wide * rng.uniform(0.75, 1), foot - CAPITAL_PX * rng.uniform(0.55, 0.95)), (x, foot), (x + wide, foot)], width)
    return wide + width


def _parallel(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    lean, apart = CAPITAL_PX * rng.choice((0.0, rng.uniform(0.2, 0.6))), CAPITAL_PX * rng.uniform(0.3, 0.5)
    for at in (x + width, x + width + apart):
        put(pen, [(at, foot), (at + lean, foot - CAPITAL_PX)], width)
    return lean + apart + 2 * width


def _square_angle(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    wide = CAPITAL_PX * rng.uniform(0.8, 1.4)
    put(pen, [(x, foot), (x + wide, foot)], width)
    put(pen, [(x + wide / 2, foot), (x + wide / 2, foot - CAPITAL_PX * rng.uniform(0.7, 1.0))], width)
    return wide + width


def _position(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    radius, half, middle = CAPITAL_PX * rng.uniform(0.25, 0.36), CAPITAL_PX * rng.uniform(0.48, 0.62), foot - CAPITAL_PX / 2
    cx = x + half
    put(pen, circle(cx, middle, radius), width)
    put(pen, [(cx - half, middle), (cx + half, middle)], width)
    put(pen, [(cx, middle - half), (cx, middle + half)], width)
    return 2 * half + width


def _concentric(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    radius = CAPITAL_PX * rng.uniform(0.44, 0.55)
    for share in (1.0, rng.uniform(0.4, 0.62)):
        put(pen, circle(x + radius, foot - CAPITAL_PX / 2, radius * share), width)
    return 2 * radius + width


def _symmetry(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    wide, apart, middle = CAPITAL_PX * rng.uniform(0.9, 1.4), CAPITAL_PX * rng.uniform(0.22, 0.34), foot - CAPITAL_PX / 2
    short = wide * rng.uniform(0.5, 0.65)
    put(pen, [(x, middle), (x + wide, middle)], width)
    for dy in (-apart, apart):
        put(pen, [(x + (wide - short) / 2, middle + dy), (x + (wide + short) / 2, middle + dy)], width)
    return wide + width


def _arrow(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> None:
    end = (x + CAPITAL_PX * rng.uniform(0.55, 0.8), foot - CAPITAL_PX)
    put(pen, [(x, foot), end], width)
    back = math.atan2(foot - end[1], x - end[0])
    size = CAPITAL_PX * rng.uniform(0.3, 0.45)
    wings = [(end[0] + size * math.cos(back + t), end[1] + size * math.sin(back + t)) for t in (-0.35, 0.35)]
    if rng.random() < 0.6:
        pen.polygon([*wings, end], fill=0)
    else:
        put(pen, [wings[0], end, wings[1]], width)


def _run_out(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    _arrow(pen, x + width, foot, width, rng)
    return CAPITAL_PX * 0.8 + width


def _total_run_out(pen: ImageDraw.ImageDraw, x: float, foot: float, width: float, rng: random.Random) -> float:
    apart, state = CAPITAL_PX * rng.uniform(0.45, 0.6), rng.getrandbits(32)
    for at in (x, x + apart):
        _arrow(pen, at + width, foot, width, random.Random(state))
    put(pen, [(x + width, foot), (x + width + apart, foot)], width)
    return apart + CAPITAL_PX * 0.8 + width


_Sign = Callable[[ImageDraw.ImageDraw, float, float, float, random.Random], float]
_SIGNS: dict[str, _Sign] = {
    "Ø": _diameter, "⌴": _counterbore, "⌵": _countersink, "↧": _depth, "□": _square, "√": _tick, "⏤": _bar, "⏥": _flatness, "○": _ring,
    "⌭": _cylindricity, "⌒": _arc_line, "⌓": _arc_surface, "∠": _angularity, "∥": _parallel, "⊥": _square_angle, "⌖": _position,
    "◎": _concentric, "⌯": _symmetry, "↗": _run_out, "⌰": _total_run_out,
}  # fmt: skip
CIRCLED = {"Ⓜ": "M", "Ⓛ": "L", "Ⓟ": "P", "Ⓔ": "E", "Ⓕ": "F", "Ⓢ": "S"}


def write(pen: ImageDraw.ImageDraw, face: Pen, x: float, foot: float, text: str, width: float, rng: random.Random) -> float:
    """Writes a text from x on; answers where it ends. The manner of each sign is one within a text."""
    manner, gap = rng.getrandbits(32), rng.uniform(-0.01, 0.09) * CAPITAL_PX
    diameter = rng.choice(_DIAMETERS)
    cross = rng.choice("xxX×")
    for character in text:
        shown = cross if character == "x" else character
        if character in CIRCLED:
            x += _circled(pen, face, x, foot, CIRCLED[character], width, rng)
        elif character == " ":
            x += CAPITAL_PX * rng.uniform(0.25, 0.6)
        elif character in ".," and manner % 5 < 2:
            x += _decimal_sign(pen, x, foot, character, width, rng)
        elif character == "Ø" and isinstance(face, Typeface) and face.has(diameter) and manner % 2:
            x += face.draw(pen, x, foot, diameter, width)
        elif can_draw(character) and not (isinstance(face, Typeface) and face.has(character) and manner % 3 == 0):
            x += draw_sign(pen, x, foot, character, width, random.Random(manner)) + CAPITAL_PX * 0.1
        elif face.has(shown):
            x += face.draw(pen, x, foot, shown, width)
        elif face.has(character):
            x += face.draw(pen, x, foot, character, width)
        else:
            raise LookupError(character)
        x += gap
    return x


def _decimal_sign(pen: ImageDraw.ImageDraw, x: float, foot: float, sign: str, width: float, rng: random.Random) -> float:
    """A point or a comma hardly larger than the pen, as plotters set them."""
    size = max(width, CAPITAL_PX * rng.uniform(0.05, 0.13))
    if sign == ".":
        pen.ellipse((x, foot - size, x + size, foot), fill=0)
    else:
        put(pen, [(x + size, foot - CAPITAL_PX * rng.uniform(0.0, 0.12)), (x + size * rng.uniform(0.2, 0.8), foot + CAPITAL_PX * rng.uniform(0.04, 0.2))], width)
    return size + CAPITAL_PX * rng.uniform(0.06, 0.2)


def _circled(pen: ImageDraw.ImageDraw, face: Pen, x: float, foot: float, letter: str, width: float, rng: random.Random) -> float:
    radius = CAPITAL_PX * rng.uniform(0.6, 0.8)
    small = Image.new("L", (CAPITAL_PX * 3, CAPITAL_PX * 3), 255)
    wide = face.draw(ImageDraw.Draw(small), CAPITAL_PX, CAPITAL_PX * 2, letter, width)
    share = rng.uniform(0.6, 0.85)
    small = small.resize((round(small.width * share), round(small.height * share)), Image.Resampling.BILINEAR)
    cx, cy = x + radius + width, foot - CAPITAL_PX / 2
    paper = pen._image
    left, top = round(cx - share * (CAPITAL_PX + wide / 2)), round(cy - share * CAPITAL_PX * 1.5)
    paper.paste(0, (left, top), Image.eval(small, lambda v: 255 - v))
    put(pen, circle(cx, cy, radius), width)
    return 2 * (radius + width)
