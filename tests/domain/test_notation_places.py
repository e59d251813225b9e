"""Words that say where a requirement holds: kept as its remark, behind a comma and in brackets too."""

from __future__ import annotations

import pytest

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.tolerances.notation import FRENCH, parse, write


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Ø.129 ↧1.000 ⌵ Ø.225 X 100°, NEAR SIDE", "NEAR SIDE"), ("Ø5.2 THRU, BOTH SIDES", "BOTH SIDES"), ("Ø5.2 THRU BOTH SIDES", "BOTH SIDES"), ("M6-6H ↧12, BOTH ENDS", "BOTH ENDS"),
        ("G1/2, FAR SIDE", "FAR SIDE"), ("25 +0,1/0, EACH SIDE", "EACH SIDE"), ("Ø5 4X, THIS SIDE", "THIS SIDE"), ("Ra 1,6, des deux côtés", "des deux côtés"), ("N6, both sides", "both sides"),
        ("Ø5 H7, CÔTÉ OPPOSÉ", "CÔTÉ OPPOSÉ"), ("Ø5, du côté opposé", "du côté opposé"), ("Ø5; beidseitig", "beidseitig"), ("⌖ Ø0,1 A B, BOTH SIDES", "BOTH SIDES"), ("1x45°, BOTH ENDS", "BOTH ENDS"),
        ("Ø5 (FAR SIDE)", "(FAR SIDE)"), ("Ø5 rectifié, FAR SIDE", "rectifié, FAR SIDE"), ("Ø5 lisse (FAR SIDE)", "lisse (FAR SIDE)"), ("45°, each side", "each side"), ("12 ±0,1, BOTH SIDES", "BOTH SIDES"),
        ("Ø5, 2 côtés", "2 côtés"), ("Ø5 THRU 2 SIDES", "2 SIDES"), ("Ø5 lisse, 2 côtés", "lisse, 2 côtés"),
    ],
)  # fmt: skip
def test_place_is_kept_as_a_remark(text: str, remark: str) -> None:
    found = parse(text)
    assert (found[-1].remark, {part.remark for part in found[:-1]}) == (remark, {""} if found[1:] else set())
    assert parse(write(found, FRENCH)) == found


def test_hole_goes_on_behind_a_place() -> None:
    assert [part.kind for part in parse("Ø5.2 THRU, BOTH SIDES ⌴ Ø9 ↧3")] == ["diameter", "counterbore", "depth"]


def test_two_sides_are_no_count() -> None:
    assert parse("Ø5, 2 côtés")[0].count == 1


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("12, BOTH SIDES", "not_understood", 0), ("12, 2 côtés", "not_understood", 0), ("Ø5,2 côtés", "ambiguous", 2), ("Ø5 2 côtés", "not_understood", 3), ("Ø5 H7 2 côtés", "not_understood", 6),
        ("Ø5, rectifié", "not_understood", 4), ("Ø5, A", "not_understood", 4),
    ],
)  # fmt: skip
def test_what_may_be_another_number_or_is_no_place_is_refused(text: str, code: str, position: int) -> None:
    with pytest.raises(CalloutError) as raised:
        parse(text)
    assert (raised.value.code, raised.value.position) == (code, position)


@pytest.mark.parametrize("text", ["beidseitig 0,5x45°", "2 côtés 0,5x45°", "both sides 0.5 x 45°"])
def test_place_may_be_named_before_a_chamfer(text: str) -> None:
    (chamfer,) = parse(text)
    assert (chamfer.kind, chamfer.count, float(chamfer.nominal or 0)) == ("chamfer", 1, 0.5)
    assert chamfer.remark in text
