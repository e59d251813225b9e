"""The notation of callouts, read and written. Nothing here knows a document or a window."""

from qcdesigner.domain.tolerances.notation.callout import parse

__all__ = ["parse"]
