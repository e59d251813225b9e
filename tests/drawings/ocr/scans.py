"""Scans made for the purpose: callouts in our own font on white paper, then skewed, blurred, noisy, pressed as JPEG."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from qcdesigner.domain.tables import resource_path

LETTER_PX = 44
FRAME_PEN = 3


def sheet(size: tuple[int, int] = (1800, 1200)) -> Image.Image:
    return Image.new("L", size, 255)


def font(height: int = LETTER_PX, name: str = "qcdesigner-text.ttf") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resource_path(f"fonts/{name}")), height)


def write(
    picture: Image.Image,
    text: str,
    at: tuple[int, int],
    *,
    height: int = LETTER_PX,
    angle_deg: float = 0.0,
    grey: int = 0,
) -> None:
    """Writes a text with its top left corner at a place, turned counter-clockwise."""
    face = font(height)
    left, top, right, bottom = face.getbbox(text)
    piece = Image.new("L", (int(right - left) + 8, int(bottom - top) + 8), 255)
    ImageDraw.Draw(piece).text((4 - left, 4 - top), text, font=face, fill=grey)
    turned = piece.rotate(angle_deg, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    picture.paste(turned, at)


def frame(picture: Image.Image, cells: Sequence[str], at: tuple[int, int], *, height: int = 76) -> None:
    """Draws a tolerance frame: its sign in the symbol font, the others in text."""
    draw = ImageDraw.Draw(picture)
    x, y = at
    for i, text in enumerate(cells):
        face = font(name="qcdesigner-symbols.ttf") if i == 0 else font()
        width = int(face.getlength(text)) + 36
        draw.rectangle((x, y, x + width, y + height), outline=0, width=FRAME_PEN)
        draw.text((x + width / 2, y + height / 2), text, font=face, fill=0, anchor="mm")
        x += width


def scanned(
    picture: Image.Image, *, skew_deg: float = 0.6, blur: float = 0.8, quality: int = 60, seed: int = 7
) -> Image.Image:
    """The picture as a poor scanner gives it: askew, soft, speckled, shaded, pressed."""
    chance = np.random.default_rng(seed)
    turned = picture.rotate(skew_deg, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(blur)
    )
    pixels = np.asarray(turned, np.float32) * np.linspace(1.0, 0.75, turned.width, dtype=np.float32)
    pixels += chance.normal(0, 3, pixels.shape)
    specks = chance.random(pixels.shape) < 2e-5
    pixels[specks] = 60
    shaded = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    stream = io.BytesIO()
    shaded.save(stream, "JPEG", quality=quality)
    return Image.open(io.BytesIO(stream.getvalue())).convert("L")


def png_bytes(picture: Image.Image, dpi: int = 300) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header speaks of that many pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"")), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
