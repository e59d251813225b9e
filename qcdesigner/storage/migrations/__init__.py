"""The chain from older formats of `plan.json` to the present one: one step per number, dict → dict, kept for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qcdesigner.domain.errors import StorageError

FORMAT_NAME = "qcdesigner-plan"
FORMAT = 1

# From which format: what makes the next one of it.
STEPS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def migrate(plan: dict[str, Any], from_format: int) -> dict[str, Any]:
    """The plan in the present format. Raises StorageError `newer_format` for one of a later program."""
    if from_format > FORMAT:
        raise StorageError("newer_format", format=from_format, known=FORMAT)
    for number in range(from_format, FORMAT):
        plan = STEPS[number](plan)
    return plan
