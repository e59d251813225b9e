"""What the user should know of how a drawing was read: one sentence for each remark that changes what can be relied on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Tr = Callable[[str], str]


def reading_sentences(remarks: Iterable[tuple[str, str]], tr: Tr) -> list[str]:
    """The sentences of these remarks (code, about), in the language of `tr`; remarks of mere detail have none."""
    patterns = _patterns(tr)
    return [patterns[code].format(about=about) for code, about in remarks if code in patterns]


def _patterns(tr: Tr) -> Mapping[str, str]:
    return {
        "dwg_converted": tr("DWG ({about}) is read through a conversion: dimensions come as the text they show, "
                            "tolerance frames may be missing. Compare with the drawing, or export it as DXF."),
        "not_converted": tr("Not converted from the DWG: {about}."),
        "recovered": tr("The file was damaged and has been repaired: compare what is shown with the drawing."),
        "pages_left_out": tr("Pages left out, the drawing has too many: {about}."),
        "entity_failed": tr("Could not be drawn: {about}."),
        "ocr_missing": tr("Sheets that are pictures: {about}. Text recognition is not installed (extra “ocr”): nothing was read on them."),
        "ocr_used": tr("Sheets read by text recognition: {about}. Each characteristic read so is to be confirmed."),
        "not_recognised": tr("Sheets that are pictures and were not read, the drawing has too many: {about}. Split the file to read them."),
        "hidden_annotation": tr("On layers that are hidden or not printed, so not read: {about}."),
        "off_sheet": tr("Read in the model space, though no layout shows it: {about}."),
        "outside_sheet": tr("Far from all the rest of the sheet, so not read: {about}."),
        "ghost_dimension": tr("Copies that another program left behind its dimensions are left out.{about}"),
        "view_ratio": tr("A view is drawn at another scale: its dimensions are {about} times what it measures."),
        "lines_not_read": tr("Too many loose numbers to look at the lines round them; frames drawn as lines are not read: {about}."),
        "missing_reference": tr("An external reference is missing, nothing of it can be read: {about}."),
        "missing_block": tr("A block is missing, nothing of it can be read: {about}."),
        "endless_block": tr("A block inserts itself, it is drawn once: {about}."),
        "empty_frame": tr("A tolerance frame is empty: {about}."),
        "unit_unknown": tr("The drawing states no unit: lengths are taken as millimetres until you say otherwise. Check the unit of the plan."),
        "unit_contradicted": tr("The drawing states two units ({about}): check the unit of the plan."),
        "decimal_mixed": tr("Two decimal signs on one drawing: {about}."),
        "unit_doubtful": tr("The file contradicts itself about its unit: check the unit of the plan."),
    }  # fmt: skip
