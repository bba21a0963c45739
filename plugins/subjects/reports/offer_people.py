"""Competencies and trainings where a quarter is told as a whole."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.parts import Section, Text
from plugins.core.pages.teller import Teller

from .say_readers import say_people

_PAGES = (("nav.competencies", "competencies"), ("nav.training-local", "training-local"))


def people_section(teller: Teller, report: Report) -> Section | None:
    """What a quarter tells of trainings and competencies, with the ways to both; ``None`` if nothing."""
    said = teller.sentences(say_people(report, teller.voice))
    if not said:
        return None
    links = (Text(teller.t(key), url=addresses.page(teller.language, slug)) for key, slug in _PAGES)
    return Section(section_id="people", heading=teller.t("report.people"), paragraphs=(*said, *links))
