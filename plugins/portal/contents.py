"""The list of all pages: those of the subjects, and those that are no subject's."""

from __future__ import annotations

from plugins.core.pages.contents import Entry, Groups, Listed, grouped

from .subjects import SUBJECTS

#: Written pages, and those about the site as a whole.
OWN: tuple[Listed, ...] = (
    ("footer.plans", Entry("policy", "policy/index", 10, foot=True)),
    ("footer.checking", Entry("data", "data", 10, foot=True)),
    ("footer.checking", Entry("methods", "methods", 20, foot=True)),
    ("footer.checking", Entry("completeness", "completeness", 110)),
    ("footer.checking", Entry("how-to-read", "how-to-read", 120)),
    ("footer.checking", Entry("accessibility", "accessibility", 130, foot=True)),
    ("footer.checking", Entry("about", "about", 140)),
    ("footer.checking", Entry("contact", "contact", 150)),
)


def contents() -> Groups:
    """Every listed page, by heading."""
    return grouped((*OWN, *(each for subject in SUBJECTS for each in subject.listed)))
