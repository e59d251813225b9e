"""`qcdesigner limits`: deviations and limits of a fit, of a thread, or of a size under a general tolerance."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from decimal import Decimal

from qcdesigner.domain.errors import CalloutError, UndefinedClass
from qcdesigner.domain.requirement import Requirement

Tr = Callable[[str], str]
NOT_LIMITED = 1
_LENGTH = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,6})?")
_SIZE_AND_CLASS = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*((?:[A-Z]{1,2}|[a-z]{1,2})(?:1[0-8]|01|[0-9]))\s*")


def add_parser(commands: argparse._SubParsersAction, tr: Tr) -> None:  # type: ignore[type-arg]
    parser = commands.add_parser(
        "limits", help=tr("deviations and limits of a fit, or of a size under a general tolerance")
    )
    parser.add_argument(
        "text", metavar=tr("TEXT"), help=tr("a size and its class: “25 H7”, “20 H7/g6”, “M8-6H”")
    )
    parser.add_argument(
        "--general", default="", help=tr("general tolerance: ISO 2768-mK, ±0.05, .XX ±0.01 .XXX ±0.005")
    )
    parser.add_argument(
        "--leg", default="", metavar="MM", help=tr("shorter leg of an angle in mm, for ISO 2768")
    )
    parser.add_argument(
        "--unit", choices=("mm", "in"), default="mm", help=tr("unit of lengths written without one")
    )
    parser.add_argument("--json", action="store_true", help=tr("print data instead of text"))


def run(arguments: argparse.Namespace, tr: Tr) -> int:
    """Prints deviations and limits; exit code 1 when nothing limits the size. Raises CalloutError, UndefinedClass."""
    requirements = _limited(arguments)
    answers = [_answer(r) for r in requirements]
    if arguments.json:
        print(json.dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False, indent=1))
    else:
        for requirement in requirements:
            _print_text(requirement, tr)
    return 0 if all(_is_limited(r) for r in requirements) else NOT_LIMITED


def _limited(arguments: argparse.Namespace) -> list[Requirement]:
    from qcdesigner.domain.tolerances.general import apply_general, parse_general
    from qcdesigner.domain.tolerances.notation import parse

    found = _size_and_class(arguments.text, unit=arguments.unit) or parse(arguments.text, unit=arguments.unit)
    if not found or all(requirement.kind == "note" for requirement in found):
        raise CalloutError("not_understood", arguments.text, 0)
    for requirement in found:
        _refuse_undefined(requirement)
    if not arguments.general:
        return list(found)
    general = parse_general(arguments.general, unit=arguments.unit)
    leg = _leg(arguments.leg)
    return [apply_general(requirement, general, shorter_leg_mm=leg) for requirement in found]


def _size_and_class(text: str, *, unit: str) -> tuple[Requirement, ...]:
    """`20 x6`, `100 C6`: on a drawing perhaps a product or a steel, here a size and its class; empty for other texts."""
    from dataclasses import replace

    from qcdesigner.domain.tolerances.notation import parse

    match = _SIZE_AND_CLASS.fullmatch(text)
    if match is None:
        return ()
    (found,) = parse(f"Ø{match[1]} {match[2]}", unit=unit)
    return (replace(found, kind="linear", warning=None if found.warning == "ambiguous" else found.warning),)


def _leg(text: str) -> Decimal | None:
    """The shorter leg, in mm; None if none was given. Raises CalloutError `not_a_number` for what is no length."""
    if not text:
        return None
    if _LENGTH.fullmatch(text) is None:
        raise CalloutError("not_a_number", text, 0)
    return Decimal(text.replace(",", "."))


def _refuse_undefined(requirement: Requirement) -> None:
    """Says why a class is not defined: parsing only warns."""
    from qcdesigner.domain.tolerances.fits import deviations_of

    if requirement.warning != "undefined_class" or requirement.nominal is None:
        return
    if requirement.unit != "mm":
        raise UndefinedClass(
            "size_out_of_range",
            size=f"{requirement.nominal.value} {requirement.unit}",
            fit_class=requirement.fit,
        )
    for fit in filter(None, (requirement.fit, requirement.mating_fit)):
        deviations_of(requirement.nominal.value, fit)


def _is_limited(requirement: Requirement) -> bool:
    return requirement.is_toleranced or requirement.mating_fit is not None


def _answer(requirement: Requirement) -> dict[str, object]:
    from qcdesigner.domain.as_json import decimal_json, requirement_json

    answer = requirement_json(requirement)
    for side, part in _mating_parts(requirement).items():
        answer[side] = {
            key: value
            for key, value in requirement_json(part).items()
            if key.startswith(("upper", "lower", "fit"))
        }
    diameters = {
        name: {"minimum": decimal_json(low), "maximum": decimal_json(high)}
        for name, low, high in _diameters(requirement)
    }
    return answer | {"diameters": diameters or None}


def _mating_parts(requirement: Requirement) -> dict[str, Requirement]:
    from dataclasses import replace

    from qcdesigner.domain.tolerances.notation.building import with_fit

    if requirement.mating_fit is None:
        return {}
    hole = with_fit(replace(requirement, mating_fit=None))
    return {
        "hole": hole,
        "shaft": with_fit(replace(requirement, fit=requirement.mating_fit, mating_fit=None)),
    }


def _diameters(requirement: Requirement) -> list[tuple[str, Decimal, Decimal]]:
    """The limits of the diameters of a metric thread with a class; none for another thread."""
    from qcdesigner.domain.tolerances.threads import thread_limits

    if not requirement.thread or not requirement.thread_class or not requirement.thread.startswith("M"):
        return []
    found = []
    for thread_class in requirement.thread_class.split("/"):
        limits = thread_limits(requirement.thread, thread_class)
        for name in ("d", "d2", "D2", "D1"):
            diameter = getattr(limits, name)
            if diameter is not None:
                found.append((name, diameter.minimum, diameter.maximum))
    return found


def _print_text(requirement: Requirement, tr: Tr) -> None:
    from qcdesigner.cli.parse import limits_text, user_notation, warning_text
    from qcdesigner.domain.tolerances.notation import write, write_deviations
    from qcdesigner.domain.tolerances.notation.values_writing import localized

    notation = user_notation()
    print(write(requirement, notation))
    for part in _mating_parts(requirement).values() or (requirement,):
        upper, lower = write_deviations(part, notation)
        if upper:
            name = f"{part.fit}: " if requirement.mating_fit else ""
            print(f"  {name}{tr('Deviations: {upper} / {lower}').format(upper=upper, lower=lower)}")
        limits = limits_text(part, notation, tr)
        if limits:
            print(f"  {tr('Limits: {limits}').format(limits=limits)}")
    for name, low, high in _diameters(requirement):
        print(localized(f"  {name}: {low} – {high} mm", notation))
    _print_clearance(requirement, tr)
    if requirement.warning:
        print(f"  ! {warning_text(requirement.warning, tr)}")
    if not _is_limited(requirement):
        print(f"  {tr('No tolerance is stated for this size.')}")


def _print_clearance(requirement: Requirement, tr: Tr) -> None:
    from qcdesigner.cli.parse import user_notation
    from qcdesigner.domain.tolerances.fits import clearance_of
    from qcdesigner.domain.tolerances.notation.values_writing import localized

    if requirement.nominal is None or not requirement.fit or not requirement.mating_fit:
        return
    clearance = clearance_of(requirement.nominal.value, requirement.fit, requirement.mating_fit)
    kinds = {
        "clearance": tr("clearance fit"),
        "transition": tr("transition fit"),
        "interference": tr("interference fit"),
    }
    text = tr("Clearance: {minimum} to {maximum} mm ({kind})").format(
        minimum=clearance.minimum, maximum=clearance.maximum, kind=kinds[clearance.fit_type]
    )
    print(f"  {localized(text, user_notation())}")
