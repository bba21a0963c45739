"""The picture beside a shared link: 1200 by 630, one number and the sentence that says what it is.

Its letters are the portal's own (``theme/fonts``), so that the same words give the same picture anywhere.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

import numpy as np

FONTS = Path(__file__).resolve().parents[3] / "theme" / "fonts"
WIDTH, HEIGHT = 1200, 630
_FAMILY = "Portal Card Sans"
_INK, _QUIET, _LAKE, _PAPER = "#1a1a1a", "#4a5560", "#0b5c7a", "#ffffff"
#: From this many letters on a sentence is set smaller: (letters, size, letters a line, lines).
_SIZES = ((0, 52, 40, 3), (110, 44, 48, 4), (180, 36, 58, 5))
#: Colours are told apart in so many steps a channel, so that a picture has few and weighs little.
_STEP = 17
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says: whose it is and when (``above``), perhaps a ``number``, the sentence (``said``), and
    the ``mark`` of figures that are not as reported, or ""."""

    above: str
    said: str
    number: str = ""
    mark: str = ""

    @property
    def words(self) -> str:
        """All that it says, in the order in which it is read."""
        return ". ".join(filter(None, (self.mark, self.above, self.number, self.said)))


def card_svg(card: Card) -> str:
    """The picture as SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>'
        f'<rect width="{WIDTH}" height="14" fill="{_LAKE}"/>{"".join(_lines(card))}</svg>'
    )


def _lines(card: Card) -> Iterator[str]:
    yield _text(card.above, 92, 32, _QUIET)
    top = 150
    if card.number:
        yield _text(card.number, 250, 140, _INK, bold=True)
        top = 300
    letters = len(card.said)
    _, size, width, most = next(each for each in reversed(_SIZES) if letters >= each[0])
    for place, line in enumerate(wrap(card.said, width, max_lines=most, placeholder=" …"), start=1):
        yield _text(line, top + round(place * size * 1.25), size, _INK)
    if card.mark:
        yield f'<rect y="{HEIGHT - 60}" width="{WIDTH}" height="60" fill="{_LAKE}"/>'
        yield _text(card.mark, HEIGHT - 20, 30, _PAPER, bold=True)


def _text(said: str, y: int, size: int, fill: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="60" y="{y}" font-family="{_FAMILY}" font-size="{size}"{weight} fill="{fill}">'
        f"{escape(said)}</text>"
    )


def card_png(svg: str, words: str) -> bytes:
    """The SVG as a PNG with a palette; ``words`` stand inside it as its description."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return _with_palette(_pixels(vl_convert.svg_to_png(svg, scale=1)), words)


def _pixels(png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The colours of an opaque picture of eight bits a channel, row by row; ``ValueError`` for another."""
    packed, at = b"", len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR" and struct.unpack(">IIBB", content[:10]) != (WIDTH, HEIGHT, 8, 6):
            raise ValueError("the picture of a card has another form")
        packed += content if kind == b"IDAT" else b""
        at += 12 + length
    rows = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(HEIGHT, WIDTH * 4 + 1)
    if (rows[:, 0] != 1).any():  # each pixel as what it adds to that on its left
        raise ValueError("the rows of a card are packed another way")
    return np.add.accumulate(rows[:, 1:].reshape(HEIGHT, WIDTH, 4), axis=1, dtype=np.uint8)[:, :, :3]


def _with_palette(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], words: str) -> bytes:
    steps = (pixels.astype(np.uint32) + _STEP // 2) // _STEP
    found, places = np.unique(
        steps[:, :, 0] << 16 | steps[:, :, 1] << 8 | steps[:, :, 2], return_inverse=True
    )
    if len(found) > 256:
        raise ValueError("a card has more colours than a palette holds")
    palette = b"".join(bytes(min(255, (int(one) >> by & 255) * _STEP) for by in (16, 8, 0)) for one in found)
    rows = np.zeros((HEIGHT, WIDTH + 1), np.uint8)
    rows[:, 1:] = places.reshape(HEIGHT, WIDTH)
    return _SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"iTXt", b"Description\0\0\0\0\0" + words.encode()),
            _chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
