"""Limits of ISO metric threads (ISO 965-1:2013, ISO 965-3): looked up, never extrapolated.

Reasons of refusal: `unknown_thread`, `unknown_class`, `class_undefined`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.tables import table

_THREAD = re.compile(r"M([0-9]+(?:\.[0-9]+)?)(?:x([0-9]+(?:\.[0-9]+)?))?")
_CLASS = re.compile(r"([3-9])([A-Za-z])(?:([3-9])([A-Za-z]))?")
_MICROMETRE = Decimal("0.001")
# ISO 724: basic pitch and minor diameters.
_PITCH_DIAMETER = Decimal("0.649519")
_MINOR_DIAMETER = Decimal("1.082532")


@dataclass(frozen=True, slots=True)
class DiameterLimits:
    """Minimum and maximum of one diameter, in mm."""

    minimum: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLimits:
    """The limits of a thread, in mm: `d`, `d2` of a bolt, `D2`, `D1` of a nut; None for the other side."""

    d: DiameterLimits | None = None
    d2: DiameterLimits | None = None
    D2: DiameterLimits | None = None
    D1: DiameterLimits | None = None


def coarse_pitch(thread: str) -> Decimal | None:
    """The pitch, in mm, of a coarse thread named by its diameter (`M8` is 1.25), None if there is none (ISO 261)."""
    pitch = table("threads965")["coarse_pitch"].get(thread)
    return None if pitch is None else Decimal(pitch)


@lru_cache(maxsize=1024)
def thread_limits(thread: str, thread_class: str) -> ThreadLimits:
    """The limits, in mm, of a metric thread spelled `M8` or `M8x1`, of class `6g`, `5g6g`, `6H`…

    Raises UndefinedClass. Source: ISO 965-1:2013, tables of deviations and tolerances. M10 6g: d2 8.862 to 8.994.
    """
    diameter, pitch = _size(thread, thread_class)
    match = _CLASS.fullmatch(thread_class)
    if match is None:
        raise _refusal("unknown_class", thread, thread_class)
    pitch_grade, pitch_letter, crest_grade, crest_letter = match.groups()
    if (crest_letter or pitch_letter).isupper() != pitch_letter.isupper():
        raise _refusal("unknown_class", thread, thread_class)
    asked = _Asked(thread, thread_class, diameter, pitch)
    crest = (int(crest_grade or pitch_grade), crest_letter or pitch_letter)
    return (
        asked.external((int(pitch_grade), pitch_letter), crest)
        if pitch_letter.islower()
        else asked.internal((int(pitch_grade), pitch_letter), crest)
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    thread: str
    thread_class: str
    diameter: Decimal
    pitch: Decimal

    def external(self, pitch: tuple[int, str], crest: tuple[int, str]) -> ThreadLimits:
        d_max = self.diameter + self._deviation("external", crest[1])
        d2_max = _basic(self.diameter, self.pitch, _PITCH_DIAMETER) + self._deviation("external", pitch[1])
        return ThreadLimits(
            d=DiameterLimits(d_max - self._crest("external(d)", crest[0]), d_max),
            d2=DiameterLimits(d2_max - self._pitch("external(d2)", pitch[0]), d2_max),
        )

    def internal(self, pitch: tuple[int, str], crest: tuple[int, str]) -> ThreadLimits:
        d2_min = _basic(self.diameter, self.pitch, _PITCH_DIAMETER) + self._deviation("internal", pitch[1])
        d1_min = _basic(self.diameter, self.pitch, _MINOR_DIAMETER) + self._deviation("internal", crest[1])
        return ThreadLimits(
            D2=DiameterLimits(d2_min, d2_min + self._pitch("internal(D2)", pitch[0])),
            D1=DiameterLimits(d1_min, d1_min + self._crest("internal(D1)", crest[0])),
        )

    def _deviation(self, side: str, letter: str) -> Decimal:
        return self._mm(_deviations().get((side, letter, self.pitch)))

    def _crest(self, side: str, grade: int) -> Decimal:
        return self._mm(_crests().get((side, grade, self.pitch)))

    def _pitch(self, side: str, grade: int) -> Decimal:
        for over, to, um in _pitches().get((side, grade, self.pitch), ()):
            if over < self.diameter <= to:
                return self._mm(um)
        raise _refusal("class_undefined", self.thread, self.thread_class)

    def _mm(self, micrometres: Decimal | None) -> Decimal:
        if micrometres is None:
            raise _refusal("class_undefined", self.thread, self.thread_class)
        return micrometres.scaleb(-3)


def _size(thread: str, thread_class: str) -> tuple[Decimal, Decimal]:
    match = _THREAD.fullmatch(thread)
    pitch = None if match is None else Decimal(match[2]) if match[2] else coarse_pitch(f"M{match[1]}")
    if match is None or pitch is None:
        raise _refusal("unknown_thread", thread, thread_class)
    return Decimal(match[1]), pitch


def _basic(diameter: Decimal, pitch: Decimal, factor: Decimal) -> Decimal:
    return (diameter - factor * pitch).quantize(_MICROMETRE, ROUND_HALF_UP)


@cache
def _deviations() -> dict[tuple[str, str, Decimal], Decimal]:
    rows = table("threads965")["fundamental_deviation_um"]
    return {(row["side"], row["letter"], Decimal(row["pitch"])): Decimal(row["um"]) for row in rows}


@cache
def _crests() -> dict[tuple[str, int, Decimal], Decimal]:
    rows = table("threads965")["crest_diameter_tolerance_um"]
    return {(row["side"], row["grade"], Decimal(row["pitch"])): Decimal(row["um"]) for row in rows}


@cache
def _pitches() -> dict[tuple[str, int, Decimal], list[tuple[Decimal, Decimal, Decimal]]]:
    found: dict[tuple[str, int, Decimal], list[tuple[Decimal, Decimal, Decimal]]] = {}
    for row in table("threads965")["pitch_diameter_tolerance_um"]:
        key = (row["side"], row["grade"], Decimal(row["pitch"]))
        found.setdefault(key, []).append((Decimal(row["over_mm"]), Decimal(row["to_mm"]), Decimal(row["um"])))
    return found


def _refusal(reason: str, thread: str, thread_class: str) -> UndefinedClass:
    return UndefinedClass(reason, reason=reason, size=thread, thread=thread, fit_class=thread_class)
