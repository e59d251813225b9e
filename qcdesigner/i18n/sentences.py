"""One sentence for each error a user can cause: what is wrong, with which file or text, and what to do.

The core raises codes; here they become words. `sentence` never fails: an unknown code is said as such.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qcdesigner.domain.errors import (
    CalloutError,
    DocumentError,
    DrawingError,
    QcError,
    StorageError,
    UndefinedClass,
)

Tr = Callable[[str], str]


def sentence(error: QcError, tr: Tr) -> str:
    """The sentence of an error in the language of `tr`. A wrong callout's says where understanding stopped."""
    tables = next((tables for kind, tables in _TABLES if isinstance(error, kind)), _edits)
    pattern = tables(tr).get(error.code) or _edits(tr).get(error.code)
    if pattern is None:
        return tr("This could not be done (reason: {code}).").format(code=error.code)
    said = pattern.format_map(_Values(error.data))
    return f"{said} {_place(error, tr)}" if isinstance(error, CalloutError) else said


def _place(error: CalloutError, tr: Tr) -> str:
    rest = error.text[error.position :].strip()
    if not rest:
        return tr("At the end of the text.")
    return tr("At character {place}: “{rest}”.").format(place=error.position + 1, rest=rest[:20])


class _Values(dict[str, object]):
    """What an error knows; a value it does not give is shown as a question mark rather than failing."""

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__(values)
        where = values.get("path") or values.get("file") or values.get("file_name") or ""
        self.update(path=where, file=where, file_name=where)

    def __missing__(self, key: str) -> object:
        return "?"


def _callouts(tr: Tr) -> Mapping[str, str]:
    return {
        "not_understood": tr("This is not understood."),
        "ambiguous": tr("This can be understood in several ways: write it in full."),
        "missing_deviation": tr("A deviation is missing."),
        "missing_unit": tr("The unit is missing."),
        "unit_disagrees": tr("Two units disagree."),
        "feet_and_inches": tr("These feet and inches are not understood: write them as 4'-6 1/2\", or in decimal inches."),
        "fraction": tr("This fraction is not understood: write it with its inch mark, as 2 1/2\", or write a decimal number."),
        "unreadable_frame": tr("The frame of the geometrical tolerance is not understood."),
        "too_long": tr("The text is too long for a callout."),
        "not_a_number": tr("This is not a number."),
        "unknown_frequency": tr("This is not a known frequency: write “100 %”, “1/10”, “5 pcs / 2 h”, “first piece”, “3/lot”…"),
        "unknown_general_tolerance": tr(
            "This general tolerance is not understood: write “ISO 2768-mK”, “±0.05” or “.XX ±0.01 .XXX ±0.005”."
        ),
    }


def _classes(tr: Tr) -> Mapping[str, str]:
    return {
        "unknown_class": tr("“{fit_class}” is not a tolerance class of the standard."),
        "unknown_thread": tr("“{thread}” is not a metric thread of the standard."),
        "class_undefined": tr("The standard does not define class {fit_class} for the size {size} mm."),
        "size_out_of_range": tr("The size {size} mm is outside the tables of the standard."),
    }


def _edits(tr: Tr) -> Mapping[str, str]:
    return {
        "empty_callout": tr("There is nothing to add: write the specification first."),
        "unknown_field": tr("The field “{field}” does not exist."),
        "reason_missing": tr("A reason is needed."),
        "drawing_already_there": tr("This drawing is already in the plan, as “{file_name}”."),
        "nothing_to_explode": tr("No. {number} stands for one instance: there is nothing to separate."),
        "already_exploded": tr("No. {number} is one of several instances already."),
        "too_many_instances": tr("No. {number} has too many instances to be separated (at most {most})."),
        "nothing_to_merge": tr("No. {number} is not separated into instances."),
        "instances_differ": tr("No. {number} and {other} state different requirements: they cannot be merged."),
        "numbers_are_final": tr("A revision of this plan has been approved: its numbers no longer change."),
        "plan_is_approved": tr("This revision has been approved and no longer changes: put it back to “Draft” first."),
        "no_place": tr("These characteristics have no place on the drawing."),
        "designation_missing": tr("A designation is needed."),
        "identifier_taken": tr("Another means already has the identifier {identifier}."),
        "range_inverted": tr("The range of “{designation}” ends below where it begins."),
        "phase_number_taken": tr("Another phase already has number {number}."),
        "several_requirements": tr("This makes {count} characteristics, one line holds one: add it from the line below the table."),
        "no_requirement": tr("“{text}” states no requirement."),
        "unknown_class_word": tr("“{text}” is not a class: ordinary, minor, major or critical."),
        "number_not_editable": tr("This value is said by the specification: change it there."),
        "nominal_missing": tr("There is no nominal value: write the specification."),
        "no_such_phase": tr("There is no phase {number}: create it in the Phases panel."),
        "no_such_means": tr("“{name}” is not a means of this plan: add it in the Means panel."),
        "means_ambiguous": tr("Several means are called “{name}”: give the identifier."),
        "phase_first": tr("First say in which phase it is verified."),
        "cell_read_only": tr("This column cannot be written."),
        "paste_too_large": tr("The block ({rows} × {columns}) goes beyond the table: nothing was pasted."),
        "paste_refused": tr("Nothing was pasted: {count} cells are not understood."),
        "number_taken": tr("Another characteristic already has number {number}."),
        "not_a_frequency": tr("This is not a frequency: write 100 %, 1/10, 5 p. / 2 h, first piece…"),
        "not_a_number": tr("“{text}” is not a number."),
        "not_a_date": tr("“{text}” is not a date: write day/month/year."),
    }  # fmt: skip


def _drawings(tr: Tr) -> Mapping[str, str]:
    return {
        "not_a_drawing": tr("“{file}” is not a drawing that can be read: DXF, DWG, PDF, PNG, JPEG or TIFF."),
        "empty": tr("“{file}” is empty."),
        "encrypted": tr("“{file}” is protected by a password: save it without one, then open it again."),
        "damaged": tr("“{file}” is damaged and cannot be repaired: export it again from the CAD program."),
        "too_large": tr("“{file}” is too large to be opened."),
        "missing_support": tr("“{file}” cannot be read on this computer: save it as DXF or PDF."),
        "worker_lost": tr("Reading “{file}” stopped unexpectedly; the open plan is intact. Try again, or save it as PDF."),
        "cancelled": tr("Opening was cancelled."),
        "no_such_sheet": tr("“{file}” has no sheet {sheet}: it has {sheets}."),
        "not_tiled": tr("Sheet {sheet} is not made of pictures."),
        "ocr_missing": tr("“{file}”: text recognition is not installed (extra “ocr”: onnxruntime and rapidocr)."),
        "unsupported_version": tr("“{file}” is in a version that cannot be read: save it as DXF 2018 or PDF."),
    }  # fmt: skip


def _writing(tr: Tr) -> Mapping[str, str]:
    """What keeps a file from being written, a plan or a document."""
    return {
        "disk_full": tr("“{path}” cannot be written: the disk is full. Make room on it, or choose another folder."),
        "no_folder": tr("“{path}” cannot be written: its folder does not exist."),
        "write_refused": tr("“{path}” cannot be written: it is open in another program, or you have no right to write there."),
        "read_only_disk": tr("“{path}” cannot be written: this disk is read-only."),
        "name_too_long": tr("“{path}” cannot be written: its name is too long."),
        "cannot_write": tr("“{path}” cannot be written: check the folder, the disk space and your rights."),
    }  # fmt: skip


def _storage(tr: Tr) -> Mapping[str, str]:
    return {
        "not_a_plan": tr("“{path}” is not an inspection plan of this program."),
        "damaged_plan": tr("“{path}” is damaged ({where}): take the last copy that opens."),
        "newer_format": tr("“{path}” was made by a newer version of the program (format {format}, {known} is known): update the program."),
        "too_large": tr("“{path}” is too large to be a plan."),
        "changed_underneath": tr("“{path}” was changed by somebody else since it was opened: save under another name."),
        **_writing(tr),
        "cannot_read": tr("“{path}” cannot be read: check your rights."),
        "not_found": tr("“{path}” does not exist."),
        "exists_already": tr("“{path}” exists already: choose another name, or replace it with --force."),
        "locked": tr("“{path}” is open at {user} ({host}) since {since}: it opens read-only."),
        "damaged_journal": tr("The recovery journal “{path}” cannot be read: the edits since the last save are lost."),
        "read_only": tr("“{path}” is open read-only: save under another name."),
    }  # fmt: skip


def _documents(tr: Tr) -> Mapping[str, str]:
    return {
        "template_too_large": tr("The template “{file}” is too large."),
        "template_unreadable": tr("The template “{file}” cannot be read: open it in Word or Excel and save it again."),
        "template_field": tr("The template “{file}” has a wrong field: {place} {reason}"),
        "template_syntax": tr("The template “{file}” cannot be understood: {place} {reason}"),
        "template_rows": tr("The template “{file}” repeats rows that are not next to each other ({place})."),
        "unknown_format": tr("The document “{document}” is not made as {format}: choose {known}."),
        "unknown_phase": tr("There is no phase {phase}: choose {known}."),
        "no_pictures": tr("The document “{document}” needs the pictures of the drawing, which are missing here."),
        "no_preview": tr("This document cannot be previewed here."),
        "no_drawing": tr("The plan has no drawing: the document “{document}” cannot be made."),
        "nothing_to_verify": tr("Nothing is to be verified in this plan: the document “{document}” would be empty."),
        "office_missing": tr(
            "LibreOffice, which is needed to print this document from here, is not installed or failed: "
            "export the documents and print them from Word."
        ),
        "drawing_not_open": tr("The drawing “{file}” could not be opened: the document cannot show it."),
        "drawing_damaged": tr("The drawing “{file}” is damaged: its pages cannot be copied."),
        "errors_stand": tr(
            "This revision is approved and errors stand in its findings ({count}): correct or accept them, then make the documents."
        ),
        "unknown_document": tr("There is no document called “{name}”."),
        **_writing(tr),
    }


_TABLES: tuple[tuple[type[QcError], Callable[[Tr], Mapping[str, str]]], ...] = (
    (CalloutError, _callouts),
    (UndefinedClass, _classes),
    (DrawingError, _drawings),
    (StorageError, _storage),
    (DocumentError, _documents),
)
