"""A built edition before it goes out: form, access, links and weight of its pages, no leak, its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from plugins.core.pages.official import NAME as OFFICIAL

from .accessibility import check_accessibility
from .leaks import Unreleased, check_leaks
from .links import check_links
from .page import read_page
from .prose import pieces_of, pieces_of_text
from .prose_rules import check_prose
from .sizes import check_sizes

_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What must not be in the edition: quarters in preparation beside the released tables (``known``), and
    words that point at this computer."""

    unreleased: tuple[Unreleased, ...] = ()
    known: tuple[Path, ...] = ()
    private: tuple[str, ...] = ()


def check_edition(site: Path, secret: Secret, public_address: str = "") -> tuple[str, ...]:
    """Everything that keeps the edition from going out, in sentences; of a kind the first few."""
    pages, sources = {}, {}
    form, access = [], []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        sources[name] = _read(path)
        pages[name], faults = read_page(sources[name])
        form += [f"{name}: {fault}" for fault in faults]
        access += [f"{name}: {fault}" for fault in check_accessibility(pages[name])]
    if not pages:
        return ("The edition has no pages.",)
    return (
        *_said("faults of form (HTML)", form),
        *_said("faults of accessibility", access),
        *_said("broken links", check_links(sources, site, public_address)),
        *_said("pages that are too heavy", check_sizes(site, pages)),
        *_said("leaks", check_leaks(site, secret.unreleased, secret.known, secret.private)),
    )


def check_words(site: Path) -> tuple[str, ...]:
    """The sentences of the pages and of the summaries as plain text, whose names end in their language, that
    break a rule of prose; an official text is quoted whole. They keep nothing back: a note may say it in the
    words of whoever wrote it."""
    return tuple(_said("sentences to look at", _words(site)))


def _words(site: Path) -> Iterator[str]:
    ours = (path for path in sorted(site.rglob("*.html")) if path.stem != OFFICIAL)
    pages = ((path, pieces_of(read_page(_read(path))[0])) for path in ours)
    texts = (
        (path, pieces_of_text(_read(path), path.stem[-2:])) for path in sorted(site.rglob("summaries-??.txt"))
    )
    for path, pieces in chain(pages, texts):
        for fault in check_prose(pieces):
            yield f"{path.relative_to(site).as_posix()}: {fault}"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _said(kind: str, found: Iterable[str]) -> list[str]:
    faults = list(dict.fromkeys(found))
    if not faults:
        return []
    more = [f"... and {len(faults) - _SHOWN} more"] * (len(faults) > _SHOWN)
    return ["\n    ".join((f"In the edition, {kind}: {len(faults)}.", *faults[:_SHOWN], *more))]
