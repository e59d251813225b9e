"""How callouts are written in a language: its decimal sign, its words, the unit that goes without saying."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class Notation:
    """The decimal sign, the language of the few words of a callout, and the unit of lengths that is not written."""

    decimal_sign: Literal[",", "."]
    language: Literal["fr", "en"]
    unit: str = "mm"

    def word(self, code: str) -> str:
        """The word for `code` (`max`, `through`, `thickness`…) in the language."""
        return WORDS[self.language][code]


WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "fr": MappingProxyType({
        "max": "maxi", "min": "mini", "through": "débouchant", "chamfer": "chanfrein", "thickness": "ép.", "torque": "couple",
        "force": "effort", "mass": "masse", "pressure": "pression", "gloss": "brillance", "cleanliness": "résidu",
        "depth": "PROF", "counterbore": "LAMAGE", "countersink": "FRAISURE",
    }),
    "en": MappingProxyType({
        "max": "max", "min": "min", "through": "THRU", "chamfer": "chamfer", "thickness": "thk", "torque": "torque",
        "force": "force", "mass": "mass", "pressure": "pressure", "gloss": "gloss", "cleanliness": "residue",
        "depth": "DEPTH", "counterbore": "CBORE", "countersink": "CSK",
    }),
})  # fmt: skip
FRENCH = Notation(",", "fr")
ENGLISH = Notation(".", "en")
