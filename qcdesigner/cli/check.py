"""`qcdesigner check`: what is missing or wrong in a plan; the answer is 1 if an error stands."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from qcdesigner.model.document import Snapshot
from qcdesigner.model.findings import Finding

ERROR_STANDS = 1


def add_parser(commands: argparse._SubParsersAction, tr: Callable[[str], str]) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("check", help=tr("what is missing or wrong in a plan"))
    parser.add_argument("plan", type=Path, metavar="PART.qcd", help=tr("the plan to look at"))
    parser.add_argument("--json", action="store_true", help=tr("print data instead of text"))


def run(arguments: argparse.Namespace, tr: Callable[[str], str]) -> int:
    from qcdesigner.model.checks import findings
    from qcdesigner.storage.package import load_plan

    snapshot, _ = load_plan(arguments.plan)
    found = findings(snapshot, today=date.today())
    if arguments.json:
        _print_json(arguments.plan, snapshot, found, tr)
    else:
        _print_text(snapshot, found, tr)
    return ERROR_STANDS if _standing(found) else 0


def _standing(found: tuple[Finding, ...]) -> int:
    """How many errors nobody accepted."""
    return sum(f.severity == "error" and not f.accepted for f in found)


def _print_json(path: Path, plan: Snapshot, found: tuple[Finding, ...], tr: Callable[[str], str]) -> None:
    from qcdesigner.i18n.remarks import finding_sentence

    listed = [
        {
            "code": f.code,
            "severity": f.severity,
            "subjects": list(f.subjects),
            "data": dict(f.data),
            "accepted": f.accepted or None,
            "text": finding_sentence(f, plan, tr),
        }
        for f in found
    ]
    print(json.dumps({"file": str(path), "errors": _standing(found), "findings": listed}, ensure_ascii=False, indent=1))


def _print_text(plan: Snapshot, found: tuple[Finding, ...], tr: Callable[[str], str]) -> None:
    from qcdesigner.i18n.remarks import finding_sentence

    words = {"error": tr("error"), "warning": tr("warning"), "remark": tr("remark")}
    for finding in found:
        said = finding_sentence(finding, plan, tr)
        line = tr("{severity}: {finding}").format(severity=words[finding.severity], finding=said)
        print(tr("{finding} (accepted: {reason})").format(finding=line, reason=finding.accepted) if finding.accepted else line)
    if not found:
        print(tr("Nothing to report."))
