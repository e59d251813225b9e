"""Physical quantities with their unit: hardness, thickness of a coating, mass, force, torque, pressure…"""

from __future__ import annotations

from qcdesigner.domain.kind import MEASURED_FIELDS, Kind, within_limits

_DEFAULT_MEANS = (
    ("hardness", ("hardness_tester",)),
    ("resilience", ("impact_tester", "laboratory")),
    ("thickness", ("coating_gauge", "external_micrometer")),
    ("mass", ("scale",)),
    ("force", ("force_gauge",)),
    ("torque", ("torque_wrench",)),
    ("pressure", ("pressure_gauge",)),
    ("tensile_strength", ("tensile_tester", "laboratory")),
    ("quantity", ("laboratory",)),
    ("colour", ("colour_chart", "spectrophotometer")),
    ("gloss", ("gloss_meter",)),
    ("cleanliness", ("laboratory",)),
)


def _quantity(code: str, default_means: tuple[str, ...]) -> Kind:
    return Kind(
        code=code, family="physical", fields=(*MEASURED_FIELDS, "parameter", "text"), verdict_type="interval",
        default_means=default_means, judge=within_limits,
    )  # fmt: skip


KINDS = tuple(_quantity(code, default_means) for code, default_means in _DEFAULT_MEANS)
