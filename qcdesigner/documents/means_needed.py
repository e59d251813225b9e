"""The means that a plan needs: those its verifications name, with where they are needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from qcdesigner.documents.cleaning import clean
from qcdesigner.documents.numbers import write_number
from qcdesigner.documents.rows import RowWriter
from qcdesigner.documents.view import MeansFields
from qcdesigner.documents.wording import means_designation, write_date
from qcdesigner.domain.values import Quantity
from qcdesigner.model.records import Characteristic, Means, Phase, Verification


def means_needed(
    park: Mapping[str, Means],
    verified: Iterable[tuple[Phase, Characteristic, Verification]],
    writer: RowWriter,
    language: str,
) -> Iterator[MeansFields]:
    """The means named in `verified` (given in the order of phases, then numbers), in the order of the first number each verifies."""
    phases: dict[str, dict[str, None]] = defaultdict(dict)
    numbers: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for phase, characteristic, verification in verified:
        for key in verification.means:
            phases[key][clean(phase.number)] = None
            numbers[key][characteristic.number, characteristic.sub] = characteristic.label
    for key in sorted(numbers, key=lambda key: (min(numbers[key]), key)):
        if (means := park.get(key)) is not None:
            yield MeansFields(
                designation=means_designation(means, language),
                family=clean(means.family),
                identifier=clean(means.identifier),
                range=_range(means, writer),
                resolution=writer.length(means.resolution, means.unit) if means.resolution is not None else "",
                calibration_due=write_date(clean(means.calibration_due), language),
                phases=", ".join(phases[key]),
                characteristics=", ".join(numbers[key][number] for number in sorted(numbers[key])),
            )


def _range(means: Means, writer: RowWriter) -> str:
    ends = [write_number(Quantity(end), writer.notation) for end in (means.range_from, means.range_to) if end is not None]
    return f"{'–'.join(ends)}\u00a0{clean(means.unit)}" if ends else ""
