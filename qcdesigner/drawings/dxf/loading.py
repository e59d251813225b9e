"""The bytes of a DXF file as an ezdxf document: text or binary, by its code page, mended when it is damaged."""

from __future__ import annotations

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
    text = content.decode(text_encoding(content), errors="surrogateescape")
    return ezdxf.read(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")))


def _recover(content: bytes) -> tuple[Drawing, tuple[tuple[str, str], ...]]:
    from ezdxf import recover

    try:
        doc, _ = recover.read(io.BytesIO(content))
        return doc, (("recovered", ""),)
    except Exception as error:  # the same: recover raises whatever it stumbles on
        raise DrawingError("damaged", cause=f"{type(error).__name__}: {error}"[:200]) from None


def text_encoding(content: bytes) -> str:
    """The encoding of a text DXF: UTF-8 if it is that, by version or by its bytes; else its declared code page."""
    from ezdxf.tools.codepage import toencoding

    version = _header_value(content, b"$ACADVER")
    if version >= _UNICODE_SINCE or _is_utf8(content):
        return "utf-8"
    return toencoding(_header_value(content, b"$DWGCODEPAGE") or "ANSI_1252")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _header_value(content: bytes, name: bytes) -> str:
    match = re.search(re.escape(name) + rb"\s*\r?\n\s*\d+\s*\r?\n([^\r\n]*)", content[:65536])
    return match[1].decode("ascii", "replace").strip() if match else ""
