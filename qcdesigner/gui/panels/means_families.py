"""The families of means in the words of a language; a family of the user's own is written as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

Tr = Callable[[str], str]


@cache
def family_words(tr: Tr) -> Mapping[str, str]:
    """The word of each family of the usual means, by its code."""
    return {
        "bore_gauge": tr("bore gauge"),
        "bore_micrometer": tr("bore micrometer"),
        "caliper": tr("caliper"),
        "cmm": tr("CMM"),
        "coating_gauge": tr("coating thickness gauge"),
        "colour_chart": tr("colour chart"),
        "contour_tester": tr("contour measuring machine"),
        "depth_gauge": tr("depth gauge"),
        "dial_gauge": tr("dial gauge"),
        "document": tr("document"),
        "external_micrometer": tr("external micrometer"),
        "feeler_gauge": tr("feeler gauge"),
        "force_gauge": tr("force gauge"),
        "form_tester": tr("form measuring machine"),
        "functional_gauge": tr("functional gauge"),
        "gauge_blocks": tr("gauge blocks"),
        "gloss_meter": tr("gloss meter"),
        "hardness_tester": tr("hardness tester"),
        "height_gauge": tr("height gauge"),
        "impact_tester": tr("impact tester"),
        "laboratory": tr("laboratory"),
        "leak_tester": tr("leak tester"),
        "multimeter": tr("multimeter"),
        "ndt": tr("non-destructive testing"),
        "plug_gauge": tr("plug gauge"),
        "pressure_gauge": tr("pressure gauge"),
        "profile_projector": tr("profile projector"),
        "protractor": tr("protractor"),
        "radius_gauge": tr("radius gauge"),
        "ring_gauge": tr("ring gauge"),
        "roughness_specimens": tr("roughness specimens"),
        "roughness_tester": tr("roughness tester"),
        "rule": tr("rule"),
        "scale": tr("scale"),
        "snap_gauge": tr("snap gauge"),
        "spectrophotometer": tr("spectrophotometer"),
        "tensile_tester": tr("tensile tester"),
        "thread_micrometer": tr("thread micrometer"),
        "thread_plug_gauge": tr("thread plug gauge"),
        "thread_ring_gauge": tr("thread ring gauge"),
        "torque_wrench": tr("torque wrench"),
        "visual": tr("visual inspection"),
    }


def family_text(code: str, tr: Tr) -> str:
    """The word of a family."""
    return family_words(tr).get(code, code)


def family_of(text: str, tr: Tr) -> str:
    """The code of the family that a person wrote; what is no usual family stays as it was written."""
    plain = text.strip()
    codes = {word.casefold(): code for code, word in family_words(tr).items()}
    return codes.get(plain.casefold(), plain)
