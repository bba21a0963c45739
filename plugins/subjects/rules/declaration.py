"""The rules of counting, a folder of their own with one file for each metric and version; and how far the
registers are complete in which they count."""

from __future__ import annotations

from plugins.core.subject import Subject

from .check_returns import check_returns
from .publish import REGISTERS
from .record import FOLDER, read_counting_rules
from .record_returns import Return

SUBJECT = Subject(
    word="rules",
    uses=("figures", "metrics", "units"),
    folder=(FOLDER, read_counting_rules),
    records=(Return,),
    publish=REGISTERS,
    check=lambda read, _: check_returns(read),
)
