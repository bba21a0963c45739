"""What the pages about the work plan share: the words of each state, days in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import DownloadLink, Section, Text, Words
from plugins.core.pages.tables import NO_PICTURE
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.units.measure import unit_of

from .model import MilestoneStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry of a register: its title, a strip of ``core/strips``, its state, short facts beside it,
    sentences under it."""

    row_id: str
    title: Words
    picture: Markup = NO_PICTURE
    state: str = ""
    facts: tuple[Words, ...] = ()
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of a register; ``none`` is said where it has no rows."""

    group_id: str
    heading: Words
    paragraphs: tuple[Words, ...] = ()
    rows: tuple[Row, ...] = ()
    none: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A page made of groups of entries (``register.html``); ``reading`` tells how their pictures are
    read."""

    heading: str
    answer: Words
    paragraphs: tuple[Words, ...] = ()
    reading: str = ""
    opening: tuple[Section, ...] = ()
    groups: tuple[Group, ...] = ()
    sections: tuple[Section, ...] = ()
    downloads: tuple[DownloadLink, ...] = ()


def register_page(teller: Teller, slug: str, register: Register, description: str) -> Page:
    """The page of a register, under the work plan; it carries the mark of illustrative figures."""
    t = teller.t
    heading = register.heading
    return teller.page(
        slug,
        {"register": register},
        description,
        title=heading,
        template="register",
        trail=((t("nav.workplan"), addresses.page(teller.language, "workplan")),),
    )


def told(teller: Teller, text: str) -> str:
    """An answer after the mark that the newest release's figures must carry."""
    latest = teller.assembly.latest
    if latest is None:
        return text
    return teller.marked(latest.release, text)


def said_milestones(teller: Teller, milestones: Sequence[MilestoneStanding], on: date) -> str:
    """How many of the milestones were done on that day, and how many overdue."""
    t = teller.t
    done, overdue = (sum(one.state == state for one in milestones) for state in ("done", "overdue"))
    said = t("workplan.answer", count=done, of=len(milestones), day=on)
    return f"{said} {t('workplan.answer_overdue', count=overdue)}"


def day(teller: Teller, value: object) -> str:
    """A date in words."""
    return formats.day(value, teller.language)  # type: ignore[arg-type]


def unit_name(teller: Teller, unit_id: str) -> Text:
    """The name of an office or unit, leading to its page if it has one."""
    return teller.unit(unit_of(teller.assembly, unit_id))
