"""What is accepted by yes or no: appearance, presence, marking, function, notes, welds."""

from __future__ import annotations

from qcdesigner.domain.kind import Kind, no_verdict


def _attribute(code: str, *default_means: str) -> Kind:
    return Kind(
        code=code, family="attribute", fields=("text", "count"), verdict_type="attribute", default_means=default_means,
        judge=no_verdict,
    )  # fmt: skip


KINDS = (
    _attribute("weld", "visual", "ndt"),
    _attribute("appearance", "visual"),
    _attribute("presence", "visual"),
    _attribute("marking", "visual"),
    _attribute("function", "functional_gauge"),
    _attribute("note", "visual"),
)
