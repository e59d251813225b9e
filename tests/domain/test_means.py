"""Usual means of inspection and the errors that standards permit them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.measuring.means import caliper_mpe, micrometer_mpe, usual_means
from qcdesigner.domain.measuring.resolution import resolution_suits, resolution_uncertainty
from qcdesigner.domain.registry import kinds


def test_instrument_vectors(shared: Path) -> None:
    vectors = json.loads(
        (shared / "reference/instruments.vectors.json").read_text("utf-8"), parse_float=Decimal
    )["vectors"]
    for given, expect in ((v["input"], v["expect"]) for v in vectors):
        if "size_mm" in given:
            assert micrometer_mpe(Decimal(given["size_mm"])) * 1000 == expect["mpe_um"]
            continue
        resolution, width = given["resolution_mm"], given["tolerance_width_mm"]
        assert resolution_uncertainty(resolution) == pytest.approx(float(expect["u_resolution_mm"]), abs=1e-7)
        assert resolution_suits(resolution, width, share=Decimal("0.05")) is expect["ok_5pct"]
        assert resolution_suits(resolution, width) is expect["ok_10pct"]


def test_codes_are_unique_and_kinds_exist() -> None:
    means = usual_means()
    assert len({m.code for m in means}) == len(means)
    assert {k for m in means for k in m.kinds} <= set(kinds())
    assert all(m.kinds and m.designation_fr and m.designation_en for m in means)


def test_every_kind_can_be_verified_by_some_means() -> None:
    assert {k for m in usual_means() for k in m.kinds} == set(kinds())


@pytest.mark.parametrize(
    "means", [m for m in usual_means() if m.family == "external_micrometer"], ids=lambda m: m.code
)
def test_shipped_micrometers_have_the_error_of_din_863(means: object) -> None:
    assert means.mpe == micrometer_mpe(means.range_to)  # type: ignore[attr-defined]


@pytest.mark.parametrize("means", [m for m in usual_means() if m.family == "caliper"], ids=lambda m: m.code)
def test_shipped_calipers_have_the_error_of_din_862(means: object) -> None:
    caliper_type = "vernier" if "vernier" in means.code else "digital"  # type: ignore[attr-defined]
    assert means.mpe == caliper_mpe(means.range_to, caliper_type)  # type: ignore[attr-defined,arg-type]


def test_sizes_beyond_the_tables_are_refused() -> None:
    for look_up in (lambda: micrometer_mpe(Decimal(501)), lambda: caliper_mpe(Decimal(1001), "digital")):
        with pytest.raises(UndefinedClass):
            look_up()
