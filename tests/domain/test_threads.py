"""ISO 965: limits of metric threads."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.tolerances.threads import DiameterLimits, coarse_pitch, thread_limits


def test_limits_are_those_of_the_vectors(shared: Path) -> None:
    vectors = json.loads(
        (shared / "reference/threads965.vectors.json").read_text("utf-8"), parse_float=Decimal
    )["vectors"]
    for vector in vectors:
        limits = thread_limits(vector["input"]["thread"], vector["input"]["class"])
        for key, expected in vector["expect"].items():
            name, end = key.split("_")
            found: DiameterLimits = getattr(limits, name)
            assert (found.maximum if end == "max" else found.minimum) == expected, vector


def test_crest_and_pitch_diameter_may_have_two_grades() -> None:
    limits = thread_limits("M10", "5g6g")
    assert limits.d == thread_limits("M10", "6g").d
    assert limits.d2 is not None and limits.d2 != thread_limits("M10", "6g").d2


def test_coarse_pitch_is_that_of_iso_261() -> None:
    assert coarse_pitch("M8") == Decimal("1.25")
    assert coarse_pitch("M9.5") is None


@pytest.mark.parametrize(
    ("thread", "thread_class", "reason"),
    [
        ("G1/2", "6H", "unknown_thread"), ("M8.3", "6H", "unknown_thread"), ("M8", "H6", "unknown_class"),
        ("M8", "5g6H", "unknown_class"), ("M8", "6a", "class_undefined"), ("M8x7", "6H", "class_undefined"),
    ],
)  # fmt: skip
def test_what_the_standard_does_not_define_is_refused(thread: str, thread_class: str, reason: str) -> None:
    with pytest.raises(UndefinedClass) as refusal:
        thread_limits(thread, thread_class)
    assert refusal.value.code == reason
