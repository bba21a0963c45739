"""How long things wait, as a picture: the share done by days since the start, with those that still wait."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.core.measures.rounding import half_up
from plugins.core.measures.survival import SurvivalStep
from plugins.core.statements import formats
from plugins.core.time.release import Provenance

from .parts import FigureView
from .teller import Teller


def done_by(curve: Sequence[SurvivalStep], days: int) -> Decimal:
    """The share done within so many days, in whole per cent."""
    waiting = [step.waiting_pct for step in curve if step.time <= days]
    return half_up(100 - waiting[-1], 0) if waiting else Decimal(0)


def waiting_figure(
    teller: Teller,
    words: str,
    curve: Sequence[SurvivalStep],
    median_days: int | None,
    *,
    figure_id: str,
    csv_stem: str,
    provenance: Provenance,
    looked_at: tuple[int, int],
) -> FigureView:
    """The ``curve`` as steps, said by the section ``words`` of the wording; its text alternative tells the
    share done after the two numbers of days in ``looked_at`` and at the end."""
    t, language, last = teller.t, teller.language, curve[-1]
    axis = t(f"{words}.axis")
    labels = {"days": axis, "value": t(f"{words}.done_share"), "unit": "%", "suffix": "%", "axis": axis}
    values = {}
    for name, days in zip(("first", "second", "last"), (*looked_at, last.time), strict=True):
        values[name] = formats.percent(done_by(curve, days), language)
        values[f"{name}_days"] = formats.days(days, language)
    title = _filled(teller, f"{words}.figure_title_not", values)
    if median_days is not None:
        half = formats.days(median_days, language)
        labels["half"] = t(f"{words}.half_label", days=half)
        title = t(f"{words}.figure_title", days=half)
    return teller.figure(
        "steps",
        [
            {
                "days": step.time,
                "value": 100 - step.waiting_pct,
                "at_risk": step.at_risk,
                "events": step.events,
                "censored": step.censored,
            }
            for step in curve
        ],
        figure_id=figure_id,
        caption=teller.caption(
            title,
            t(f"{words}.figure_subtitle"),
            _filled(
                teller,
                f"{words}.figure_text",
                values,
                count=sum(step.events for step in curve),
                of=curve[0].at_risk,
            ),
        ),
        labels=labels,
        provenance=provenance,
        unit="percent",
        csv_stem=csv_stem,
    )


def _filled(
    teller: Teller, key: str, values: dict[str, str], *, count: int | None = None, of: int | None = None
) -> str:
    """A text with those of the values that it asks for."""
    asked = teller.t.entries[key].names
    wanted = {name: value for name, value in values.items() if name in asked}
    return teller.t(key, count=count, of=of, **wanted)
