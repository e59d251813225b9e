"""Geometrical tolerances of ISO 1101: the deviation found stays within the zone, plus the bonus of Ⓜ or Ⓛ."""

from __future__ import annotations

from qcdesigner.domain.kind import Kind, within_zone

KINDS = (
    Kind(
        code="geometrical", family="geometrical", fields=("symbol", "zone", "zone_shape", "modifiers", "datums", "unit", "count"),
        verdict_type="at_most", default_means=("cmm", "dial_gauge", "form_tester"), judge=within_zone,
    ),
)  # fmt: skip
