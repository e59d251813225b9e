"""What a cell or a field offers while typing: the means of the plan, the usual frequencies, the phases."""

from __future__ import annotations

from qcdesigner.domain.measuring.frequency_notation import parse_frequency, write_frequency
from qcdesigner.domain.tolerances.notation import Notation
from qcdesigner.gui.tables.columns import means_name
from qcdesigner.gui.tables.rows import Surroundings

_USUAL = ("100 %", "1/5", "1/10", "1/20", "5 p. / 2 h", "1/h", "1re pièce", "1re + dern.", "1/lot")


def suggestions(key: str, around: Surroundings) -> list[str]:
    """What is offered in a column; empty for a column where anything may be typed."""
    if key == "means":
        return sorted((means_name(around, i) for i in around.means), key=str.casefold)
    if key == "frequency":
        return usual_frequencies(around.notation)
    if key == "phases":
        return [phase.number for phase in around.phases]
    return []


def usual_frequencies(notation: Notation) -> list[str]:
    """The frequencies of every day, as people write them in this language."""
    return [write_frequency(parse_frequency(text), notation) for text in _USUAL]
