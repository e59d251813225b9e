"""With which pen an entity is drawn: its own properties, its layer's, or those of the block reference it came by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qcdesigner.drawings.content import Pen

if TYPE_CHECKING:
    from ezdxf.document import Drawing

BYBLOCK, BYLAYER = 0, 256
_DEFAULT_WIDTH_MM = 0.25
_NEVER_PRINTED = "defpoints"


class PenKey(NamedTuple):
    """The raw properties: `colour` an ACI number, `true_colour` 0xRRGGBB or None, `weight` 1/100 mm or a negative code."""

    layer: str
    colour: int = BYLAYER
    true_colour: int | None = None
    weight: int = -1
    line_type: str = "BYLAYER"
    scale: float = 1.0


def pen_key(values: dict[str, Any]) -> PenKey:
    """The key of an entity, from the attributes it has."""
    get = values.get
    return PenKey(
        get("layer", "0"),
        get("color", BYLAYER),
        get("true_color"),
        get("lineweight", -1),
        get("linetype", "BYLAYER"),
        get("ltscale", 1.0),
    )


def inherited(key: PenKey, parent: PenKey, scale: float = 1.0) -> PenKey:
    """The key of a block's entity where the block is inserted with `parent`: layer "0" and BYBLOCK come from there."""
    layer, colour, true_colour, weight, line_type, own_scale = key
    if layer == "0":
        layer = parent.layer
    if true_colour is None and colour == BYBLOCK:
        colour, true_colour = parent.colour, parent.true_colour
    if weight == -2:
        weight = parent.weight
    if line_type.upper() == "BYBLOCK":
        line_type = parent.line_type
    return PenKey(layer, colour, true_colour, weight, line_type, round(own_scale * scale, 6))


class Pens:
    """The pens of one document: layers, line types, and what of them is shown."""

    def __init__(self, doc: Drawing) -> None:
        self._layers = {layer.dxf.name.lower(): layer for layer in doc.layers if layer.dxf.hasattr("name")}
        self._scale = _positive(doc.header.get("$LTSCALE", 1.0))
        self._patterns = {lt.dxf.name.lower(): _pattern(lt) for lt in doc.linetypes if lt.dxf.hasattr("name")}

    def is_shown(self, layer: str) -> bool:
        """False for layers that are off, frozen, or not to be printed: a reader of the sheet does not see them."""
        found = self._layers.get(layer.lower())
        if found is None:
            return layer.lower() != _NEVER_PRINTED
        return not (found.is_off() or found.is_frozen()) and (self._is_printed(found) or self._prints_nothing)

    @cached_property
    def _prints_nothing(self) -> bool:
        """True where no layer is to be printed: the file's maker knows no such property, and writes nought."""
        return not any(self._is_printed(layer) for layer in self._layers.values())

    @staticmethod
    def _is_printed(layer: Any) -> bool:
        return bool(layer.dxf.get("plot", 1)) and layer.dxf.name.lower() != _NEVER_PRINTED

    def is_frozen(self, layer: str) -> bool:
        found = self._layers.get(layer.lower())
        return found is not None and bool(found.is_frozen())

    def colour(self, key: PenKey) -> int:
        """0xRRGGBB as seen on white paper."""
        layer = self._layers.get(key.layer.lower())
        aci, true_colour = key.colour, key.true_colour
        if true_colour is None and aci in (BYLAYER, BYBLOCK) and layer is not None:
            aci, true_colour = abs(layer.dxf.get("color", 7)), layer.dxf.get("true_color")
        return on_paper(true_colour if true_colour is not None else rgb_of_aci(aci))

    def pen(self, key: PenKey) -> Pen:
        layer = self._layers.get(key.layer.lower())
        weight = key.weight
        if weight in (-1, -2) and layer is not None:
            weight = layer.dxf.get("lineweight", -3)
        line_type = key.line_type
        if line_type.upper() in ("BYLAYER", "BYBLOCK"):
            line_type = layer.dxf.get("linetype", "Continuous") if layer is not None else "Continuous"
        scale = self._scale * _positive(key.scale)
        dash = tuple(round(part * scale, 6) for part in self._patterns.get(line_type.lower(), ()))
        return Pen(self.colour(key), weight / 100 if weight >= 0 else _DEFAULT_WIDTH_MM, dash)


def rgb_of_aci(aci: int) -> int:
    from ezdxf.colors import DXF_DEFAULT_COLORS

    return DXF_DEFAULT_COLORS[aci] if 0 < aci < 256 else 0xFFFFFF


def on_paper(rgb: int) -> int:
    """White ink, meant for a black screen, is black on paper."""
    red, green, blue = rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255
    return 0 if min(red, green, blue) >= 0xF0 else rgb & 0xFFFFFF


def _positive(value: object) -> float:
    return float(value) if isinstance(value, int | float) and value > 0 else 1.0


def _pattern(line_type: Any) -> tuple[float, ...]:
    """Alternating on and off lengths; a dot is a short dash."""
    try:
        parts = [abs(float(part)) for part in line_type.simplified_line_pattern()]
    except (ValueError, TypeError, IndexError, AttributeError):
        return ()
    total = sum(parts)
    if len(parts) < 2 or total <= 0:
        return ()
    parts = parts if len(parts) % 2 == 0 else parts[:-1]
    return tuple(max(part, total * 0.02) for part in parts)
