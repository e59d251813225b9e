"""Frequencies in shop notation, read and written."""

from qcdesigner.domain.measuring.frequency_reading import parse_frequency
from qcdesigner.domain.measuring.frequency_writing import write_frequency

__all__ = ["parse_frequency", "write_frequency"]
