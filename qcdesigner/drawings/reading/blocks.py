"""Texts of a sheet gathered into blocks: what a reader takes as one callout, one label or one note."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qcdesigner.drawings.content import DRAWN, FRAME, IN_ANNOTATION, SheetContent, TextRun, on_sheet
from qcdesigner.drawings.dxf.textcodes import plain_text
from qcdesigner.drawings.placing import Placed, placed
from qcdesigner.drawings.reading.grid import find_grid
from qcdesigner.drawings.textlines import DEVIATION_PAIR, is_alternate, joined_text

_NEXT_GAP = 1.2
_WORD_GAP = 1.8
_NOTE_GAP = 2.8  # behind the number of a note whose point was not recognised
_CELL_GAP = 4.5
_TOLERANCE_GAP = 2.2
_COUNT_GAP = 2.4  # a drawn ⌀ stands between
_BETWEEN_ROWS = 0.9
_STACK_STEP = 1.55
_DEVIATIONS_STEP = 2.1  # on the shoulder and the foot of a larger number
_PAIR_STEP = 2.3
_LIMITS_STEP = 2.6  # one over the dimension line, one under it
_SMALLEST_DEVIATION = 0.45
_LINE_STEP = 2.3
_HOLE_STEP = 2.9
_ALTERNATE_STEP = 2.0
_CENTRED_LINE = 3.0
# How far apart two runs may be to be looked at, in heights of the larger; how many times 2 it may be as high as the smaller.
_REACH, _SIZES_APART = 5, 4
# More texts than that round one place are printed over each other.
_MOST_NEIGHBOURS = 200
_SAME_ANGLE_DEG, _SAME_ANGLE_SEEN_DEG = 2.0, 6.0
_SEVERAL_NUMBERS = re.compile(r"\d+[.,]\d+(?: +\d+[.,]\d+)+")
_SIGN_AFTER = re.compile(r".*\d +[+\-−–](?:\d*[.,]?\d+)?")
_DATUM = re.compile(r"[A-Z](?:-[A-Z])?[ⓂⓁ]?")
_MODIFIER = re.compile(r"[Ⓐ-Ⓩ]")
_FIT = re.compile(r"[A-Za-z]{1,2}\d{1,2}")
_SIGN = re.compile(r"[⌀ØR]\s*[.,]?\d")
# What stands before limits, between their rows.
_PREFIX = re.compile(r"(?:\(?\d+ ?[xX×]\)? ?)?(?:[⌀ØR]|S[⌀ØR])|\(?\d+ ?[xX×]\)?")
_SIZE_SIGNS = ("R", "⌀", "Ø")
_LIMIT = re.compile(r"\d*[.,]\d+")
_DECIMAL = re.compile(r"\d*[.,]\d+°?")
_PART_OF_A_HOLE = re.compile(
    r"\s*(?:[⌴⌵↧]|(?:PROF|DEPTH|TIEFE?|LAM[AÉE]|FRAIS|C'?\.?BORE|C'?\.?SINK|CSK|SPOT ?FACE|SENK)(?![a-z])|TARAUD)", re.IGNORECASE
)
# The line of the thread in the callout of a tapped hole.
_THREAD = re.compile(r"\s*(?:M\d|\d+/\d+\s*-|#?\d+-\d+\s*UN|UN[CF])")
_HOLE = re.compile(r"[⌀Ø↧]")
_COUNT = re.compile(r"\(?\d+\s*[xX×]\)?")
_DEVIATION = re.compile(r"[+\-−–±]?\s*\d*[.,]?\d+°?|[+\-−–]")
_SIGNS = tuple("+-−–±")
_ENDS_IN_NUMBER = re.compile(r"\d[°\"″]?\s*$")
_BARE_NUMBER = re.compile(r"\d*[.,]?\d+°?")
_NUMBER_OF_NOTE = re.compile(r"\d{1,2}")
_WORDS = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Runs that belong together; place is the centre of their box, sizes in sheet units, `angle` in degrees."""

    runs: tuple[TextRun, ...]
    text: str
    x: float
    y: float
    width: float
    height: float
    angle: float

    @property
    def box(self) -> str:
        """`single` if one box holds all its figures, `cell` if one of them is in a frame or table."""
        boxes = {run.box for run in self.runs if any(c.isdigit() for c in run.text)}
        return "cell" if "cell" in boxes else "single" if boxes == {"single"} else ""

    @property
    def confidence(self) -> float:
        """How sure the recognition of its texts is; 1 where the file says them."""
        return min(run.confidence for run in self.runs)

    @property
    def is_recognised(self) -> bool:
        return any(run.is_recognised for run in self.runs)

    @property
    def line(self) -> str:
        """What the dimension line measures that one of its figures stands on; empty if none is known."""
        return next((run.line for run in self.runs if run.line), "")

    @property
    def origin(self) -> str:
        """What tells it from all that the file holds besides; empty where the file does not say."""
        handles = [run.handle for run in self.runs if run.font != DRAWN]
        return "+".join([*handles, self.text]) if all(handles) else ""

    @property
    def letter_height(self) -> float:
        return max(run.height for run in self.runs)


def text_blocks(sheet: SheetContent) -> list[TextBlock]:
    """The blocks of a sheet's loose texts, in reading order; texts that draw an annotation are not among them.

    A mark of the frame's grid is a block of its own, whatever stands beside it.
    """
    runs = [
        part for run in sheet.texts if run.group != IN_ANNOTATION and run.text.strip() for part in _split(run)
    ]
    places = [(x / sheet.width, y / sheet.height) for x, y in (run.centre for run in runs)]
    _, marks = find_grid([run.text.strip() for run in runs], places)
    alone = [[runs[i]] for i in sorted(marks)]
    groups = _groups([run for i, run in enumerate(runs) if i not in marks])
    blocks = [block_of(group) for group in (*groups, *alone)]
    return sorted(blocks, key=lambda b: (round(b.y / max(sheet.height, 1e-9), 3), b.x))


def _split(run: TextRun) -> list[TextRun]:
    """A run of several plain numbers (a chain of dimensions), or one with a deviation's sign behind it, in its words."""
    if not _SEVERAL_NUMBERS.fullmatch(run.text) and not _SIGN_AFTER.fullmatch(run.text):
        return [run]
    cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
    parts = []
    for match in re.finditer(r"\S+", run.text):
        start = run.width * match.start() / len(run.text)
        width = run.width * len(match[0]) / len(run.text)
        x, y, handle = run.x + start * cos, run.y - start * sin, f"{run.handle}#{len(parts)}" if run.handle else ""
        parts.append(replace(run, text=match[0], x=x, y=y, width=width, group=0, handle=handle))
    return parts


def block_of(runs: Sequence[TextRun]) -> TextBlock:
    """The block that runs make together."""
    main = max(runs, key=lambda run: (run.height, len(run.text)))
    items = placed(runs, main.angle, main.slant)
    left, right = min(p.along for p in items), max(p.end for p in items)
    low, high = min(p.up for p in items), max(p.up + p.run.height for p in items)
    x, y = on_sheet((left + right) / 2, (low + high) / 2, main.angle, main.slant)
    return TextBlock(tuple(p.run for p in items), _text_of(runs), x, y, right - left, high - low, main.angle)


def _text_of(runs: Sequence[TextRun]) -> str:
    """What runs say together; one text of a CAD file with a stack says itself how it is read."""
    first = runs[0]
    is_one = first.group > 0 and all(run.group == first.group for run in runs)
    return plain_text(first.raw) if is_one and "\\S" in first.raw else joined_text(runs)


def _groups(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    """Runs joined as long as two of them belong together."""
    parent = list(range(len(runs)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _candidates(runs):
        if root(i) != root(j) and belong_together(runs[i], runs[j]):
            parent[root(j)] = root(i)
    gathered: dict[int, list[TextRun]] = {}
    for i, run in enumerate(runs):
        gathered.setdefault(root(i), []).append(run)
    return list(gathered.values())


def _candidates(runs: Sequence[TextRun]) -> list[tuple[int, int]]:
    """Pairs of one text of the file, and those near enough to be looked at for the size of the larger one."""
    by_group: dict[int, int] = {}
    pairs = []
    for j, run in enumerate(runs):
        if run.group > 0:
            if run.group in by_group:
                pairs.append((by_group[run.group], j))
            by_group.setdefault(run.group, j)
    sizes = [math.frexp(run.height)[1] for run in runs]
    for size in sorted(set(sizes)):
        members = [j for j in range(len(runs)) if size - _SIZES_APART <= sizes[j] <= size]
        pairs.extend((i, j) for i, j in _near(runs, members, _REACH * math.ldexp(1, size)) if size in (sizes[i], sizes[j]))
    return pairs


def _near(runs: Sequence[TextRun], members: Sequence[int], width: float) -> Iterator[tuple[int, int]]:
    """Pairs of members in the same or neighbouring cells of a grid, at most `_MOST_NEIGHBOURS` for one."""
    cells: dict[tuple[int, int], list[int]] = {}
    for j in members:
        own = {(int(x // width), int(y // width)) for x, y in _ends(runs[j])}
        around = {(column + dx, row + dy) for column, row in own for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        near = {i for cell in around for i in cells.get(cell, ())[-_MOST_NEIGHBOURS:]}
        yield from ((i, j) for i in sorted(near)[-_MOST_NEIGHBOURS:])
        for cell in own:
            cells.setdefault(cell, []).append(j)


def _ends(run: TextRun) -> list[tuple[float, float]]:
    cx, cy = run.centre
    return [(run.x, run.y), (cx, cy), (2 * cx - run.x, 2 * cy - run.y)]


def belong_together(a: TextRun, b: TextRun) -> bool:
    """True for runs of one text of the file, side by side on a baseline, stacked, or lines of one note."""
    if a.group > 0 and a.group == b.group:
        return True
    # The angle of a short text on a picture is not known better.
    most = _SAME_ANGLE_SEEN_DEG if a.is_recognised and b.is_recognised else _SAME_ANGLE_DEG
    if FRAME in (a.box, b.box) or abs((a.angle - b.angle + 180) % 360 - 180) > most:
        return False
    wider = max(a, b, key=lambda run: run.width) if a.is_recognised else a
    first, second = placed((a, b), wider.angle, wider.slant)
    height = max(a.height, b.height)
    gap, step = second.along - first.end, abs(first.middle - second.middle)
    if min(a.height, b.height) < _SMALLEST_DEVIATION * height:
        return _is_index(first, second, gap)
    if step < 0.3 * height:
        if _are_two_callouts(first.run.text, second.run.text, gap / height):
            return False
        return -0.5 * height < gap < _reach(first.run, second.run) * height
    if _is_modifier_behind_a_stack(first.run.text, second.run.text, gap / height, step / height):
        return True
    overlap = min(first.end, second.end) - max(first.along, second.along)
    if step < _STACK_STEP * height and overlap > 0 and a.is_recognised and b.is_recognised and _are_broken_limits(a.text, b.text):
        return True
    if step < _LIMITS_STEP * height and overlap > 0 and _are_aligned_limits(first, second):
        return True
    if (
        step < _STACK_STEP * height
        and _is_stack(a.text, b.text)
        and (overlap > 0 or gap < _NEXT_GAP * height)
    ):
        return True
    if step < _DEVIATIONS_STEP * height and overlap > 0 and _are_two_deviations(a.text, b.text):
        return True
    if step < _LIMITS_STEP * height and overlap > 0 and a.line and a.line == b.line and _are_limits(a.text.strip(), b.text.strip()):
        return True
    if step < _PAIR_STEP * height and overlap > 0 and _are_nominal_and_pair(a.text, b.text):
        return True
    lower, upper = sorted((first, second), key=lambda p: p.up)
    if step < _HOLE_STEP * height and _is_line_of_a_hole(upper.run, lower.run, overlap / height):
        return True
    if step < _ALTERNATE_STEP * height and overlap > 0 and is_alternate(upper.run.text, lower.run.text):
        return True
    return step < _LINE_STEP * height and overlap > 0 and _are_lines(a, b)


def _is_modifier_behind_a_stack(first: str, second: str, gap: float, step: float) -> bool:
    """A letter in a circle, between the rows of the deviations before it; its circle takes room on either side."""
    is_modifier = bool(_MODIFIER.fullmatch(second.strip())) and bool(_DEVIATION.fullmatch(first.strip("() ")))
    return is_modifier and 0 < gap < _COUNT_GAP and step < _BETWEEN_ROWS


def _are_aligned_limits(first: Placed, second: Placed) -> bool:
    """Two plain numbers of one size that may be limits, their beginnings or ends one above the other."""
    height = first.run.height
    is_sized = abs(height - second.run.height) < 0.1 * height
    is_aligned = min(abs(first.along - second.along), abs(first.end - second.end)) < 0.3 * height
    texts = first.run.text.strip(), second.run.text.strip()
    are_numbers = all(any(c.isdigit() for c in text) for text in texts)
    upper, lower = sorted((first, second), key=lambda p: -p.up)
    is_greater = are_numbers and _value(upper.run.text) > _value(lower.run.text)
    return is_sized and is_aligned and is_greater and _are_limits(*texts)


def _value(text: str) -> float:
    number = re.search(r"\d*[.,]?\d+", text)
    return float(number[0].replace(",", ".")) if number else 0.0


def _is_line_of_a_hole(upper: TextRun, lower: TextRun, overlap: float) -> bool:
    """A line that goes on with the hole above it: its counterbore, its depth, its thread."""
    if _PART_OF_A_HOLE.match(lower.text):
        is_callout = upper.font == DRAWN or any(c.isdigit() for c in upper.text)
        return is_callout and overlap > (-_CENTRED_LINE if lower.font == DRAWN else 0.0)
    return overlap > 0 and bool(_THREAD.match(lower.text) and _HOLE.search(upper.text))


def _is_index(first: Placed, second: Placed, gap: float) -> bool:
    """A small letter or figure at the foot or head of the one before it."""
    height = first.run.height
    return (
        second.run.height < height
        and abs(gap) < 0.35 * height
        and -0.5 * height < second.up - first.up < height
    )


def _reach(first: TextRun, second: TextRun) -> float:
    """How wide a gap may be, in letter heights, between two runs that are read together."""
    if first.box == "cell" and _DATUM.fullmatch(second.text.strip()):
        return _CELL_GAP
    if _COUNT.fullmatch(first.text.strip()) or first.font == DRAWN:
        return _COUNT_GAP
    if second.text.strip()[:1] in _SIGNS and _ENDS_IN_NUMBER.search(first.text):
        return _TOLERANCE_GAP
    if first.is_recognised and _NUMBER_OF_NOTE.fullmatch(first.text.strip()) and _WORDS.match(second.text):
        return _NOTE_GAP
    words = len(_WORDS.findall(first.text)) + len(_WORDS.findall(second.text))
    return _WORD_GAP if words > 1 else _NEXT_GAP


def _are_two_callouts(first: str, second: str, gap: float) -> bool:
    """Two plain numbers side by side are two dimensions of a chain."""
    return gap > 0.2 and bool(
        _BARE_NUMBER.fullmatch(first.strip()) and _BARE_NUMBER.fullmatch(second.strip())
    )


def _is_stack(first: str, second: str) -> bool:
    """A deviation over another, or over the nominal that it belongs to."""
    signed = [
        t
        for t in (first.strip("() "), second.strip("() "))
        if _DEVIATION.fullmatch(t) and (t[:1] in "+-−–±" or t in ("0", "0°"))
    ]
    if signed or _are_fits(first.strip(), second.strip()) or _are_size_and_fit(first.strip(), second.strip()):
        return True
    return _are_limits(first.strip(), second.strip())


def _are_two_deviations(first: str, second: str) -> bool:
    """Two deviations, of which one is signed and the other too, or nought."""
    texts = [text.strip("() ") for text in (first, second)]
    are_deviations = all(_DEVIATION.fullmatch(t) and (t[:1] in "+-−–" or t in ("0", "0°")) for t in texts)
    return are_deviations and any(t[:1] in _SIGNS and len(t) > 1 for t in texts)


def _are_fits(first: str, second: str) -> bool:
    """The class of the hole over that of the shaft: H7 over k6."""
    pair = {first[:1].isupper(), second[:1].isupper()}
    return pair == {True, False} and all(
        re.fullmatch(r"[A-Za-z]{1,2}\d{1,2}", text) for text in (first, second)
    )


def _are_size_and_fit(first: str, second: str) -> bool:
    """A plain size, and the class printed at its shoulder."""
    fits = [bool(_FIT.fullmatch(text)) for text in (first, second)]
    return fits[0] != fits[1] and bool(re.fullmatch(r"[⌀Ø]?\s*\d+(?:[.,]\d+)?", second if fits[0] else first))


def _are_nominal_and_pair(first: str, second: str) -> bool:
    """A number, and both its deviations in one row of their own."""
    pairs = [bool(DEVIATION_PAIR.fullmatch(text.strip())) for text in (first, second)]
    return pairs[0] != pairs[1] and bool(re.search(r"\d\s*$", second if pairs[0] else first))


def _are_limits(first: str, second: str) -> bool:
    """Two numbers of as many decimals, near each other: 12.55 over 12.45."""
    if _SIGN.match(first) and _SIGN.match(second) and first[0] == second[0]:
        first, second = first[1:].strip(), second[1:].strip()
    if not (_LIMIT.fullmatch(first) and _LIMIT.fullmatch(second)):
        pairs = ((first, second), (second, first))
        return any(_PREFIX.fullmatch(a) and (a in _SIZE_SIGNS or _DECIMAL.fullmatch(b)) for a, b in pairs)
    a, b = float(first.replace(",", ".")), float(second.replace(",", "."))
    same_decimals = len(re.split("[.,]", first)[1]) == len(re.split("[.,]", second)[1])
    return same_decimals and 0 < abs(a - b) <= 0.05 * max(a, b)


def _are_broken_limits(first: str, second: str) -> bool:
    """Limits one over the other of which one has lost its decimal sign, 52.02 and 5200: neither is believed alone."""
    numbers = [text.strip() for text in (first, second)]
    figures = [re.sub("[.,]", "", text) for text in numbers]
    return all(map(str.isdigit, figures)) and len(figures[0]) == len(figures[1]) > 1 and sum(map(str.isdigit, numbers)) == 1


def _are_lines(a: TextRun, b: TextRun) -> bool:
    """Two lines of words, of one size and font."""
    same = abs(a.height - b.height) < 0.1 * max(a.height, b.height) and a.font == b.font
    return same and bool(_WORDS.search(a.text)) and bool(_WORDS.search(b.text))
