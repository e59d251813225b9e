"""Every text of the drawing is a characteristic, ignored by a rule, or waived with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.model.findings import Check, Finding, Overview
from qcdesigner.model.records import Unread


def find(plan: Overview) -> Iterator[Finding]:
    for unread in plan.tables.table(Unread).values():
        if not unread.waived:
            yield Finding("unread_left", "error", (unread.id,), {"text": unread.text, "reason": unread.reason})


CHECK = Check(("unread_left",), find)
