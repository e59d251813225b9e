"""Sizes and distances: linear, diameters, depths, squares. Judged by their interval."""

from __future__ import annotations

from qcdesigner.domain.kind import MEASURED_FIELDS, Kind, within_limits

_SIZE_FIELDS = (*MEASURED_FIELDS, "fit", "modifiers", "alternate", "reference", "exact", "typical", "through")
_OUTSIDE = ("caliper", "external_micrometer", "cmm")
_BORE = ("plug_gauge", "bore_micrometer", "caliper", "cmm")


def _size(code: str, default_means: tuple[str, ...]) -> Kind:
    return Kind(
        code=code, family="dimension", fields=_SIZE_FIELDS, verdict_type="interval", default_means=default_means,
        judge=within_limits, general_tolerance="size",
    )  # fmt: skip


KINDS = (
    _size("linear", _OUTSIDE),
    _size("diameter", (*_OUTSIDE, *_BORE[:2])),
    _size("sphere_diameter", ("external_micrometer", "cmm", "profile_projector")),
    _size("square", _OUTSIDE),
    _size("depth", ("depth_gauge", "caliper", "cmm")),
    _size("counterbore", _BORE),
    _size("countersink", ("caliper", "cmm", "profile_projector")),
)
