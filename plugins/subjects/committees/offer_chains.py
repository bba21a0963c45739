"""The chain of accountability as one line: finding, recommendation, resolution, response, implementation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from plugins.core.pages import addresses
from plugins.core.pages.parts import Text
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.core.strips.journey import journey
from plugins.core.strips.squares import squares
from plugins.core.strips.waits import scale_of_days
from plugins.core.time.quarter import Quarter
from plugins.subjects.units.measure import unit_of

from .model_chains import Chain, Stage
from .offer import anchor_of, petition_link, petition_stories

#: The page of the open ones; those carried out have a page a year below it.
PAGE = "committees/recommendations"


def chain_views(
    teller: Teller, chains: Sequence[Chain], as_at: date, *, with_committee: bool = True
) -> tuple[str, list[dict[str, Any]]]:
    """How the pictures of ``chains`` are read, and each chain as ``chains.html`` draws it; all of them on
    one scale."""
    end = scale_of_days(day for chain in chains for day in (chain.age_days, _due(chain)))
    reading = teller.t("chain.journey_reading", days=formats.days(end, teller.language), day=as_at)
    return reading, [_view(teller, chain, as_at, end, with_committee) for chain in chains]


def _view(teller: Teller, chain: Chain, as_at: date, end: int, with_committee: bool) -> dict[str, Any]:
    """What is recommended, its journey, its steps with ages, what it waits for."""
    steps = list(_steps(chain))
    on_the_way = [(day - chain.began_on).days for name, day in steps[1:] if name != "implemented"]
    return {
        "chain_id": anchor_of(chain.rec.rec_id),
        "text": teller.text(chain.rec.text),
        "picture": journey(on_the_way, chain.age_days, end, _due(chain)),
        "committee": _committee(teller, chain) if with_committee else Text(""),
        "source": _source(teller, chain),
        "steps": [_step(teller, steps, place) for place in range(len(steps))],
        "waits": _waits(teller, chain, steps[-1][1], as_at),
        "age": _age(teller, chain),
        "to": _english(teller, chain.rec.addressed_to),
        "evidence": _english(teller, chain.rec.evidence),
    }


def stage_text(teller: Teller, stage: Stage) -> Text:
    """A stage's name, leading to all that stand there."""
    return Text(teller.t(f"chain.stage_{stage}"), url=f"{addresses.page(teller.language, PAGE)}#{stage}")


def chain_url(teller: Teller, chain: Chain) -> str:
    """The address of a chain: among the open ones, or in the year in which it was carried out."""
    year = year_done(chain)
    page = addresses.page(teller.language, f"{PAGE}/{year}" if year else PAGE)
    return f"{page}#{anchor_of(chain.rec.rec_id)}"


def year_done(chain: Chain) -> str:
    """The financial year in which it was carried out; empty while it is open."""
    done = chain.rec.implemented_on
    return Quarter.containing(done).financial_year if done is not None else ""


def _due(chain: Chain) -> int:
    """The day of the journey by which it was to be carried out."""
    return max(0, (chain.rec.due_on - chain.began_on).days)


def _steps(chain: Chain) -> Iterator[tuple[str, date]]:
    rec, first = chain.rec, chain.repeats[-1] if chain.repeats else None
    if chain.began_on < (first or rec).made_on:
        yield "finding", chain.began_on
    if first is not None:
        yield "first_made", first.made_on
    yield ("made" if first is None else "again"), rec.made_on
    days = (
        ("resolved", rec.resolved_on),
        ("responded", rec.responded_on),
        ("implemented", rec.implemented_on),
    )
    for name, day in days:
        if day is not None:
            yield name, day


def _step(teller: Teller, steps: list[tuple[str, date]], place: int) -> dict[str, str]:
    name, day = steps[place]
    gap = (day - steps[place - 1][1]).days if place else None
    said = "" if gap is None else teller.t("chain.gap", days=formats.days(gap, teller.language))
    return {
        "name": teller.t(f"chain.step_{name}"),
        "date": formats.day(day, teller.language),
        "gap": said,
    }


def _waits(teller: Teller, chain: Chain, last: date, as_at: date) -> str:
    if chain.stage == "implemented":
        return ""
    days, due = formats.days((as_at - last).days, teller.language), chain.rec.response_due
    if chain.stage == "response" and due is not None and due < as_at:
        late = formats.days((as_at - due).days, teller.language)
        return teller.t("chain.wait_response_late", days=days, late=late)
    return teller.t(f"chain.wait_{chain.stage}", days=days)


def _age(teller: Teller, chain: Chain) -> str:
    t, language = teller.t, teller.language
    days = formats.days(chain.age_days, language)
    if chain.stage == "implemented":
        return t("chain.took", days=days)
    if chain.overdue_days is not None:
        late = t("chain.late", days=formats.days(chain.overdue_days, language))
    else:
        late = t("chain.not_due", day=chain.rec.due_on)
    return f"{t('chain.open_for', days=days)} {late}"


def _english(teller: Teller, text: str) -> Text:
    """Names of offices and papers are in English on every page."""
    return Text(text, "en" if text and teller.language != "en" else None)


def _committee(teller: Teller, chain: Chain) -> Text:
    return teller.unit(unit_of(teller.assembly, chain.rec.committee_id))


def _source(teller: Teller, chain: Chain) -> Text:
    if chain.finding is not None:
        title = teller.text(chain.finding.title)
        return Text(teller.t("chain.from_finding", title=title.text), title.lang)
    if chain.report is not None:
        title = teller.text(chain.report.title)
        return Text(teller.t("chain.from_report", title=title.text), title.lang)
    for story in petition_stories(teller):
        if chain.rec.source_kind == "petition" and story.petition.petition_id == chain.rec.source_id:
            link = petition_link(teller, story.petition)
            return Text(teller.t("chain.from_petition", title=link.text), link.lang, link.url)
    return Text(teller.t("chain.from_other", title=chain.rec.source_id))


def squares_of(chains: Sequence[Chain], across: int = 8) -> Cell:
    """A square for each recommendation: full where it is carried out, hollow past its date, small else."""
    done = sum(one.stage == "implemented" for one in chains)
    late = sum(one.stage != "implemented" and one.overdue_days is not None for one in chains)
    return Cell("", picture=squares(done, late, len(chains) - done - late, across=across))
