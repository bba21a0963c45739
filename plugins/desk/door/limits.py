"""How much a file from elsewhere may hold: more than any of the Assembly's, less than does harm."""

from __future__ import annotations

import sys
from contextlib import suppress

#: Seconds of a processor, and seconds on the clock, that the reading of one file may take.
PROCESSOR, CLOCK = 8, 12
#: Bytes of memory that the process that reads may use, where the system can hold it to that; one that also
#: computes may use more.
MEMORY, MEMORY_OF_A_COMMAND = 1_000_000_000, 2_000_000_000

#: Parts of a ZIP, and bytes of all that is unpacked from it.
MOST_PARTS, MOST_UNPACKED = 1000, 120_000_000
#: Elements of all XML that is read, and how deep they may stand in one another.
MOST_ELEMENTS, DEEPEST = 500_000, 200
#: Characters of a cell, as in Excel, and of all that is read.
LONGEST_TEXT, MOST_TEXT = 32_767, 20_000_000

#: Sheets, and characters of the name of one; Excel has 31.
MOST_SHEETS, LONGEST_NAME = 100, 100
#: Where a sheet of Excel ends: row 1,048,576 and column XFD.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
#: Filled rows of a sheet, filled cells of a workbook, and filled rows of a sheet times its columns.
MOST_ROWS, MOST_CELLS, WIDEST = 50_000, 100_000, 2_000_000
MOST_MERGED = 200
#: Comments of a sheet that are told, and how much of each.
MOST_REMARKS, LONGEST_REMARK = 200, 300


def keep_within(processor: int = PROCESSOR, memory: int = MEMORY, *, writes: bool = False) -> None:
    """Hold this process to its time and memory, and to writing no file unless it ``writes``. Windows knows no
    such limits: there the clock of the process that waits and the counts above do the work."""
    if sys.platform == "win32":
        return
    import resource

    limits = [(resource.RLIMIT_CPU, processor), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)]
    for what, most in limits if writes else [*limits, (resource.RLIMIT_FSIZE, 0)]:
        with suppress(ValueError, OSError):  # a system that does not know one of them
            resource.setrlimit(what, (most, most))
