# ruff: noqa: E501  (rows are written as they stand in the files)
"""A sound register of one bill for the tiny data folder's second quarter, October to December 2025."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

from tests.samples.tiny import Q2, Tiny, write_tiny
from tools.illustrative.place import EXAMPLE

_REFERENCE = EXAMPLE.reference

BILLS, ACTIONS = f"{Q2}/bills.csv", f"{Q2}/bill_actions.csv"
EVENTS, PAPERS, CHANGES = (f"{Q2}/bill_{name}.csv" for name in ("participation", "documents", "amendments"))
LINKS = f"{Q2}/bill_links.csv"

FILES: Mapping[str, str] = {
    BILLS: """\
        bill_id,number,session,title_en,title_sw,summary_en,summary_sw,origin,mover,committee_id,gazette_no,act_no,note_en,note_sw
        bill_one,Example Bill No. 1 of 2025,2025,"The Illustrative Umbrella Stands Bill, 2025 (example)",,Would set up umbrella stands.,,member,example seat 3,comm_ibis,,,,
        """,
    ACTIONS: """\
        bill_id,seq,date,stage_id,result,unit_id,note_en,note_sw
        bill_one,1,2025-08-20,scrutiny,,,,
        bill_one,2,2025-09-02,publication,,,,
        bill_one,3,2025-09-16,first_reading,,,,
        bill_one,4,2025-09-16,committee,,comm_ibis,,
        bill_one,5,2025-11-18,second_reading,passed,,,
        bill_one,6,2025-12-02,third_reading,passed,,,
        """,
    EVENTS: """\
        bill_id,event_no,kind,notice_on,held_on,place,languages,attendees,attendees_women,attendees_youth,attendees_pwd,status,submissions,note_en,note_sw
        bill_one,1,hearing,2025-10-07,2025-10-21,Example hall,en;sw;luo,30,14,9,,reported,4,,
        bill_one,2,written,2025-10-07,2025-10-28,,en;sw,,,,,not_applicable,2,,
        """,
    PAPERS: """\
        bill_id,document_no,kind,dated_on,title_en,title_sw,address
        bill_one,1,bill,2025-09-02,The bill as published,,
        """,
    CHANGES: """\
        bill_id,amendment_no,clause,mover,moved_on,result,summary_en,summary_sw
        bill_one,1,3,committee,2025-11-25,agreed,Makes clear who pays.,
        """,
}


def write_tiny_bills(folder: Path) -> Tiny:
    """The tiny data folder with a register of bills in its second quarter."""
    tiny = write_tiny(folder)
    for name, text in FILES.items():
        tiny.write(name, textwrap.dedent(text))
    for name in ("stages", "statutory_clocks"):
        tiny.write(f"reference/{name}.csv", (_REFERENCE / f"{name}.csv").read_bytes())
    return tiny
