"""The notation of callouts, read and written. Nothing here knows a document or a window."""

from qcdesigner.domain.tolerances.notation.callout import parse
from qcdesigner.domain.tolerances.notation.style import ENGLISH, FRENCH, Notation
from qcdesigner.domain.tolerances.notation.values_writing import (
    write_deviations,
    write_limits,
    write_quantity,
)
from qcdesigner.domain.tolerances.notation.writing import write, write_plain

__all__ = [
    "ENGLISH",
    "FRENCH",
    "Notation",
    "parse",
    "write",
    "write_deviations",
    "write_limits",
    "write_plain",
    "write_quantity",
]
