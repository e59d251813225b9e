"""The account of the drawing: what was read, and what is left for a person to confirm, correct or waive."""

from __future__ import annotations

from dataclasses import dataclass

from qcdesigner.model.queries import Tables, drawings_in_order, sheets_of
from qcdesigner.model.records import Characteristic, Unread

# Waived by what is written, not by a person: a reading in doubt may be wrong in that too.
RULES = frozenset({"exact", "reference"})


@dataclass(frozen=True, slots=True)
class Account:
    """`characteristics` counts all; `left` are those to confirm and the unread texts, as one walks through them."""

    characteristics: int
    to_confirm: tuple[Characteristic, ...]
    unread: tuple[Unread, ...]
    left: tuple[Characteristic | Unread, ...]

    @property
    def is_settled(self) -> bool:
        return not self.left


def is_to_confirm(characteristic: Characteristic) -> bool:
    """True for a reading that nobody has confirmed, nor waived for a reason of their own."""
    return not characteristic.confirmed and (not characteristic.waived or characteristic.waived in RULES)


def account_of(tables: Tables) -> Account:
    """The account as it stands. What is left goes sheet by sheet: readings by number, then texts from the top down."""
    characteristics = tables.table(Characteristic).values()
    doubts = tuple(sorted(filter(is_to_confirm, characteristics), key=lambda c: (c.number, c.sub, c.id)))
    unread = tuple(text for text in tables.table(Unread).values() if not text.waived)
    sheets = [sheet.id for drawing in drawings_in_order(tables) for sheet in sheets_of(tables, drawing.id)]
    rank = {sheet: i for i, sheet in enumerate(sheets)}

    def way(one: Characteristic | Unread) -> tuple[int, int, int, int, float, float, str]:
        if isinstance(one, Unread):
            return rank.get(one.place.sheet, len(rank)), 1, 0, 0, one.place.y, one.place.x, one.id
        place = one.annotation or one.balloon
        return rank.get(place.sheet if place else "", len(rank)), 0, one.number, one.sub, 0.0, 0.0, one.id

    left: list[Characteristic | Unread] = sorted([*doubts, *unread], key=way)
    in_order = tuple(one for one in left if isinstance(one, Unread))
    return Account(len(characteristics), doubts, in_order, tuple(left))
