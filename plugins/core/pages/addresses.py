"""Every address of the site, in one place. Addresses are permanent.

All are relative to the site's root, flat ``.html`` files, so that the built folder opens from a disk.
Slugs are English in both languages. What is told of a quarter stands under the quarter in its newest version,
and under the release in a version that was replaced (``versions.py`` says which).
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

from checked_tables.texts import Language
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

FRONT = "index.html"
#: Of what a page tells: a quarter in its newest version, or one version of it.
Told: TypeAlias = Quarter | Release


class Placed(Protocol):
    """A department or committee, which has a page."""

    @property
    def kind(self) -> str:
        """What kind of unit it is."""

    @property
    def slug(self) -> str:
        """Its id as addresses have it."""


def page(language: Language, slug: str) -> str:
    """A page by its slug: ``en/methods.html``."""
    return f"{language}/{slug}.html"


def home(language: Language) -> str:
    """The home page of a language."""
    return page(language, "index")


def report(language: Language, told: Told) -> str:
    """A quarter's report: ``en/reports/2026-27-q1.html``, ``en/reports/2026-27-q1/v1.html``."""
    return page(language, f"reports/{_slug(told)}")


def about_release(language: Language, release: Release) -> str:
    """What there is to know about one version as a release: checksum, who saw it early, reasons."""
    return page(language, f"reports/{_slug(release)}-release")


def numbers(language: Language, release: Release, of: str = "") -> str:
    """Where each figure of one version comes from, or each number ``of`` its index (``"index"``)."""
    return page(language, f"reports/{_slug(release)}-{f'{of}-' if of else ''}numbers")


def of_number(*parts: str) -> str:
    """The place of a number on those pages: ``assembly/ovs_report_completion``."""
    return "/".join(part for part in parts if part)


def consequences(language: Language, release: Release) -> str:
    """What followed from the corrections of one version."""
    return page(language, f"reports/{_slug(release)}-consequences")


def summary(language: Language, told: Told, reader: str) -> str:
    """A quarter's executive summary for a kind of readers: ``en/summaries/2026-27-q1-citizens.html``."""
    return page(language, f"summaries/{_slug(told)}-{reader}")


def notice(language: Language, told: Told) -> str:
    """The sheet for a notice board, of a quarter or a version."""
    return page(language, f"reports/{_slug(told)}-notice")


def paper(language: Language, told: Told) -> str:
    """That sheet as a PDF."""
    return f"{language}/reports/{_slug(told)}-notice.pdf"


def share_id(quarter: Quarter) -> str:
    """The place of a quarter's report on the page of what may be passed on."""
    return quarter.slug


def contents(language: Language, subject: str) -> str:
    """The first page of a subject that has several: ``en/reports/index.html``."""
    return page(language, f"{subject}/index")


def index(language: Language, told: Told) -> str:
    """A quarter's index, worked out."""
    return page(language, f"index/{_slug(told)}")


def index_analysts(language: Language, told: Told | None) -> str:
    """The index for analysts: of the newest quarter that has one, else of that which is named."""
    return page(language, f"index/{_slug(told)}-analysts" if told else "index/analysts")


def metric(language: Language, slug: str) -> str:
    """A metric's own page."""
    return page(language, f"metrics/{slug}")


def unit(language: Language, unit: Placed) -> str:
    """A department's or committee's own page: ``en/departments/dept-fig.html``,
    ``en/committees/cmt-ibis.html``."""
    return page(language, unit_slug(unit))


def unit_slug(unit: Placed) -> str:
    """The slug of that page."""
    return f"{unit.kind}s/{unit.slug}"


def annual_report(language: Language, financial_year: str) -> str:
    """A financial year's annual report: ``en/annual-report/2025-26.html``."""
    return page(language, f"annual-report/{financial_year}")


def bill(language: Language, slug: str) -> str:
    """A bill's own page."""
    return page(language, f"bills/{slug}")


def card(language: Language, slug: str) -> str:
    """The picture beside a link to a page."""
    return f"cards/{language}/{slug}.png"


def bill_feed(language: Language, slug: str) -> str:
    """The feed of one bill's steps."""
    return f"{language}/bills/{slug}.atom"


def feed(language: Language, of: str = "feed") -> str:
    """The feed of all changes, or of those ``of`` one kind: ``en/corrections.atom``."""
    return f"{language}/{of}.atom"


def slug_of(url: str) -> str:
    """The slug of a page: ``en/reports/index.html`` is that of ``reports/index``."""
    return url.partition("/")[2].removesuffix(".html")


def _slug(told: Told) -> str:
    return told.slug if isinstance(told, Quarter) else f"{told.quarter.slug}/{told.name}"


def download(name: str) -> str:
    """A file of the open data."""
    return f"data/{name}"
