"""`qcdesigner show`: the plan as data, or in a few lines for people."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from qcdesigner.model.document import Snapshot


def add_parser(commands: argparse._SubParsersAction, tr: Callable[[str], str]) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("show", help=tr("the plan as data"))
    parser.add_argument("plan", type=Path, metavar="PART.qcd", help=tr("the plan to look at"))
    parser.add_argument("--json", action="store_true", help=tr("print data instead of text"))


def run(arguments: argparse.Namespace, tr: Callable[[str], str]) -> int:
    from qcdesigner.storage.package import load_plan

    snapshot, _ = load_plan(arguments.plan)
    if arguments.json:
        from qcdesigner.cli.plan_json import plan_json

        print(json.dumps(plan_json(snapshot), ensure_ascii=False, indent=1))
    else:
        _print_text(snapshot, tr)
    return 0


def _print_text(snapshot: Snapshot, tr: Callable[[str], str]) -> None:
    from qcdesigner.domain.tolerances.notation import ENGLISH, FRENCH, write
    from qcdesigner.i18n.language import user_language
    from qcdesigner.model.document import Document
    from qcdesigner.model.queries import by_number, phases_in_order
    from qcdesigner.model.records import Characteristic

    document = Document(snapshot)
    plan, part = document.plan, document.part
    print(tr("Inspection plan {number}, revision {revision}").format(number=plan.number or "–", revision=plan.revision or "–"))
    print(tr("Part {reference}, {designation}").format(reference=part.reference or "–", designation=part.designation or "–"))
    for phase in phases_in_order(document):
        print(tr("Phase {number}: {name}").format(number=phase.number, name=phase.name))
    notation = FRENCH if user_language() == "fr" else ENGLISH
    for characteristic in by_number(document.table(Characteristic).values()):
        specification = write(characteristic.requirement, notation)
        print(f"{characteristic.label:>6}  {specification}  {characteristic.designation}".rstrip())
