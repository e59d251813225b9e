"""The rows of a phase: each characteristic with its requirement written out, its limits, means and frequency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

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
            remark=" · ".join(self._remarks(characteristic)),
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
            nominal_value=_value(requirement.nominal),
            lower_value=_value(lower),
            upper_value=_value(upper),
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
        if characteristic.requirement.tolerance_source == "general" and self.general_tolerance:
            yield self.tr("general tolerance {name}").format(name=self.general_tolerance)
        if not characteristic.confirmed:
            yield self.tr("reading to be confirmed")


def limits(requirement: Requirement) -> tuple[Quantity | None, Quantity | None]:
    """The lower and upper limit to verify against; the zone of a geometrical tolerance is its upper limit."""
    return requirement.lower, requirement.upper if requirement.upper is not None else requirement.zone


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


def _unit(requirement: Requirement, *limits: Quantity | None) -> str:
    has_number = requirement.nominal is not None or any(limit is not None for limit in limits)
    return requirement.unit if has_number else ""


def _value(quantity: Quantity | None) -> Decimal | None:
    if quantity is None:
        return None
    return quantity.value if quantity.form != "dms" else round(quantity.number, 6)
