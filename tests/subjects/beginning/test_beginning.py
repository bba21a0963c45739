"""Before the first quarter figures play, from it on they are reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.core.time.quarter import Quarter
from plugins.desk.beginning.command import begin as run_begin
from plugins.desk.check import check
from plugins.desk.folder import Desk
from plugins.desk.new_quarter import schemas_of
from plugins.desk.signing.record import STEPS
from plugins.desk.workbook.form import Form, form_for
from plugins.portal.read import read_assembly
from plugins.subjects.beginning.measure import opened_with
from tests.samples.first_day import adopt_tiny
from tests.samples.laid_out import words_on
from tests.samples.later import add_quarter
from tests.samples.own import own_assembly
from tests.samples.tiny import Q2, Tiny

ROW = "2025-26-Q3,2026-02-02,office_clerk,Minute 4/2026\n"


def begin(tiny: Tiny, row: str = ROW) -> None:
    """The Assembly begins with January to March 2026, after the two illustrative quarters."""
    tiny.write("reference/beginning.csv", f"first_quarter,begun_on,decided_by,paper\n{row}")


def form_after(tiny: Tiny) -> Form:
    """The workbook of the first quarter."""
    return form_for(Quarter(2025, 3), read_assembly(tiny.folder), schemas_of(tiny.folder), tiny.folder)


def test_illustrative_quarters_before_the_first_stay_as_they_are(tiny: Tiny) -> None:
    begin(tiny)
    assert tiny.said() == []


@pytest.mark.parametrize(
    ("first", "provenance", "said"),
    [
        (
            "2025-26-Q2",
            "illustrative",
            "The figures are illustrative, and the Assembly's own figures begin with October to December "
            "2025. Write reported.",
        ),
        (
            "2025-26-Q3",
            "reported",
            "The figures are reported, but the Assembly's own figures begin with January to March 2026. "
            "Write back-cast: an earlier quarter can only be computed afterwards.",
        ),
    ],
)
def test_a_quarter_on_the_wrong_side_of_the_beginning_is_named_with_its_line(
    tiny: Tiny, first: str, provenance: str, said: str
) -> None:
    begin(tiny, ROW.replace("2025-26-Q3", first))
    if provenance == "reported":
        tiny.replace(f"{Q2}/release.toml", 'provenance = "illustrative"\nillustrates = "reported"\n',
                     'provenance = "reported"\n')  # fmt: skip
    assert f'{Q2}/release.toml, line 2, column "provenance": {said}' in tiny.said()


def test_the_assembly_begins_once(tiny: Tiny) -> None:
    begin(tiny, ROW + ROW.replace("2025-26-Q3", "2025-26-Q4"))
    assert tiny.said() == [
        'reference/beginning.csv, line 3, column "first_quarter": Line 2 says that the Assembly\'s own '
        "figures begin with 2025-26-Q3; this one says 2025-26-Q4. Keep one row."
    ]


def test_nothing_goes_from_an_illustrative_quarter_into_the_first_workbook(tiny: Tiny) -> None:
    """The action that is still open, the approved budget, the departments: all of it played."""
    assert form_after(tiny).rows["actions"]
    begin(tiny)
    form = form_after(tiny)
    assert {name: rows for name, rows in form.rows.items() if rows and name != "budget"} == {}
    assert form.rows["budget"] == (
        {"unit_id": "assembly", "economic_class": "recurrent"},
        {"unit_id": "assembly", "economic_class": "development"},
    )
    assert (form.carried_from, form.settings["provenance"], form.settings["illustrates"]) == (
        None,
        "reported",
        "",
    )
    assert {unit.unit_id for unit in form.units} == {"assembly", "office_clerk"}


def test_the_first_report_to_come_out_opens_the_log_even_if_an_earlier_one_comes_late() -> None:
    """October to December is announced first and comes out in June; January to March came out in April."""
    days = (date(2027, 6, 15), date(2027, 4, 30))
    late, first = (
        replace(report, release=replace(report.release, provenance="reported", published_on=day))
        for report, day in zip(own_assembly().reports[-2:], days, strict=True)
    )
    assert opened_with(own_assembly()) is None
    assert opened_with(replace(own_assembly(), reports=(late, first), superseded=())) == first.quarter


def test_the_examples_reference_speaks_as_long_as_only_examples_are_shown(tiny: Tiny) -> None:
    """When the examples have left the register, what they were measured by lies with them."""
    before = read_assembly(tiny.folder)
    for path in tiny.path("reference").glob("*.csv"):
        tiny.write(f"example/reference/{path.name}", path.read_bytes())
    begin(tiny)
    for table in ("metrics", "targets"):
        tiny.write(f"reference/{table}.csv", tiny.read(f"reference/{table}.csv").splitlines()[0] + "\n")
    tiny.add("reference/metrics.csv", tiny.read("example/reference/metrics.csv").splitlines()[2].replace(
        "illustrative", "adopted").replace("2025-26-Q1", "2025-26-Q3"))  # fmt: skip
    assert tiny.said() == []
    assert read_assembly(tiny.folder).reference == before.reference
    assert [row["metric_id"] for row in form_after(tiny).rows["observations"]] == ["bills_passed"]


def publish_own(tiny: Tiny, quarter: str, day: str, announced: str) -> None:
    """A report of the Assembly's own, passed on by everybody on the day it came out."""
    assert add_quarter(tiny, quarter, published=day, scheduled=announced, reported=True) == 7
    rows = "".join(f"{step},Office of the Clerk,{day},,,\n" for step in (*STEPS, "published"))
    tiny.write(
        f"quarters/{quarter}/v1/sign_offs.csv", f"stage,office,on_date,evidence,note_en,note_sw\n{rows}"
    )


def test_where_the_first_quarter_of_all_is_skipped_the_next_one_opens_and_the_gap_is_told(
    tiny: Tiny, tmp_path: Path
) -> None:
    """Begun with January to March 2026, announced for 30 April; April to June comes out first, on 30 July.
    The missing report follows on 15 September, 31 + 30 + 31 + 31 + 15 = 138 days after 30 April."""
    desk, book = Desk(tmp_path / "desk"), tmp_path / "desk" / "begin" / "begin.xlsx"
    for source in ("", str(book)):
        run_begin(tiny.folder, desk, "2025-26-Q3", source, lambda _: None, lambda _: True)
        if not source:
            adopt_tiny(book, "2025-26-Q3")
    row = tiny.read("reference/calendar.csv").splitlines()[-1]
    tiny.add("reference/calendar.csv", row.replace("26-Q3", "26-Q4").replace("04-30", "07-30"))

    def pages(*of: tuple[str, str]) -> list[str]:
        assert check(tiny.folder, None, "", "", lambda _: None).exit_code == 0
        assembly = read_assembly(tiny.folder)
        return [words_on(assembly, subject, slug, tmp_path) for subject, slug in of]

    publish_own(tiny, "2025-26-Q4", "2026-07-30", "2026-07-30")
    gap = "No report came out for January to March 2026. It was announced for 30 April 2026."
    home, listed, calendar, log, metric = pages(
        ("reports", "index"),
        ("reports", "reports/index"),
        ("calendar", "calendar"),
        ("corrections", "changes"),
        ("metrics", "metrics/bills-passed"),
    )
    assert all(gap in page for page in (home, listed, calendar))
    assert "These are the first figures that the Assembly has published." in home
    assert "No report before April to June 2026." in listed
    assert "One did not come out: January to March 2026." in calendar
    assert "figures begin. The report for April to June 2026 came out (version 1)." in log
    assert metric.count(" 2025") == 0  # the examples were of July to December 2025
    publish_own(tiny, "2025-26-Q3", "2026-09-15", "2026-04-30")
    home, late = pages(("reports", "index"), ("reports", "reports/2025-26-q3"))
    assert "No report came out" not in home
    assert "138 days after the announced day" in late
