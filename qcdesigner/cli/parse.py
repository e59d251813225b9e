"""`qcdesigner parse`: what a callout means."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import Notation

Tr = Callable[[str], str]


def add_parser(commands: argparse._SubParsersAction, tr: Tr) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser("parse", help=tr("what a callout means"))
    parser.add_argument("text", metavar=tr("TEXT"), help=tr("a callout, as on a drawing: “4x Ø6,6 ↧12”"))
    parser.add_argument(
        "--unit", choices=("mm", "in"), default="mm", help=tr("unit of lengths written without one")
    )
    parser.add_argument("--json", action="store_true", help=tr("print data instead of text"))


def run(arguments: argparse.Namespace, tr: Tr) -> int:
    """Prints the characteristics of a callout; raises CalloutError for one that cannot be understood."""
    from qcdesigner.domain.as_json import requirement_json
    from qcdesigner.domain.tolerances.notation import parse

    requirements = parse(arguments.text, unit=arguments.unit)
    if arguments.json:
        print(json.dumps([requirement_json(r) for r in requirements], ensure_ascii=False, indent=1))
    elif requirements:
        _print_text(requirements, tr)
    else:
        print(tr("This text states no requirement."))
    return 0


def user_notation() -> Notation:
    """The notation of the user's language."""
    from qcdesigner.domain.tolerances.notation import ENGLISH, FRENCH
    from qcdesigner.i18n.language import user_language

    return FRENCH if user_language() == "fr" else ENGLISH


def limits_text(requirement: Requirement, notation: Notation, tr: Tr) -> str:
    """The limits in words: `24,8 to 25,1 mm`, `at most 10 mm`; empty without limits."""
    from qcdesigner.domain.tolerances.notation import write_limits

    lower, upper = write_limits(requirement, notation)
    unit = "" if requirement.unit in ("", "°") else f" {requirement.unit}"
    if lower and upper:
        return tr("{lower} to {upper}").format(lower=lower, upper=upper) + unit
    if upper:
        return tr("at most {upper}").format(upper=upper) + unit
    return tr("at least {lower}").format(lower=lower) + unit if lower else ""


def warning_text(warning: str, tr: Tr) -> str:
    """The sentence of a warning of the parser."""
    return {
        "fit_disagrees": tr("the deviations written are not those of the fit: they stand, to be confirmed"),
        "deviations_swapped": tr("the deviations were written in reverse order"),
        "undefined_class": tr("the standard does not define this class for this size: no limits"),
        "ambiguous": tr("this can be understood in several ways: to be confirmed"),
    }.get(warning, warning)


def _print_text(requirements: tuple[Requirement, ...], tr: Tr) -> None:
    from qcdesigner.domain.tolerances.notation import write
    from qcdesigner.i18n.words import designation_words

    notation = user_notation()
    names = designation_words(tr)
    for requirement in requirements:
        name = names.get(requirement.symbol or requirement.kind, requirement.kind)
        print(
            "  ".join(
                filter(None, (name, write(requirement, notation), limits_text(requirement, notation, tr)))
            )
        )
        if requirement.warning:
            print(f"  ! {warning_text(requirement.warning, tr)}")
