"""A title for each kind of finding that may come many times, for lists that put those of a kind together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

Tr = Callable[[str], str]


def finding_title(code: str, tr: Tr) -> str:
    """What findings of this code have in common; empty for a code that comes once in a plan."""
    return _titles(tr).get(code, "")


@cache
def _titles(tr: Tr) -> Mapping[str, str]:
    return {
        "number_missing": tr("Characteristics without a number"),
        "number_twice": tr("Numbers given twice"),
        "limits_inverted": tr("Lower limit above the upper one"),
        "untoleranced": tr("Neither a tolerance nor a general tolerance"),
        "undefined_class": tr("Class that the standard does not define for the size"),
        "thread_class_missing": tr("Threads without a class"),
        "angle_leg_unknown": tr("Angles whose general tolerance depends on the shorter leg"),
        "unconfirmed": tr("Readings to confirm"),
        "fit_disagrees": tr("Deviations that are not those of the fit"),
        "ambiguous": tr("Readings with several meanings"),
        "deviations_swapped": tr("Deviations written in the wrong order"),
        "forced": tr("Text of the dimension differs from the geometry"),
        "unread_left": tr("Texts seen and not understood"),
        "no_phase": tr("Verified in no phase"),
        "no_means": tr("Verified without a means"),
        "no_frequency": tr("Verified without a frequency"),
        "frequency_impossible": tr("Frequency that asks for more parts than are made"),
        "load_exceeds_cadence": tr("Phases that leave too little time to verify"),
        "means_out_of_range": tr("Means whose range does not cover the limits"),
        "resolution_too_coarse": tr("Means whose resolution is too coarse"),
        "means_out_of_date": tr("Means due for calibration"),
        "special_not_at_100": tr("Critical and not verified at 100 %"),
        "no_reaction_plan": tr("Phases that do not say what to do when a part is out"),
        "no_drawing_number": tr("Drawings without a number"),
    }
