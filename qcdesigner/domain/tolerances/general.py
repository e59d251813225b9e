"""General tolerances: stated, read, written and applied."""

from qcdesigner.domain.tolerances.general_notation import parse_general, write_general
from qcdesigner.domain.tolerances.general_tolerance import (
    GeneralTolerance,
    apply_general,
    takes_general_tolerance,
)

__all__ = ["GeneralTolerance", "apply_general", "parse_general", "takes_general_tolerance", "write_general"]
