"""Balloons cover neither texts nor each other, whatever their shapes, and stay beside the start of their callout."""

from __future__ import annotations

import math
import random
import time

import pytest

from qcdesigner.editing.balloon_costs import Box, CostMap
from qcdesigner.editing.balloon_placement import BalloonPlacer
from qcdesigner.editing.placing import free_place, place_balloons
from qcdesigner.editing.readings import place_reading
from qcdesigner.model.balloons import Reach, balloon_diameter, largest_reach, reach_of
from qcdesigner.model.document import Document
from qcdesigner.model.reading import InkGrid, ReadText
from qcdesigner.model.records import Characteristic, Place, Sheet
from tests.editing.plans import callout, drawn, get, reading

SHEET = Sheet(id="s", drawing="d", number=1, aspect=1.5)
DIAMETER = balloon_diameter(SHEET)
SEVERAL = 60


def _touches(place: Place, reach: Reach, box: Box) -> bool:
    """Whether a shape there covers part of a box: points of the box's outline and middle, in widths."""
    x, y = place.x, place.y / SHEET.aspect
    cos, sin = math.cos(math.radians(box.angle)), math.sin(math.radians(box.angle))
    half_width, half_height = box.width / 2, box.height / SHEET.aspect / 2
    for i in range(-20, 21):
        for j in range(-10, 11):
            along, across = half_width * i / 20, half_height * j / 10
            dx = box.x + along * cos + across * sin - x
            dy = box.y / SHEET.aspect - along * sin + across * cos - y
            if abs(dx) < reach.sideways * DIAMETER and -reach.up * DIAMETER < dy < reach.down * DIAMETER:
                return True
    return False


def _scattered(seed: int) -> list[Box]:
    chance = random.Random(seed)
    return [
        Box(0.1 + 0.8 * chance.random(), 0.1 + 0.8 * chance.random(), 0.05, 0.02, chance.choice((0, 0, 90, 37, -60)))
        for _ in range(SEVERAL)
    ]


@pytest.mark.parametrize("criticality", ["none", "major", "critical"])
def test_no_shape_covers_a_text_upright_or_turned(criticality: str) -> None:
    boxes = _scattered(3)
    placer = BalloonPlacer(SHEET, boxes)
    places = [placer.place(box, label=str(i)) for i, box in enumerate(boxes)]
    reach = reach_of("88", criticality)  # type: ignore[arg-type]
    covered = sum(_touches(place, reach, box) for place in places for box in boxes)
    assert covered <= (0 if criticality == "none" else SEVERAL // 20)


def test_on_an_uncrowded_sheet_every_class_has_its_room() -> None:
    boxes = [Box(0.2 + 0.2 * i, 0.2 + 0.2 * j, 0.05, 0.02) for i in range(4) for j in range(4)]
    placer = BalloonPlacer(SHEET, boxes)
    places = [placer.place(box, label="12") for box in boxes]
    assert not any(_touches(place, largest_reach("12"), box) for place in places for box in boxes)


def test_balloons_do_not_touch_each_other() -> None:
    placer = BalloonPlacer(SHEET)
    places = [placer.place(Box(0.5, 0.5, 0.05, 0.02), label="12") for _ in range(12)]
    for i, one in enumerate(places):
        apart = [math.hypot(one.x - other.x, (one.y - other.y) / SHEET.aspect) for other in places[i + 1 :]]
        assert all(distance > DIAMETER for distance in apart)


@pytest.mark.parametrize(("angle", "left_of", "below"), [(0, True, False), (90, False, True)])
def test_a_balloon_stands_beside_the_start_of_its_text(angle: float, left_of: bool, below: bool) -> None:
    place = BalloonPlacer(SHEET, [Box(0.5, 0.5, 0.2, 0.02, angle)]).place(Box(0.5, 0.5, 0.2, 0.02, angle), label="7")
    assert (place.x < 0.45) is left_of
    assert (place.y > 0.58) is below
    assert math.hypot(place.x - 0.5, (place.y - 0.5) / SHEET.aspect) < 0.1 + 2 * DIAMETER


def test_a_balloon_keeps_off_the_texts_that_are_no_callouts() -> None:
    document = Document()
    drawing, _ = drawn(document)
    left = ReadText(1, 0.44, 0.5, "VUE A", "view_name", width=0.07, height=0.02)
    (one,) = place_reading(document, drawing, reading(callout("5 ±0,1", 0.5, 0.5), ignored=(left,)))
    balloon, diameter = get(document, one).balloon, balloon_diameter(next(iter(document.table(Sheet).values())))
    assert balloon is not None
    assert abs(balloon.x - 0.44) > 0.035 + diameter / 2 or abs(balloon.y - 0.5) / 1.414 > 0.007 + diameter / 2


def test_the_plan_remembers_the_boxes_of_texts_for_later_balloons() -> None:
    document = Document()
    drawing, sheet = drawn(document)
    note = ReadText(1, 0.4, 0.4, "NOTE", "note", width=0.3, height=0.3)
    (one,) = place_reading(document, drawing, reading(callout("5 ±0,1", 0.7, 0.7, angle=90.0), ignored=(note,)))
    assert get(document, one).annotation == Place(sheet, 0.7, 0.7, 0.04, 0.012, 90.0)
    place = free_place(document, Place(sheet, 0.52, 0.4))
    assert place is not None and abs(place.x - 0.4) > 0.15


def test_balloons_placed_again_do_not_cover_each_other() -> None:
    document = Document()
    drawing, _ = drawn(document)
    ids = place_reading(document, drawing, reading(*(callout("5 ±0,1", 0.5, 0.5 + 0.01 * i) for i in range(8))))
    place_balloons(document, ids)
    balloons = [c.balloon for c in document.table(Characteristic).values() if c.balloon]
    assert len({(b.x, b.y) for b in balloons}) == len(ids)


def test_two_thousand_balloons_on_one_sheet_are_placed_at_once() -> None:
    chance = random.Random(1)
    boxes = [Box(chance.random(), chance.random(), 0.03, 0.012, chance.choice((0, 90, 30))) for _ in range(2000)]
    start = time.perf_counter()
    placer = BalloonPlacer(SHEET, boxes, longest="2000")
    for i, box in enumerate(boxes):
        placer.place(box, label=str(i + 1))
    assert time.perf_counter() - start < 2.0  # 0.3 s on a quiet machine


def test_a_text_beyond_the_sheet_still_gets_a_balloon_on_it() -> None:
    place = BalloonPlacer(SHEET).place(Box(1.4, -0.3, 0.05, 0.02), label="1")
    assert 0 < place.x < 1 and 0 < place.y < 1


def test_the_share_of_ink_round_a_cell_is_what_it_costs() -> None:
    costs = CostMap(1.0, 0.1)
    costs.add_ink(InkGrid(1, 10, 10, bytes([1] * 50 + [0] * 50)), 0.2, 4.0)
    column = costs.costs((slice(0, 10), slice(5, 6)))[:, 0]
    assert column[0] == 4.0 and column[9] == 0.0 and 0.0 < column[4] <= 4.0
