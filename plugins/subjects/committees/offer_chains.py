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
from plugins.core.strips.squares import squares
from plugins.subjects.units.measure import unit_of

from .model_chains import Chain, Stage
from .offer import anchor_of, petition_link, petition_stories


def chain_view(teller: Teller, chain: Chain, as_at: date, *, with_committee: bool = True) -> dict[str, Any]:
    """One chain as ``chains.html`` draws it: what is recommended, its steps with ages, what it waits for."""
    steps = list(_steps(chain))
    return {
        "chain_id": anchor_of(chain.rec.rec_id),
        "text": teller.text(chain.rec.text),
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
    url = addresses.page(teller.language, f"committees/recommendations-{stage}")
    return Text(teller.t(f"chain.stage_{stage}"), url=url)


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
