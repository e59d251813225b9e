"""Threads: go and no-go gauges tell; a number alone does not."""

from __future__ import annotations

from qcdesigner.domain.kind import Kind, no_verdict

KINDS = (
    Kind(
        code="thread", family="thread", fields=("thread", "thread_class", "left_hand", "through", "count", "reference", "typical"),
        verdict_type="go_no_go", default_means=("thread_plug_gauge", "thread_ring_gauge"), judge=no_verdict,
    ),
)  # fmt: skip
