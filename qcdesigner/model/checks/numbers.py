"""Every characteristic has a number, and no number is given twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qcdesigner.model.findings import Check, Finding, Overview


def find(plan: Overview) -> Iterator[Finding]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for characteristic in plan.characteristics:
        if characteristic.number < 1:
            yield Finding("number_missing", "error", (characteristic.id,))
        else:
            by_label[characteristic.label].append(characteristic.id)
    for label, ids in by_label.items():
        if len(ids) > 1:
            yield Finding("number_twice", "error", tuple(ids), {"number": label})


CHECK = Check(("number_missing", "number_twice"), find)
