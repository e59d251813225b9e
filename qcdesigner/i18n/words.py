"""The word of each code of the plan, one for window, documents and command line; those of the vocabulary and of ISO 1101.

A table is built once for each translator: `tr` is the `gettext` of a Translator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

Tr = Callable[[str], str]

# How a class of characteristic is drawn, on balloons and in tables.
CLASS_MARKS: Mapping[str, str] = MappingProxyType({"none": "", "minor": "●", "major": "▲", "critical": "◆"})


@cache
def kind_words(tr: Tr) -> Mapping[str, str]:
    """The word of each kind of characteristic."""
    return MappingProxyType({**_dimensions(tr), **_quantities(tr), **_attributes(tr)})


def _dimensions(tr: Tr) -> dict[str, str]:
    return {
        "linear": tr("Dimension"),
        "diameter": tr("Diameter"),
        "radius": tr("Radius"),
        "sphere_diameter": tr("Spherical diameter"),
        "sphere_radius": tr("Spherical radius"),
        "square": tr("Square"),
        "chamfer": tr("Chamfer"),
        "angle": tr("Angle"),
        "depth": tr("Depth"),
        "counterbore": tr("Counterbore"),
        "countersink": tr("Countersink"),
        "thread": tr("Thread"),
        "geometrical": tr("Geometrical tolerance"),
        "surface_texture": tr("Surface texture"),
        "thickness": tr("Thickness"),
    }


def _quantities(tr: Tr) -> dict[str, str]:
    return {
        "hardness": tr("Hardness"),
        "resilience": tr("Impact strength"),
        "mass": tr("Mass"),
        "force": tr("Force"),
        "torque": tr("Torque"),
        "pressure": tr("Pressure"),
        "tensile_strength": tr("Tensile strength"),
        "quantity": tr("Quantity"),
        "colour": tr("Colour"),
        "gloss": tr("Gloss"),
        "cleanliness": tr("Cleanliness"),
    }


def _attributes(tr: Tr) -> dict[str, str]:
    return {
        "edge": tr("Edge"),
        "weld": tr("Weld"),
        "appearance": tr("Appearance"),
        "presence": tr("Presence"),
        "marking": tr("Marking"),
        "function": tr("Function"),
        "note": tr("Note"),
    }


@cache
def symbol_words(tr: Tr) -> Mapping[str, str]:
    """The word of each geometrical tolerance (ISO 1101)."""
    return MappingProxyType({
        "straightness": tr("Straightness"),
        "flatness": tr("Flatness"),
        "circularity": tr("Circularity"),
        "cylindricity": tr("Cylindricity"),
        "line_profile": tr("Line profile"),
        "surface_profile": tr("Surface profile"),
        "angularity": tr("Angularity"),
        "perpendicularity": tr("Perpendicularity"),
        "parallelism": tr("Parallelism"),
        "position": tr("Position"),
        "concentricity": tr("Concentricity"),
        "symmetry": tr("Symmetry"),
        "circular_runout": tr("Circular run-out"),
        "total_runout": tr("Total run-out"),
    })  # fmt: skip


@cache
def designation_words(tr: Tr) -> Mapping[str, str]:
    """The word of each kind and of each geometrical tolerance: what a characteristic is called when nobody named it."""
    return MappingProxyType({**kind_words(tr), **symbol_words(tr)})


@cache
def criticality_words(tr: Tr) -> Mapping[str, str]:
    """The word of each class of characteristic."""
    return MappingProxyType(
        {"none": tr("Ordinary"), "minor": tr("Minor"), "major": tr("Major"), "critical": tr("Critical")}
    )


@cache
def phase_kind_words(tr: Tr) -> Mapping[str, str]:
    """The word of each kind of phase."""
    return MappingProxyType({
        "receiving": tr("Receiving"),
        "first_piece": tr("First piece"),
        "in_process": tr("In process (self-inspection)"),
        "final": tr("Final"),
        "laboratory": tr("Laboratory"),
        "subcontracted": tr("Subcontracted"),
    })  # fmt: skip


@cache
def plan_state_words(tr: Tr) -> Mapping[str, str]:
    """The word of each state of the inspection plan."""
    return MappingProxyType({
        "draft": tr("Draft"),
        "in_review": tr("In review"),
        "approved": tr("Approved"),
        "applicable": tr("Applicable"),
        "superseded": tr("Superseded"),
    })  # fmt: skip


@cache
def role_words(tr: Tr) -> Mapping[str, str]:
    """The word of each role of the validation block."""
    return MappingProxyType({"author": tr("Author"), "reviewer": tr("Reviewer"), "approver": tr("Approver")})


@cache
def waiver_words(tr: Tr) -> Mapping[str, str]:
    """Why a characteristic is not to be verified, for the reasons that have a code; a person writes any other."""
    return MappingProxyType({"exact": tr("theoretically exact dimension"), "reference": tr("auxiliary dimension")})
