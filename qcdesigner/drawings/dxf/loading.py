"""The bytes of a DXF file as an ezdxf document: text or binary, by its code page, mended when it is damaged."""

from __future__ import annotations

import codecs
import contextlib
import io
import re
from typing import TYPE_CHECKING

from qcdesigner.domain.errors import DrawingError

if TYPE_CHECKING:
    from ezdxf.document import Drawing

BINARY_SIGNATURE = b"AutoCAD Binary DXF\r\n\x1a\x00"
_SECTION = re.compile(rb"^\s*0\s*\r?\n\s*SECTION\s*\r?\n", re.MULTILINE)
_HEAD = 4096
_UNICODE_SINCE = "AC1021"
_UNDECODED = re.compile("[^\n]*[\udc80-\udcff][^\n]*")
_DOS = re.compile(r"dos(\d+)", re.IGNORECASE)


def is_dxf(content: bytes) -> bool:
    """True for what begins like a DXF file, binary or text."""
    return content.startswith(BINARY_SIGNATURE) or _SECTION.search(content[:_HEAD]) is not None


def load_document(content: bytes) -> tuple[Drawing, tuple[tuple[str, str], ...]]:
    """The document and remarks about its loading. Raises `DrawingError`: `damaged` when nothing can be made of it."""
    try:
        return _load(content), ()
    except Exception as first:  # ezdxf lets ValueError, IndexError and others through on broken files
        if content.startswith(BINARY_SIGNATURE):
            raise DrawingError("damaged", cause=str(first)[:200]) from None
    return _recover(content)


def _load(content: bytes) -> Drawing:
    import ezdxf
    from ezdxf.document import Drawing
    from ezdxf.lldxf.tagger import binary_tags_loader

    if content.startswith(BINARY_SIGNATURE):
        return Drawing.load(binary_tags_loader(content, errors="surrogateescape"))
    return ezdxf.read(io.StringIO(text_of(content).replace("\r\n", "\n").replace("\r", "\n")))


def text_of(content: bytes) -> str:
    """The text of a text DXF; lines that are not in the encoding of the others are in the declared code page."""
    encoding = text_encoding(content)
    text = content.decode(encoding, errors="surrogateescape")
    if encoding != "utf-8" or text.isascii():
        return text
    code_page = _code_page(content)
    return _UNDECODED.sub(lambda m: m[0].encode("utf-8", "surrogateescape").decode(code_page, "surrogateescape"), text)


def _recover(content: bytes) -> tuple[Drawing, tuple[tuple[str, str], ...]]:
    from ezdxf import recover

    try:
        doc, _ = recover.read(io.BytesIO(content))
        return doc, (("recovered", ""),)
    except Exception as error:  # the same: recover raises whatever it stumbles on
        raise DrawingError("damaged", cause=f"{type(error).__name__}: {error}"[:200]) from None


def text_encoding(content: bytes) -> str:
    """The encoding of a text DXF: UTF-8 if it is that, by version or by its bytes; else its declared code page."""
    version = _header_value(content, b"$ACADVER")
    if version >= _UNICODE_SINCE or _is_utf8(content):
        return "utf-8"
    return _code_page(content)


def _code_page(content: bytes) -> str:
    """The declared code page: of Windows (`ANSI_1252`, also where none is), or of DOS (`dos850`)."""
    from ezdxf.tools.codepage import toencoding

    name = _header_value(content, b"$DWGCODEPAGE") or "ANSI_1252"
    of_dos = _DOS.fullmatch(name)
    if of_dos:
        with contextlib.suppress(LookupError):
            return codecs.lookup(f"cp{of_dos[1]}").name
    return toencoding(name)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _header_value(content: bytes, name: bytes) -> str:
    match = re.search(re.escape(name) + rb"\s*\r?\n\s*\d+\s*\r?\n([^\r\n]*)", content[:65536])
    return match[1].decode("ascii", "replace").strip() if match else ""
