"""Radii and chamfers (they have their own general tolerances), angles in degrees, edges to ISO 13715."""

from __future__ import annotations

from qcdesigner.domain.kind import MEASURED_FIELDS, Kind, no_verdict, within_limits

_FIELDS = (*MEASURED_FIELDS, "reference", "exact", "typical")


def _broken_edge(code: str, default_means: tuple[str, ...], *more: str) -> Kind:
    return Kind(
        code=code, family="dimension", fields=(*_FIELDS, *more), verdict_type="interval", default_means=default_means,
        judge=within_limits, general_tolerance="broken_edge",
    )  # fmt: skip


KINDS = (
    _broken_edge("radius", ("radius_gauge", "profile_projector", "cmm")),
    _broken_edge("sphere_radius", ("radius_gauge", "cmm")),
    _broken_edge("chamfer", ("caliper", "profile_projector"), "angle"),
    Kind(
        code="angle", family="angle", fields=_FIELDS, verdict_type="interval", judge=within_limits,
        default_means=("protractor", "profile_projector", "cmm"), general_tolerance="angle",
    ),
    Kind(
        code="edge", family="attribute", fields=("text", "count"), verdict_type="attribute", judge=no_verdict,
        default_means=("visual", "profile_projector"),
    ),
)  # fmt: skip
