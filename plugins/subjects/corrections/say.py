"""What a version changed against the one before it: a correction mends a mistake, a revision adds."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.voice import Fact, Sentence, Voice, joined
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_facts import Facts, unit_name
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.units.measure import unit_of

from .model_tables import RowChanges, changes_said
from .record import Correction, corrections_of, tables_changed


def say_corrections(assembly: Assembly, report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """One entry a correction: what changed, from what to what, who found it, and why it was wrong."""
    return tuple(_correction(assembly, report, correction, voice) for correction in corrections_of(report))


def say_table_changes(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """One entry a table that this version changed: how many rows, who found it, and why."""
    return tuple(_table(report, change, voice) for change in tables_changed(report))


def say_correction_count(report: Report, voice: Voice) -> Sentence | None:
    """How many figures this version corrects or revises; ``None`` if none."""
    count = Facts(report, voice.language).count("count/corrections")
    return voice.say("corrections.count", count=count) if count.count else None


def _correction(assembly: Assembly, report: Report, correction: Correction, voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    root = f"release/corrections/{correction.correction_id}"
    result = report[Figures].of(correction.metric_id, correction.unit_id)
    metric = next(
        metric for metric in newest(assembly.rows(Metric)) if metric.metric_id == correction.metric_id
    )
    title = (result.metric if result else metric).title.said_in(voice.language)[0]
    old, new = (
        Fact(
            f"{facts.root}/{root}/{end}_value",
            _value(getattr(correction, f"{end}_value"), correction, voice, metric.unit),
        )
        for end in ("old", "new")
    )
    changed = voice.say(
        f"corrections.{correction.kind}",
        about=correction.metric_id,
        title=title,
        what=voice.words(f"corrections.what.{correction.column}"),
        unit=unit_name(unit_of(assembly, correction.unit_id), voice.language),
        old=old,
        new=new,
        version=facts.count("release/version"),
    )
    found = voice.say(f"corrections.found.{correction.found_by}", day=facts.day(f"{root}/found_on"))
    return joined([changed, found, voice.quote(correction.reason, f"{facts.root}/{root}/reason")])


def _table(report: Report, change: Correction, voice: Voice) -> Sentence:
    facts = Facts(report, voice.language)
    root = f"release/tables_changed/{change.correction_id}"
    rows = changes_said(change.new_value) or RowChanges(0, 0, 0)
    counts = f"{facts.root}/{root}/new_value"
    changed = voice.say(
        f"table_changes.text_{change.kind}",
        table=_name(change.table, voice),
        version=facts.count("release/version"),
        new=Fact(counts, str(rows.new)),
        gone=Fact(counts, str(rows.gone)),
        changed=Fact(counts, str(rows.changed)),
    )
    found = voice.say(f"corrections.found.{change.found_by}", day=facts.day(f"{root}/found_on"))
    return joined([changed, found, voice.quote(change.reason, f"{facts.root}/{root}/reason")])


def _name(table: str, voice: Voice) -> str:
    """What readers call a table; one that nobody named is called as its file."""
    key = f"table_changes.name.{table}"
    return voice.words(key) if voice.words.has(key) else table


def _value(written: str, correction: Correction, voice: Voice, unit: str) -> str:
    if not written:
        return voice.words("corrections.nothing")
    if correction.column == "status":
        return f"“{voice.words(f'status.{written}')}”"
    try:
        value = Decimal(written)
    except InvalidOperation:
        return written
    return formats.in_unit(value, unit if correction.column == "value" else "count", None, voice.language)
