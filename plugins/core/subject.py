"""A subject, whole: its tables and what is measured from them, what it publishes, its pages.

The core asks; it knows no subject. ``plugins/portal/subjects.py`` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.core.facts.assembly import Assembly
from plugins.core.facts.subject import Asked
from plugins.core.packing.publisher import Contribution, ReferenceTable
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Asked):
    """One subject.

    ``publish``    what it publishes of a release; a table of which no subject says anything is published
                   as it is
    ``published_with``    the word of the subject that publishes its tables too
    ``reference``  its reference tables as published, where that is not simply all rows
    ``pages``      its pages in one language; what they need is imported when they are asked for
    ``things``     what readers may look for in it, beside its pages, in one language
    ``listed``     those of its pages that stand on the list of all pages, beside the ones that
                   ``core/pages/contents.py`` names: each with the wording key of the heading above it
    """

    publish: Contribution | None = None
    published_with: str = ""
    reference: Callable[[Assembly], Iterable[ReferenceTable]] | None = None
    pages: Callable[[Teller], Iterable[Page]] | None = None
    things: Callable[[Teller], Iterable[Thing]] | None = None
    listed: tuple[tuple[str, Entry], ...] = ()
