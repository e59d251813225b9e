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
        "unit_doubtful": tr("The file contradicts itself about its unit: check the unit of the plan."),
    }  # fmt: skip
