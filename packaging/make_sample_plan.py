"""Makes `resources/samples/bride_de_palier.qcd`: the flange's plan, complete, that the start page opens.

    python packaging/make_sample_plan.py

What is on the drawing comes from reading it; phases, means and frequencies are chosen below as a methods office would.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from qcdesigner.domain.measuring.frequency_notation import parse_frequency
from qcdesigner.domain.measuring.means import usual_means
from qcdesigner.domain.requirement import Requirement
from qcdesigner.drawings.opening import open_drawing
from qcdesigner.drawings.reading import read_content
from qcdesigner.editing.characteristics import change_fields, confirm
from qcdesigner.editing.drawings import add_drawing
from qcdesigner.editing.identity import (
    add_history_entry,
    change_drawing,
    change_part,
    change_plan,
    set_approval,
)
from qcdesigner.editing.means import add_usual_means
from qcdesigner.editing.phases import add_phase
from qcdesigner.editing.readings import place_reading
from qcdesigner.editing.unread import waive_unread
from qcdesigner.editing.verifications import assign
from qcdesigner.model.document import Document
from qcdesigner.model.queries import by_number
from qcdesigner.model.records import Characteristic, Unread
from qcdesigner.storage.package import save_plan

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
REACTION = "Arrêter, isoler les pièces depuis le dernier contrôle conforme, prévenir le régleur et la qualité."


@dataclass(frozen=True)
class Choice:
    """How one characteristic is verified by the operator: usual means, frequency; and whether the final inspection sees it too."""

    means: str
    frequency: str
    final: str = ""
    drilling: bool = False


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES / "bride_de_palier.qcd"
    document = Document()
    _read(document, SAMPLES / "bride_de_palier.dxf")
    _identify(document)
    _mark_special(document)
    _verify(document)
    save_plan(document.snapshot(), target, expected=None)
    return 0


def _read(document: Document, path: Path) -> None:
    content = path.read_bytes()
    with tempfile.TemporaryDirectory() as cache:
        opened = open_drawing(content, path.name, cache_folder=Path(cache))
    reading = read_content(opened.content, tile=opened.tile)
    opened.close()
    drawing = add_drawing(
        document, file_name=path.name, content=content, format="dxf", sheets=reading.sheets, title_block=reading.title_block
    )
    place_reading(document, drawing, reading)
    change_drawing(document, drawing, number="AMV-2207-014", revision="B", title="BRIDE DE PALIER")
    confirm(document, list(document.table(Characteristic)))
    waive_unread(document, list(document.table(Unread)), "Sans exigence pour la pièce")


def _identify(document: Document) -> None:
    change_part(
        document, reference="AMV-2207-014", designation="Bride de palier", revision="B", material="42CrMo4 +QT",
        customer="Ateliers Mécaniques du Val",
    )
    change_plan(
        document, company="Précision Lyonnaise", number="GC-2207-014", title="Gamme de série", revision="A",
        date="2026-03-16", form_number="QF-012 ind. C",
    )
    set_approval(document, "author", name="C. Morel", function="Technicienne qualité", date="2026-03-16")
    set_approval(document, "reviewer", name="P. Garnier", function="Méthodes")
    set_approval(document, "approver", name="S. Lambert", function="Responsable qualité")
    add_history_entry(document, revision="A", date="2026-03-16", author="C. Morel", description="Création")


def _mark_special(document: Document) -> None:
    """The fits that carry the bearing are critical, what locates the part is major."""
    for characteristic in by_number(document.table(Characteristic).values()):
        requirement = characteristic.requirement
        if requirement.fit in ("H7", "g6"):
            change_fields(document, [characteristic.id], criticality="critical")
        elif requirement.symbol in ("position", "perpendicularity", "concentricity"):
            change_fields(document, [characteristic.id], criticality="major")


def _verify(document: Document) -> None:
    release = add_phase(
        document, kind="first_piece", name="Libération de série", machine="Tour CN T-12", performer="Contrôleur",
        recorded_in="Fiche de libération", reaction_plan="Régler, refaire une première pièce ; pas de série sans libération.",
    )
    turning = add_phase(
        document, kind="in_process", name="Auto-contrôle tournage", machine="Tour CN T-12", workstation="Îlot 3", operation="OP 20",
        performer="Opérateur", rate_per_hour=Decimal(12), recorded_in="Fiche d’auto-contrôle", reaction_plan=REACTION,
    )
    drilling = add_phase(
        document, kind="in_process", name="Auto-contrôle perçage et taraudage", machine="Centre CU-4", workstation="Îlot 3", operation="OP 30",
        performer="Opérateur", rate_per_hour=Decimal(15), recorded_in="Fiche d’auto-contrôle", reaction_plan=REACTION,
    )
    final = add_phase(
        document, kind="final", name="Contrôle final", workstation="Salle de métrologie 20 °C", performer="Contrôleur",
        recorded_in="Procès-verbal", reaction_plan="Isoler le lot, ouvrir une non-conformité.",
    )
    types = {means.code: means for means in usual_means()}
    means: dict[str, str] = {}

    def means_of(code: str) -> tuple[str, ...]:
        if code not in means:
            means[code] = add_usual_means(document, types[code], "fr")
        return (means[code],)

    for characteristic in by_number(document.table(Characteristic).values()):
        if characteristic.waived:
            continue
        choice = chosen(characteristic.requirement)
        if characteristic.criticality == "critical":
            assign(document, [characteristic.id], release, means=means_of(choice.means), frequency=parse_frequency("1re pièce"))
        if choice.frequency:
            operator = drilling if choice.drilling else turning
            assign(document, [characteristic.id], operator, means=means_of(choice.means), frequency=parse_frequency(choice.frequency))
        if choice.final:
            often = "100 %" if characteristic.criticality == "critical" else "3/lot"
            assign(document, [characteristic.id], final, means=means_of(choice.final), frequency=parse_frequency(often))


def chosen(requirement: Requirement) -> Choice:
    """The means and frequency for a requirement of the flange, as its methods office chose."""
    if requirement.kind == "geometrical":
        return Choice("", "", final="form_tester" if requirement.symbol == "cylindricity" else "cmm")
    if requirement.kind == "surface_texture":
        return Choice("roughness_tester", "1/équipe")
    if requirement.kind == "thread":
        return Choice("thread_plug_gauge", "1/10", drilling=True)
    if requirement.kind == "radius":
        return Choice("radius_gauges", "1re pièce")
    if requirement.kind in ("angle", "chamfer"):
        return Choice("profile_projector", "1re pièce")
    if requirement.fit in ("H7", "H8"):
        large = requirement.nominal is not None and requirement.nominal.number > 50
        code = "bore_micrometer_50_100" if large else "bore_micrometer_20_50"
        return Choice(code, "1/5", final=code if requirement.fit == "H7" else "")
    if requirement.fit == "g6":
        return Choice("snap_gauge", "1/5", final="cmm")
    if requirement.kind in ("depth", "counterbore") or requirement.count > 1:
        return Choice("depth_gauge_200" if requirement.kind == "depth" else "caliper_digital_150", "1/10", drilling=True)
    return Choice("profile_projector" if _width(requirement) < Decimal("0.1") else "caliper_digital_150", "1/10")


def _width(requirement: Requirement) -> Decimal:
    """The width of the tolerance, infinite for a one-sided limit."""
    lower, upper = requirement.lower, requirement.upper
    return Decimal("Infinity") if lower is None or upper is None else upper.number - lower.number


if __name__ == "__main__":
    sys.exit(main())
