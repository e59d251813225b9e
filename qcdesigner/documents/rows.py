"""The rows of a phase: each characteristic with its requirement written out, its limits, means and frequency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from qcdesigner.documents.cleaning import clean
from qcdesigner.documents.numbers import align, deviation_lines, localized, write_number
from qcdesigner.documents.view import RowFields, WaivedFields
from qcdesigner.documents.wording import means_designation, words
from qcdesigner.domain.measuring.frequency_notation import write_frequency
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances import notation as callouts
from qcdesigner.domain.tolerances.notation import Notation
from qcdesigner.domain.values import Quantity
from qcdesigner.i18n.translator import translator
from qcdesigner.i18n.words import CLASS_MARKS
from qcdesigner.model.records import Characteristic, Means, Plan, Verification

ATTRIBUTE_KINDS = frozenset({"appearance", "presence", "marking", "function", "note", "edge", "weld", "colour", "thread"})
SPECIAL = frozenset({"major", "critical"})
# Ⓐ to Ⓩ as typed on a keyboard: few fonts of a machine at the workshop have them.
_CIRCLED = {0x24B6 + i: f"({chr(65 + i)})" for i in range(26)}
ALIGNED = ("nominal", "deviations", "lower", "upper")


class RowWriter:
    """Writes rows in one language, for one plan; `sheets` gives a sheet's title by its id."""

    def __init__(self, language: str, plan: Plan, means: Mapping[str, Means], sheets: Mapping[str, str]) -> None:
        notation = callouts.FRENCH if language == "fr" else callouts.ENGLISH
        self.notation: Notation = replace(notation, unit=plan.unit)
        self.language = language
        self.words = words(language)
        self.tr = translator(language).gettext
        self.general_tolerance = localized(clean(plan.general_tolerance), self.notation)
        self.means = means
        self.sheets = sheets

    def row(self, characteristic: Characteristic, verification: Verification | None) -> RowFields:
        """The row of a characteristic as verified by `verification`, or without phase when that is None."""
        requirement = characteristic.requirement
        lower, upper = limits(requirement)
        place = characteristic.annotation
        criticality = characteristic.criticality
        return RowFields(
            id=characteristic.id,
            number=characteristic.label,
            zone=clean(characteristic.grid_zone),
            sheet=self.sheets.get(place.sheet, "") if place else "",
            designation=clean(characteristic.designation) or self._usual_designation(requirement),
            requirement=clean(callouts.write(requirement, self.notation)),
            plain_requirement=clean(callouts.write_plain(requirement, self.notation)).translate(_CIRCLED),
            remark=" · ".join((*self._remarks(characteristic), *self._reserves(characteristic))),
            reserve=" · ".join(self._reserves(characteristic)),
            nominal=write_number(requirement.nominal, self.notation),
            deviations=deviation_lines(requirement, self.notation),
            lower=write_number(lower, self.notation),
            upper=write_number(upper, self.notation),
            unit=clean(_unit(requirement, lower, upper)),
            class_symbol=CLASS_MARKS[criticality],
            class_name=self.words["criticality"][criticality],
            is_special=criticality in SPECIAL,
            is_attribute=is_attribute(requirement),
            bonus="".join(m for m in requirement.modifiers if m in "ⓂⓁ"),
            nominal_value=_value(requirement.nominal, ROUND_HALF_EVEN),
            lower_value=_value(lower, ROUND_CEILING),
            upper_value=_value(upper, ROUND_FLOOR),
            **self._verified(verification),
        )

    def waived(self, characteristic: Characteristic) -> WaivedFields:
        """What is not to be verified, and the reason."""
        requirement = characteristic.requirement
        return WaivedFields(
            number=characteristic.label,
            zone=clean(characteristic.grid_zone),
            designation=clean(characteristic.designation) or self._usual_designation(requirement),
            requirement=clean(callouts.write(requirement, self.notation)),
            reason=self.words["waiver"].get(characteristic.waived) or clean(characteristic.waived),
        )

    def means_text(self, means: Means) -> str:
        """A means with what tells it from others: designation, identifier, resolution."""
        parts = [means_designation(means, self.language)]
        if means.identifier:
            parts.append(self.tr("no. {identifier}").format(identifier=clean(means.identifier)))
        if means.resolution is not None:
            parts.append(self.tr("res. {resolution}").format(resolution=self.length(means.resolution, means.unit)))
        return ", ".join(parts)

    def length(self, value: Decimal, unit: str) -> str:
        """A value with its unit, joined by a space that no line end splits."""
        return f"{write_number(Quantity(value), self.notation)}\u00a0{clean(unit)}"

    def _verified(self, verification: Verification | None) -> dict[str, str]:
        if verification is None:
            return dict.fromkeys(("means", "frequency", "performer", "record", "reaction"), "")
        frequency = verification.frequency
        used = (self.means[key] for key in verification.means if key in self.means)
        return {
            "means": "\n".join(self.means_text(means) for means in used),
            "frequency": clean(write_frequency(frequency, self.notation)) if frequency else "",
            "performer": clean(verification.performer),
            "record": clean(verification.record),
            "reaction": clean(verification.reaction),
        }

    def _usual_designation(self, requirement: Requirement) -> str:
        designations = self.words["designation"]
        return designations.get(requirement.symbol or "") or designations.get(requirement.kind, "")

    def _remarks(self, characteristic: Characteristic) -> Iterable[str]:
        if characteristic.comment:
            yield clean(characteristic.comment)
        requirement = characteristic.requirement
        if requirement.tolerance_source == "general" and self.general_tolerance:
            yield self.tr("general tolerance {name}").format(name=self.general_tolerance)

    def _reserves(self, characteristic: Characteristic) -> Iterable[str]:
        requirement = characteristic.requirement
        if requirement.nominal is not None and not requirement.is_toleranced and requirement.kind not in ATTRIBUTE_KINDS:
            yield self.tr("no tolerance stated")
        if not characteristic.confirmed:
            yield self.tr("reading to be confirmed")


def limits(requirement: Requirement) -> tuple[Quantity | None, Quantity | None]:
    """The lower and upper limit to verify against; the zone of a geometrical tolerance is its upper limit.

    Limits that were worked out have the same decimals (ISO 129-1: 62,000 and 62,030); written ones keep theirs.
    """
    lower, upper = requirement.lower, requirement.upper
    if lower is None or upper is None:
        return lower, upper if upper is not None else requirement.zone
    decimals = max(lower.decimals, upper.decimals)
    return (
        lower if requirement.lower_limit is not None else _with_decimals(lower, decimals),
        upper if requirement.upper_limit is not None else _with_decimals(upper, decimals),
    )


def is_attribute(requirement: Requirement) -> bool:
    """True if it is judged OK or NOK: it has no limit, and is of a kind that has no value (or has none written)."""
    if any(limit is not None for limit in limits(requirement)):
        return False
    return requirement.kind in ATTRIBUTE_KINDS or requirement.nominal is None


def aligned(rows: Iterable[RowFields]) -> tuple[RowFields, ...]:
    """The rows with the numbers of each column padded so that their decimal signs meet."""
    rows = tuple(rows)
    columns = [align([getattr(row, name) for row in rows]) for name in ALIGNED]
    return tuple(
        replace(row, nominal=nominal, deviations=deviations, lower=lower, upper=upper)
        for row, nominal, deviations, lower, upper in zip(rows, *columns, strict=True)
    )


def _with_decimals(quantity: Quantity, decimals: int) -> Quantity:
    if quantity.form == "dms":
        return quantity
    return replace(quantity, value=quantity.value.quantize(Decimal(1).scaleb(-decimals)))


def _unit(requirement: Requirement, *limits: Quantity | None) -> str:
    has_number = requirement.nominal is not None or any(limit is not None for limit in limits)
    return requirement.unit if has_number else ""


def _value(quantity: Quantity | None, rounding: str) -> Decimal | None:
    """The number for a cell that counts; of minutes and seconds of arc, degrees to a third of a second, limits towards the inside."""
    if quantity is None or quantity.form != "dms":
        return quantity and quantity.value
    degrees = quantity.number.quantize(Decimal("0.0001"), rounding=rounding)
    return degrees.quantize(Decimal(1)) if degrees == degrees.to_integral_value() else degrees.normalize()
