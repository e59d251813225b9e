"""The state of a characteristic as the table shows it: a code, a word, a mark and a tint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from qcdesigner.gui.words import waiver_text
from qcdesigner.model.account import is_to_confirm
from qcdesigner.model.records import Characteristic

RowState = Literal["to_confirm", "waived", "forced", "ready"]

MARKS: dict[RowState, str] = {"to_confirm": "question", "waived": "waived", "forced": "warning", "ready": ""}


def state_of(characteristic: Characteristic) -> RowState:
    """What a person should know first: still to confirm, waived, or a text that differs from the geometry."""
    if is_to_confirm(characteristic):
        return "to_confirm"
    if characteristic.waived:
        return "waived"
    return "forced" if characteristic.forced else "ready"


def state_text(characteristic: Characteristic, tr: Callable[[str], str]) -> str:
    """The state in words; empty when there is nothing to say."""
    state = state_of(characteristic)
    if state == "waived":
        return tr("Waived: {reason}").format(reason=waiver_text(characteristic.waived, tr))
    if state == "to_confirm" and characteristic.confidence < 1:
        return tr("To confirm (read at {percent} %)").format(percent=round(characteristic.confidence * 100))
    if state == "to_confirm":
        return tr("To confirm")
    return tr("Forced text") if state == "forced" else ""
