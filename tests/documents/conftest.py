"""Plans of a bearing flange to print: 8 characteristics of every sort, or as many as a bench wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

import pytest

from qcdesigner.domain.frequency import Frequency, FrequencyTerm
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import (
    Approval,
    Characteristic,
    Drawing,
    HistoryEntry,
    Means,
    Part,
    Phase,
    Place,
    Plan,
    Record,
    Sheet,
    Verification,
)

MOMENT = datetime(2026, 11, 20, 14, 5)
CALLOUTS = (
    ("Ø40 H7", "Alésage du palier", "critical"),
    ("12,5 ±0,05", "", "none"),
    ("Ø6,6 +0,2/0", "Trous de fixation", "major"),
    ("⌖ Ø0,1 Ⓜ A B Ⓜ", "", "major"),
    ("M8x1-6H", "", "none"),
    ("Ra 1,6", "Portée du roulement", "minor"),
    ("R5 mini", "", "none"),
    ("58 ±2 HRC", "", "none"),
)
MEANS = (
    Means(id="m1", designation="Pied à coulisse 0–150", family="caliper", range_from=Decimal(0), range_to=Decimal(150),
          resolution=Decimal("0.01"), identifier="PC-014", calibration_due="2027-03-31"),
    Means(id="m2", designation="Machine à mesurer tridimensionnelle", family="cmm", resolution=Decimal("0.001")),
    Means(id="m3", designation="Tampon fileté entre / n’entre pas", family="gauge"),
    Means(id="m4", designation="Rugosimètre", family="roughness", identifier="RU-02", calibration_due="2027-01-15"),
)
PHASES = (
    Phase(id="p1", rank=1, number="10", name="Première pièce", kind="first_piece", machine="Tour Mazak QT-250",
          workstation="Îlot 3", performer="Régleur", time_minutes=Decimal(25), recorded_in="Fiche de première pièce"),
    Phase(id="p2", rank=2, number="20", name="Auto-contrôle au tour", kind="in_process", machine="Tour Mazak QT-250",
          workstation="Îlot 3", performer="Opérateur", rate_per_hour=Decimal(12),
          reaction_plan="Arrêter, isoler les pièces depuis le dernier contrôle conforme, prévenir le régleur.",
          recorded_in="Fiche d’auto-contrôle"),
    Phase(id="p3", rank=3, number="30", name="Contrôle final", kind="final", workstation="Salle de métrologie",
          performer="Contrôleur", environment="20 °C ± 1 °C", protection="Huile de protection"),
)  # fmt: skip
FREQUENCIES = {
    "p1": Frequency((FrequencyTerm(basis="first"),)),
    "p2": Frequency((FrequencyTerm(basis="pieces", every=Decimal(10)),)),
    "p3": Frequency((FrequencyTerm(basis="lot", pieces=3),)),
}


def flange_plan(count: int = 8, **plan: object) -> Snapshot:
    """A plan with `count` characteristics in three phases; every 20th has no phase, every 15th is waived."""
    records: list[Record] = [*MEANS, *PHASES, *_identity(), *_characteristics(count)]
    records += _verifications([r for r in records if isinstance(r, Characteristic)])
    tables: dict[type[Record], dict[str, Record]] = {}
    for record in records:
        tables.setdefault(type(record), {})[record.id] = replace(record, **plan) if isinstance(record, Plan) else record
    return Snapshot(MappingProxyType(tables))


def _identity() -> list[Record]:
    return [
        Plan(id="plan", uid="k3v9x2m7pq4d", number="GC-0412", title="Gamme de série", revision="B", company="Mécanique du Val",
             form_number="FQ-07-B", date="2026-11-18", general_tolerance="ISO 2768-mK", last_number=99),
        Part(id="part", reference="BP-40-120", designation="Bride de palier", revision="C", material="42CrMo4",
             customer="Réducteurs Lacaze", supplier="", mass="1,2 kg"),
        Drawing(id="d", file_name="bride.dxf", sha256="0" * 64, format="dxf", number="PL-40120", revision="C"),
        Sheet(id="s1", drawing="d", number=1, width_mm=420, height_mm=297, aspect=1.414),
        Approval(id="author", role="author", name="A. Martin", function="Qualité", date="2026-11-18"),
        Approval(id="reviewer", role="reviewer", name="C. Petit", function="Méthodes"),
        HistoryEntry(id="h1", rank=1, revision="A", date="2026-05-04", author="A. Martin", description="Création"),
        HistoryEntry(id="h2", rank=2, revision="B", date="2026-11-18", author="A. Martin",
                     description="Plan de pièce indice C : alésage Ø40 H7 au lieu de H8"),
    ]  # fmt: skip


def _characteristics(count: int) -> list[Characteristic]:
    made = []
    for i in range(count):
        callout, designation, criticality = CALLOUTS[i % len(CALLOUTS)]
        made.append(Characteristic(
            id=f"c{i + 1:04}", number=i + 1, requirement=parse(callout)[0], designation=designation,
            criticality=criticality, annotation=Place("s1", 0.1, 0.1), grid_zone=f"{'ABCD'[i % 4]}{i % 6 + 1}",
            waived="reference" if i % 15 == 14 else "", confirmed=i != 4,
        ))  # fmt: skip
    return made


def _verifications(characteristics: list[Characteristic]) -> list[Record]:
    made: list[Record] = []
    for i, characteristic in enumerate(characteristics):
        for phase in () if i % 20 == 19 else (("p1", "p2", "p3")[i % 3], "p2"):
            if any(v.id == f"{characteristic.id}-{phase}" for v in made[-1:]):
                continue
            made.append(Verification(
                id=f"{characteristic.id}-{phase}", characteristic=characteristic.id, phase=phase,
                means=(f"m{i % 4 + 1}",), frequency=FREQUENCIES[phase],
                reaction="Prévenir le régleur" if i % 7 == 0 else "",
            ))  # fmt: skip
    return made


@pytest.fixture(scope="session")
def flange() -> Snapshot:
    return flange_plan()


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Snapshot]:
    return flange_plan


@pytest.fixture(scope="session")
def moment() -> datetime:
    return MOMENT
