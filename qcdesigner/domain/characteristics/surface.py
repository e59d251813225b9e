"""Surface texture parameters: an upper limit by default, an interval when two are stated."""

from __future__ import annotations

from qcdesigner.domain.kind import Kind, within_limits

KINDS = (
    Kind(
        code="surface_texture", family="surface", fields=("parameter", "lower_limit", "upper_limit", "rule", "unit", "count"),
        verdict_type="interval", default_means=("roughness_tester", "roughness_specimens"), judge=within_limits,
    ),
)  # fmt: skip
