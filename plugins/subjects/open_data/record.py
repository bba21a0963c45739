"""The thirteen data sets: each is a subject with a main table, on which its companions hang by their keys.

What is said of a set stands in ``content/wording/data_sets.toml``, what a column means in ``data/schemas``;
there each table names its set, and whether it is the main one (``main``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from plugins.core.packing.descriptions import Description


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One set: ``shown`` are the columns of its main table that a first look needs. ``own`` is false for the
    work of others, which nobody here can license."""

    word: str
    main: str = ""
    companions: tuple[str, ...] = ()
    shown: tuple[str, ...]
    own: bool = True

    @property
    def tables(self) -> tuple[str, ...]:
        """Its tables, the main one first."""
        return (self.main, *self.companions)

    @property
    def slug(self) -> str:
        """The address of its page in each language: ``data/bills``."""
        return f"data/{self.word}"


_LOOKS = (
    DataSet(
        word="figures",
        shown=("quarter", "metric_id", "unit_id", "value", "target_value", "verdict"),
    ),
    DataSet(
        word="metrics",
        shown=("metric_id", "metric_version", "title_en", "unit", "direction"),
    ),
    DataSet(
        word="index",
        shown=("quarter", "unit_id", "index_value", "band_en", "coverage_pct"),
    ),
    DataSet(
        word="bills",
        shown=("bill_id", "title_en", "stage_id", "stage_since", "outcome"),
    ),
    DataSet(
        word="committees",
        shown=("quarter", "committee_id", "held_on", "kind", "subject_en", "cost_kes"),
    ),
    DataSet(
        word="recommendations",
        shown=("rec_id", "text_en", "made_on", "stage", "age_days"),
    ),
    DataSet(
        word="services",
        shown=("petition_id", "title_en", "received_on", "stage", "days_to_reply"),
    ),
    DataSet(
        word="money",
        shown=("quarter", "unit_id", "economic_class", "approved_kes", "spent_to_date_kes"),
    ),
    DataSet(
        word="people",
        shown=("quarter", "title_en", "started_on", "attended", "obs_status"),
    ),
    DataSet(
        word="plans",
        shown=("commitment_id", "clause", "promise_en", "due", "status"),
    ),
    DataSet(
        word="releases",
        shown=("kind", "quarter", "announced_at", "announced_on", "state"),
    ),
    DataSet(
        word="lists",
        shown=("unit_id", "name_en", "name_sw", "kind", "first_quarter"),
    ),
    DataSet(
        word="skills",
        shown=("competency_id", "name_en", "family", "source_section"),
        own=False,
    ),
)
#: The sets that are the work of others.
OTHERS_WORK = frozenset(one.word for one in _LOOKS if not one.own)


def data_sets(descriptions: Mapping[str, Description]) -> tuple[DataSet, ...]:
    """The sets with their tables, as the ``descriptions`` of these say, companions by the alphabet."""
    found = []
    for one in _LOOKS:
        own = sorted(name for name, table in descriptions.items() if table.get("set") == one.word)
        main = next((name for name in own if descriptions[name].get("main")), "")
        found.append(replace(one, main=main, companions=tuple(name for name in own if name != main)))
    return tuple(found)
