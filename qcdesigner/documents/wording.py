"""Words of documents: what codes of the plan are called, in the language of the document. Dates too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType

from qcdesigner.i18n.translator import translator

Tr = Callable[[str], str]

CLASS_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {"none": "", "minor": "●", "major": "▲", "critical": "◆"}
)


@cache
def words(language: str) -> Mapping[str, Mapping[str, str]]:
    """The words of `language`, by family (`state phase_kind role criticality waived designation`) and code."""
    tr = translator(language).gettext
    families = {
        "state": _states(tr),
        "phase_kind": _phase_kinds(tr),
        "role": {"author": tr("Author"), "reviewer": tr("Reviewer"), "approver": tr("Approver")},
        "criticality": {
            "none": "",
            "minor": tr("Minor"),
            "major": tr("Major"),
            "critical": tr("Critical"),
        },
        "designation": {**_dimensions(tr), **_quantities(tr), **_attributes(tr), **_symbols(tr)},
    }
    return MappingProxyType({name: MappingProxyType(family) for name, family in families.items()})


def write_date(text: str, language: str) -> str:
    """An ISO date as the language writes it (DD/MM/YYYY in French); a text that is no ISO date stays as it is."""
    day = read_date(text)
    if day is None:
        return text
    return f"{day:%d/%m/%Y}" if language == "fr" else day.isoformat()


def read_date(text: str) -> date | None:
    """The day of an ISO date; None for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def write_moment(moment: datetime, language: str) -> str:
    """Date and time to the minute: `20/11/2026 14:05`, `2026-11-20 14:05`."""
    return f"{write_date(moment.date().isoformat(), language)} {moment:%H:%M}"


def _states(tr: Tr) -> dict[str, str]:
    return {
        "draft": tr("Draft"),
        "in_review": tr("In review"),
        "approved": tr("Approved"),
        "applicable": tr("Applicable"),
        "superseded": tr("Superseded"),
    }


def _phase_kinds(tr: Tr) -> dict[str, str]:
    return {
        "receiving": tr("Receiving"),
        "first_piece": tr("First piece"),
        "in_process": tr("In process (self-inspection)"),
        "final": tr("Final"),
        "laboratory": tr("Laboratory"),
        "subcontracted": tr("Subcontracted"),
    }


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


def _symbols(tr: Tr) -> dict[str, str]:
    return {
        "straightness": tr("Straightness"),
        "flatness": tr("Flatness"),
        "circularity": tr("Circularity"),
        "cylindricity": tr("Cylindricity"),
        "line_profile": tr("Profile of a line"),
        "surface_profile": tr("Profile of a surface"),
        "angularity": tr("Angularity"),
        "perpendicularity": tr("Perpendicularity"),
        "parallelism": tr("Parallelism"),
        "position": tr("Position"),
        "concentricity": tr("Concentricity"),
        "symmetry": tr("Symmetry"),
        "circular_runout": tr("Circular run-out"),
        "total_runout": tr("Total run-out"),
    }
