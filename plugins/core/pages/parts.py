"""What pages are made of, as plain values: one dataclass for each file of ``theme/templates/parts``.

Every text is already said in the reader's language and every number already written; templates only
print. ``Text`` is used where a text may be in the other language or may lead somewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from checked_tables.texts import Bilingual, Language

from .tables import Table
from .widths import BESIDE, fits


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the language it is really in if that is not the page's, and where it leads; a file that it
    leads to may be ``saved_as`` something else than its address says. A statement has its ``anchor``."""

    text: str
    lang: Language | None = None
    url: str = ""
    kind: str = ""
    saved_as: str = ""
    anchor: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


Words: TypeAlias = str | Text


def said(text: Bilingual, language: Language, url: str = "") -> Text:
    """A bilingual text for a reader of ``language``; marked with its language when it is the other."""
    words, really = text.said_in(language)
    return Text(words, None if really == language else really, url)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number, what it is, and one line about it (``parts/key_figures.html``); its unit stands ``before``
    it or after."""

    label: Words
    value: str
    unit: str = ""
    before: str = ""
    note: Words = ""
    kind: str = ""


#: So many characters of description stand beside a picture, four lines or so; a longer one goes to its table.
LONGEST_BESIDE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A chart with its words, its table and its CSV (``parts/figure.html``). ``dress`` gives its SVG once
    the picture is drawn."""

    figure_id: str
    title: str
    subtitle: str
    description: str
    dress: Callable[[], str]
    table: Table
    csv_url: str
    csv_size: str
    csv_saved_as: str = ""

    @property
    def svg(self) -> str:
        """What stands in the page."""
        return self.dress()

    @property
    def long(self) -> bool:
        """Whether the description is too long to stand beside its picture."""
        return len(self.description) > LONGEST_BESIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One of several pictures side by side: what it shows, the picture, and lines about it."""

    name: Words
    picture: Markup
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what belongs under it (``parts/section.html``)."""

    section_id: str
    heading: Words
    paragraphs: tuple[Words, ...] = ()
    points: tuple[Words, ...] = ()
    panels: tuple[Panel, ...] = ()
    figures: tuple[FigureView, ...] = ()
    tables: tuple[Table, ...] = ()
    note: Words = ""

    @property
    def wide(self) -> bool:
        """Whether it has pictures or a table that needs the whole width."""
        return bool(self.figures or self.panels) or not all(fits(table, BESIDE) for table in self.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A thing with a place of its own on a page (``described.html``): its address there, its name, its value
    if it has one, and the facts about it."""

    anchor: str
    name: Words
    value: str = ""
    facts: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that changes how the page is to be read (``parts/notice.html``)."""

    heading: Words
    paragraphs: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadLink:
    """A file to take away, with its format and size (``parts/downloads.html``); ``saved_as`` is the name
    under which it is saved, where that is not the one of its address."""

    label: Words
    url: str
    format: str
    size: str
    note: Words = ""
    saved_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePassed:
    """One line of the sign-off trail (``parts/sign_off.html``)."""

    date: str
    stage: str
    office: Words
    note: Words = ""
    done: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The index on its scale (``parts/gauge.html``): its value of the ``most`` that there is, its band, the
    gauge, and how to read it."""

    value: str
    most: str
    band: str
    picture: Markup
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discs:
    """Targets as discs (``parts/answer.html``), and how to read them."""

    picture: Markup
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page made of sections (``sheet.html``)."""

    heading: str
    answer: Words = ""
    tally: Discs | None = None
    scale: Scale | None = None
    particulars: tuple[tuple[str, Words], ...] = ()
    notices: tuple[Notice, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    sections: tuple[Section, ...] = ()
    markers: tuple[tuple[str, str], ...] = ()
    downloads: tuple[DownloadLink, ...] = ()
    earlier: tuple[str, str] | None = None
    later: tuple[str, str] | None = None
