"""One sentence for each finding of the checks, with what to do about it. For the window and for `qcdesigner check`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qcdesigner.model.findings import Finding
from qcdesigner.model.queries import Tables
from qcdesigner.model.records import Characteristic, Phase

Tr = Callable[[str], str]


def finding_sentence(finding: Finding, tables: Tables, tr: Tr) -> str:
    """The sentence of a finding about these tables, in the language of `tr`; an unknown code is said as such."""
    pattern = _sentences(tr).get(finding.code)
    if pattern is None:
        return tr("Finding “{code}”.").format(code=finding.code)
    return pattern.format_map(_Values({**_named(finding, tables), **finding.data, "roles": _roles(finding, tr)}))


def _named(finding: Finding, tables: Tables) -> dict[str, object]:
    """The numbers by which people call the characteristic and the phase it is about."""
    said: dict[str, object] = {}
    for subject in finding.subjects:
        characteristic, phase = tables.table(Characteristic).get(subject), tables.table(Phase).get(subject)
        if characteristic is not None:
            said.setdefault("number", characteristic.label)
        if phase is not None:
            said.setdefault("phase", phase.number)
    return said


def _roles(finding: Finding, tr: Tr) -> str:
    words = {"author": tr("author"), "reviewer": tr("reviewer"), "approver": tr("approver")}
    roles = finding.data.get("roles", ())
    return ", ".join(words.get(role) or str(role) for role in roles) if isinstance(roles, tuple) else ""


class _Values(dict[str, object]):
    """What a finding knows; a value it does not give is shown as a question mark rather than failing."""

    def __missing__(self, key: str) -> str:
        return "?"


def severity_words(tr: Tr) -> Mapping[str, str]:
    """The word of each severity."""
    return {"error": tr("Errors"), "warning": tr("Warnings"), "remark": tr("Remarks")}


def _sentences(tr: Tr) -> Mapping[str, str]:
    return {**_about_readings(tr), **_about_verifications(tr), **_about_identity(tr)}


def _about_readings(tr: Tr) -> Mapping[str, str]:
    return {
        "number_missing": tr("A characteristic has no number."),
        "number_twice": tr("No. {number} is given twice."),
        "limits_inverted": tr("No. {number}: the lower limit is above the upper limit."),
        "untoleranced": tr("No. {number}: no tolerance is written, and no general tolerance governs it."),
        "undefined_class": tr("No. {number}: the standard does not define this tolerance class for this size."),
        "thread_class_missing": tr("No. {number}: the thread has no class (6H for a nut, 6g for a screw are usual: to be written)."),
        "angle_leg_unknown": tr("No. {number}: the general tolerance of an angle depends on its shorter leg: write the tolerance."),
        "unconfirmed": tr("No. {number}: the reading “{text}” is to be confirmed."),
        "fit_disagrees": tr("No. {number}: the deviations written are not those of the fit: “{text}”."),
        "ambiguous": tr("No. {number}: “{text}” can be understood in several ways: confirm or correct it."),
        "deviations_swapped": tr("No. {number}: the deviations were written in the wrong order: “{text}”."),
        "forced": tr("No. {number}: the text of the dimension differs from the geometry of the drawing."),
        "unread_left": tr("“{text}” was seen and not understood: make it a characteristic or waive it."),
    }  # fmt: skip


def _about_verifications(tr: Tr) -> Mapping[str, str]:
    return {
        "no_characteristics": tr("The plan has no characteristic."),
        "no_phases": tr("The plan has no phase: create one in the Phases panel."),
        "no_phase": tr("No. {number} is verified in no phase."),
        "no_means": tr("No. {number}: no means in phase {phase}."),
        "no_frequency": tr("No. {number}: no frequency in phase {phase}."),
        "frequency_impossible": tr("No. {number}, phase {phase}: the frequency asks for more parts than are made."),
        "load_exceeds_cadence": tr("Phase {phase}: verifying takes {minutes} minutes an hour: more than there is."),
        "means_out_of_range": tr("No. {number}, phase {phase}: the range of “{means}” does not cover the limits."),
        "resolution_too_coarse": tr("No. {number}, phase {phase}: the resolution of “{means}” is coarser than a tenth of the tolerance."),
        "means_out_of_date": tr("“{means}” was due for calibration on {due}."),
        "special_not_at_100": tr("No. {number} is critical and is not verified at 100 %."),
        "no_reaction_plan": tr("Phase {phase}: nothing says what to do when a part is out."),
    }


def _about_identity(tr: Tr) -> Mapping[str, str]:
    return {
        "no_part_reference": tr("The part has no reference."),
        "no_part_designation": tr("The part has no designation."),
        "no_plan_number": tr("The inspection plan has no number."),
        "no_drawing_number": tr("The drawing “{file_name}” has no number."),
        "drawing_revision_older": tr("The drawing is at revision {drawing}, the part at {part}."),
        "validation_block_empty": tr("The validation block is incomplete: {roles}."),
        "approver_is_author": tr("{name} approves what he or she wrote: another person must approve."),
    }
