"""The marks of states on the sheets of a workbook (draft, superseded): grey letters repeated over cells, on every printed page.

openpyxl draws no shapes: they are added to what it wrote. A mark's alternative text is a field: where it comes to
nothing, because the plan is in another state, the filler leaves the mark out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "qcdesigner-text-bold.ttf"
# A tile is the size of five readings of a few rows: each page has a whole word.
TILE_PX, DOTS_PER_INCH = (330, 220), 96
FONT_PX, SLOPE_DEG = 56, 31
OPACITY = 28
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_SHAPE = """<xdr:twoCellAnchor xmlns:xdr="{sheet}" xmlns:a="{main}" editAs="twoCell"><xdr:from><xdr:col>{left}</xdr:col>\
<xdr:colOff>90000</xdr:colOff><xdr:row>{top}</xdr:row><xdr:rowOff>90000</xdr:rowOff></xdr:from><xdr:to><xdr:col>{right}</xdr:col>\
<xdr:colOff>0</xdr:colOff><xdr:row>{bottom}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink="">\
<xdr:nvSpPr><xdr:cNvPr id="99" name="Mark-{state}" descr="{{% if plan.state_code == '{state}' %}}{{{{ plan.mark }}}}{{% endif %}}"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>\
<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>\
<a:blipFill dpi="0" rotWithShape="1"><a:blip xmlns:r="{office}" r:embed="{relation}"/><a:srcRect/>\
<a:tile tx="0" ty="0" sx="100000" sy="100000" flip="none" algn="tl"/></a:blipFill><a:ln><a:noFill/></a:ln></xdr:spPr>\
</xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"""


def add_state_mark(parts: dict[str, bytes], state: str, text: str, places: Mapping[int, tuple[int, int, int, int]]) -> None:
    """Adds the mark `text` of a state to the sheets; `places`: by number of sheet, left, top, right, bottom (columns and rows from 0)."""
    picture, relation = f"xl/media/{state}.png", f"rIdMark-{state}"
    parts[picture] = _picture(text)
    types = parts["[Content_Types].xml"]
    for number, (left, top, right, bottom) in places.items():
        drawing = _drawing_of(parts, number)
        if drawing not in parts:
            parts[drawing] = f'<xdr:wsDr xmlns:xdr="{_SHEET_DRAWING}"></xdr:wsDr>'.encode()
            override = f'<Override PartName="/{drawing}" ContentType="{_DRAWING_TYPE}"/></Types>'
            types = types.replace(b"</Types>", override.encode())
        shape = _SHAPE.format(
            sheet=_SHEET_DRAWING, main=_MAIN, office=_OFFICE, state=state, relation=relation,
            left=left, top=top, right=right, bottom=bottom,
        )  # fmt: skip
        end = re.search(rb"</(?:xdr:)?wsDr>\s*\Z", parts[drawing])
        assert end is not None
        parts[drawing] = parts[drawing][: end.start()] + shape.encode() + parts[drawing][end.start() :]
        rels = drawing.replace("drawings/", "drawings/_rels/") + ".rels"
        parts[rels] = _with_relation(parts.get(rels), relation, "image", f"/{picture}")
    png = b'<Default Extension="png" ContentType="image/png"/>'
    parts["[Content_Types].xml"] = types if png in types else types.replace(b"</Types>", png + b"</Types>")


def _drawing_of(parts: dict[str, bytes], number: int) -> str:
    """The drawing of a sheet: its own, or a name for one, which the sheet is made to refer to."""
    sheet = f"xl/worksheets/sheet{number}.xml"
    rels = f"xl/worksheets/_rels/sheet{number}.xml.rels"
    known = re.search(rb'Target="/?([^"]*drawings/drawing\d+\.xml)"', parts.get(rels, b""))
    if known is not None:
        return known[1].decode()
    drawing = f"xl/drawings/drawing9{number}.xml"
    parts[rels] = _with_relation(parts.get(rels), "rIdMark", "drawing", f"/{drawing}")
    mark = f'<drawing xmlns:r="{_OFFICE}" r:id="rIdMark"/></worksheet>'.encode()
    parts[sheet] = parts[sheet].replace(b"</worksheet>", mark)
    return drawing


def _with_relation(rels: bytes | None, identifier: str, kind: str, target: str) -> bytes:
    empty = f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
    relation = f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    return (rels or empty).replace(b"</Relationships>", relation.encode())


def _picture(text: str) -> bytes:
    """Letters lying across the tile from the bottom left: so thin a grey that what is under them is read."""
    side = max(TILE_PX) + 300
    letters = Image.new("L", (side, side), 0)
    font = ImageFont.truetype(FONT, FONT_PX, layout_engine=ImageFont.Layout.BASIC)  # the same on every machine
    ImageDraw.Draw(letters).text((side / 2, side / 2), text, font=font, fill=OPACITY, anchor="mm")
    turned = letters.rotate(SLOPE_DEG, resample=Image.Resampling.BICUBIC)
    left, top = (side - TILE_PX[0]) // 2, (side - TILE_PX[1]) // 2
    opacity = turned.crop((left, top, left + TILE_PX[0], top + TILE_PX[1]))
    picture = Image.merge("LA", (Image.new("L", TILE_PX, 0), opacity))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return buffer.getvalue()
