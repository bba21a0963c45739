"""What a subject declares of its tables: their records, their rules, what is measured from them.

Every hook is a plain function and may be left out. They are asked in the order in which subjects are listed
(``plugins/portal/subjects.py``), so one that measures from what another found stands after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checked_tables.checked import CheckedTables
from checked_tables.mapping import Record
from checked_tables.problems import Problem
from checked_tables.table import Table
from plugins.core.time.folders import VersionFolder
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release

from .assembly import Assembly, Report
from .drift import Retold
from .history import History, Measured
from .store import Facts
from .version import Read, ReadVersion

Problems = Iterable[Problem]
#: The cells of a row as they were on a quarter's last day, from the row and all tables.
Then = Callable[[Mapping[str, str], Mapping[str, Table], Quarter], Mapping[str, str]]
#: How a row that has ended did so, from its key and all tables; empty where nobody has said.
Ended = Callable[[str, Mapping[str, Table]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measuring:
    """What a subject measures a report from: the version's own facts, the quarters before, the units and
    other reference rows, and what subjects asked earlier have ``found``."""

    one: Measured
    history: History
    reference: Facts
    found: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the core asks of a subject before there are pages; ``plugins/core/subject.py`` has the whole.

    A subject is named by the one ``word`` that its folder, words, tests and tables bear.

    ``records``    the class of the records of each of its tables; a schema in ``data/schemas`` has the rest
    ``uses``       the words of the subjects whose records and measures it reads
    ``counted``    the records that are called figures when a build says what it read
    ``folder``     a folder of reference files that it reads itself, with what it reads them by
    ``stands``     problems with a table being there or not; a table that has one is not read
    ``then``, ``ended``    of a table whose rows live on under other names: what its cells were on a quarter's
                   last day; how a row ended, in words for staff
    ``gather``     what the rows of a version's tables make together; ``gather_reference``, those of
                   the reference tables
    ``retold``     the cells of released reference rows that say something else since, as its tables tell it:
                   they answer for the difference, and pages of today say what they say now
    ``check_reference``, ``check``    what is wrong in the reference tables, in those of a version
    ``check_series``    a version against earlier quarters of its series (the newest last), and whether
                        somebody can still act on what is asked about
    ``check_new_version``, ``check_all``    a version against the one before it; all versions together
    ``measure_own``    what a version says by itself
    ``measure``    what a report says, compared with the quarters before
    ``tell``       what all quarters say together
    ``agree``      what does not agree with it in a report, once all is measured
    ``hide``       the numbers and relations about people that a report says, for the attacker
    """

    word: str
    records: tuple[type[Record], ...] = ()
    uses: tuple[str, ...] = ()
    counted: tuple[type[Record], ...] = ()
    folder: tuple[str, Callable[[Path, str], tuple[Iterable[object], list[Problem]]]] | None = None
    stands: Callable[[VersionFolder, Release | None], Problems] | None = None
    then: Mapping[str, Then] = field(default_factory=dict)
    ended: Mapping[str, Ended] = field(default_factory=dict)
    gather: Callable[[CheckedTables, Facts], Iterable[object]] | None = None
    gather_reference: Callable[[CheckedTables, Facts], Iterable[object]] | None = None
    retold: Callable[[Facts], Iterable[Retold]] | None = None
    check_reference: Callable[[Read], Problems] | None = None
    check: Callable[[Read, Sequence[Problem]], Problems] | None = None
    check_series: Callable[[ReadVersion, Sequence[ReadVersion], bool], Problems] | None = None
    check_new_version: Callable[[ReadVersion, ReadVersion], Problems] | None = None
    check_all: Callable[[Sequence[ReadVersion], Read], Problems] | None = None
    measure_own: Callable[[Measured, Facts], Iterable[object]] | None = None
    measure: Callable[[Measuring], Iterable[object]] | None = None
    tell: Callable[[Assembly], Iterable[object]] | None = None
    agree: Callable[[Report, Assembly], Problems] | None = None
    hide: Callable[[Report], Iterable[object]] | None = None


Subjects = Sequence[Asked]
