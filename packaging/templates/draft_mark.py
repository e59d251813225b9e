"""The mark of a draft on the pages of a workbook: a picture in the head of the page, behind the cells, on every page.

openpyxl writes no picture in heads: the parts are added to what it wrote.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "qcdesigner-text-bold.ttf"
SIZE_PX, SIZE_PT = (1100, 720), (770, 504)
GREY = (0xD8, 0xD8, 0xD8)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VML = f"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
<v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" path="m@4@5l@4@11@9@11@9@5xe" \
filled="f" stroked="f"><v:stroke joinstyle="miter"/><v:formulas><v:f eqn="if lineDrawn pixelLineWidth 0"/>\
<v:f eqn="sum @0 1 0"/><v:f eqn="sum 0 0 @1"/><v:f eqn="prod @2 1 2"/><v:f eqn="prod @3 21600 pixelWidth"/>\
<v:f eqn="prod @3 21600 pixelHeight"/><v:f eqn="sum @0 0 1"/><v:f eqn="prod @6 1 2"/><v:f eqn="prod @7 21600 pixelWidth"/>\
<v:f eqn="sum @8 21600 0"/><v:f eqn="prod @7 21600 pixelHeight"/><v:f eqn="sum @10 21600 0"/></v:formulas>\
<v:path o:extrusionok="f" gradientshapeok="t" o:connecttype="rect"/><o:lock v:ext="edit" aspectratio="t"/></v:shapetype>\
<v:shape id="CH" o:spid="_x0000_s1025" type="#_x0000_t75" style="position:absolute;margin-left:0;margin-top:0;\
width:{SIZE_PT[0]}pt;height:{SIZE_PT[1]}pt;z-index:1"><v:imagedata o:relid="rId1" o:title="draft"/>\
<o:lock v:ext="edit" rotation="t"/></v:shape></xml>"""


def add_draft_mark(parts: dict[str, bytes], text: str) -> None:
    """Adds the picture of `text` to the head of each sheet of a workbook; `&G` in a head shows it."""
    parts["xl/media/draft.png"] = _picture(text)
    sheets = sorted(name for name in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
    for number, sheet in enumerate(sheets, 1):
        drawing = f"xl/drawings/vmlDrawing{number}.vml"
        parts[drawing] = _VML.encode()
        parts[f"xl/drawings/_rels/vmlDrawing{number}.vml.rels"] = _with_relation(None, "rId1", "image", "/xl/media/draft.png")
        rels = sheet.replace("worksheets/", "worksheets/_rels/") + ".rels"
        parts[rels] = _with_relation(parts.get(rels), "rIdMark", "vmlDrawing", f"/{drawing}")
        mark = f'<legacyDrawingHF xmlns:r="{_RELATION}" r:id="rIdMark"/></worksheet>'.encode()
        parts[sheet] = parts[sheet].replace(b"</worksheet>", mark)
    kinds = (
        b'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        b'<Default Extension="png" ContentType="image/png"/></Types>'
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kinds)


def _with_relation(rels: bytes | None, identifier: str, kind: str, target: str) -> bytes:
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    relation = f'<Relationship Id="{identifier}" Type="{_RELATION}/{kind}" Target="{target}"/></Relationships>'
    return (rels or empty).replace(b"</Relationships>", relation.encode())


def _picture(text: str) -> bytes:
    """Grey letters lying across the page from the bottom left, on nothing."""
    picture = Image.new("RGBA", (1300, 1300), (*GREY, 0))
    font = ImageFont.truetype(FONT, 190, layout_engine=ImageFont.Layout.BASIC)  # the same on every machine
    ImageDraw.Draw(picture).text((650, 650), text, font=font, fill=(*GREY, 255), anchor="mm")
    turned = picture.rotate(33, resample=Image.Resampling.BICUBIC)
    left, top = (1300 - SIZE_PX[0]) // 2, (1300 - SIZE_PX[1]) // 2
    buffer = io.BytesIO()
    turned.crop((left, top, left + SIZE_PX[0], top + SIZE_PX[1])).quantize(16).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
