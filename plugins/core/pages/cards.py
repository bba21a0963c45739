"""The cards of pages, each drawn once: an entry is named by all that decides how it looks."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from plugins.core.drawing import card as drawing
from plugins.core.drawing.card import Card, card_png, card_svg

from .cores import on_all_cores
from .kept import read_kept, write_kept
from .site import Site


def draw_cards(site: Site) -> None:
    """Publish the PNG of each card of the site's pages: as it was drawn before, else drawn now."""
    drawn = on_all_cores(partial(_kept, site.charts.folder.with_name("cards")), list(site.cards.values()))
    for path, png in zip(site.cards, drawn, strict=True):
        site.keep(path, png)


def _kept(folder: Path, card: Card) -> bytes:
    svg = card_svg(card)
    key = sha256(f"{_ways()}{svg}{card.words}".encode()).hexdigest()
    path = folder / f"{key}.txt"
    known = read_kept(path)
    if known is not None:
        return b64decode(known)
    png = card_png(svg, card.words)
    write_kept(path, b64encode(png).decode())
    return png


@cache
def _ways() -> str:
    """What decides how a card looks beside its words: letters, code, and the library that draws."""
    sources = (Path(drawing.__file__), *sorted(drawing.FONTS.glob("*.ttf")))
    whole = sha256(b"".join(source.read_bytes() for source in sources))
    return f"{whole.hexdigest()} {version('vl-convert-python')}"
