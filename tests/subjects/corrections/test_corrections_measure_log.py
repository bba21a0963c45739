"""The log of changes: every entry has a name of its own that never changes."""

from __future__ import annotations

from datetime import date

from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.corrections.measure_log import KINDS, LogEntry
from tests.samples.rows import release

Q1 = Quarter.parse("2026-27-Q1")


def of_version(version: int) -> Release:
    return release(Q1, version, provenance="reported")


def test_an_entry_is_named_by_its_day_what_it_was_and_about_what():
    corrected = LogEntry(
        on=date(2026, 12, 1),
        kind="correction",
        quarter=Q1,
        release=of_version(2),
        metric_id="adm_energy_kwh",
        unit_id="assembly",
    )
    assert corrected.entry_id == "2026-12-01-correction-2026-27-q1-adm-energy-kwh-assembly-v2"


def test_what_happened_to_one_figure_on_one_day_has_different_names():
    names = {
        LogEntry(on=date(2026, 12, 1), kind=kind, quarter=Q1, release=of_version(version)).entry_id
        for kind in KINDS
        for version in (1, 2)
    }
    assert len(names) == 2 * len(KINDS)
