"""A hidden figure that something else still says: another table, a workbook, a restated series, a sentence in
either language. In Q1 the figure ``m00`` is hidden: 17 of 60, which is 28.3 per cent."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from plugins.core.statements.wording import read_wording
from tests.samples.small_editions import Q1, Q2, attacked, column, describe, given_away, table_of

WORDING = read_wording(Path(__file__).parents[3] / "content" / "wording")
WORDS = (WORDING.of("en"), WORDING.of("sw"))
METRICS = ["stk_satisfaction", *(f"m{number:02}" for number in range(1, 14))]
HIDDEN = METRICS[0]


def numbers_of(quarter: str, metric: str) -> tuple[str, int, int]:
    """Value, numerator and denominator, different for each metric and quarter."""
    if metric == HIDDEN:
        return ("28.3", 17, 60) if quarter == Q1 else ("42.9", 30, 70)
    numerator = 5 * METRICS.index(metric) + (3 if quarter == Q2 else 0)
    return f"{numerator / 2:.1f}", numerator, 200


def figures(site: Path, quarter: str, version: int = 1, *, hidden: Sequence[str] = ()) -> Path:
    """Fourteen figures of the Assembly in one version of a quarter."""
    folder = site / "data" / quarter / f"v{version}"
    folder.mkdir(parents=True, exist_ok=True)
    given = [column(name, type="number") for name in ("value", "numerator", "denominator")]
    describe(folder, "observations", ["metric_id", "unit_id"], *given)
    rows = [
        (quarter, version, metric, "assembly", "suppressed", "", "", "")
        if metric in hidden
        else (quarter, version, metric, "assembly", "reported", *numbers_of(quarter, metric))
        for metric in METRICS
    ]
    header = ("quarter", "version", "metric_id", "unit_id", "status", "value", "numerator", "denominator")
    (folder / "observations.csv").write_text(table_of(header, rows))
    titles = [(HIDDEN, "People satisfied with the Assembly", "Watu walioridhika na Bunge")]
    (site / "data" / "metrics.csv").write_text(table_of(("metric_id", "title_en", "title_sw"), titles))
    return folder


def two_quarters(site: Path) -> Path:
    """The first quarter hides the figure, the second prints its own."""
    figures(site, Q1, hidden=[HIDDEN])
    return figures(site, Q2)


def known(site: Path) -> set[str]:
    """Which parts of the hidden figure are known, or known too closely."""
    start = f"{Q1} {HIDDEN} assembly "
    faults = [fault.partition(": ")[0] for fault in attacked(site, words=WORDS).faults]
    return {name.removeprefix(start) for name in faults if name.startswith(start)}


def statements(metrics: Sequence[str] = METRICS) -> str:
    """What sentences of the second quarter compare, as a table."""
    header = ("quarter", "version", "metric_id", "unit_id", "base_quarter", "base_release", "base_part")
    rows = [
        (Q2, 1, metric, "assembly", Q1, "illustrative-v1", numbers_of(Q1, metric)[1]) for metric in metrics
    ]
    return table_of(header, rows)


def test_figures_that_nothing_else_says_stay_hidden(tmp_path: Path) -> None:
    folder = two_quarters(tmp_path)
    assert known(tmp_path) == set()
    (folder / "statements.csv").write_text(statements(METRICS[1:]))
    assert known(tmp_path) == set()


def test_the_base_of_a_statement_is_the_earlier_figure(tmp_path: Path) -> None:
    folder = two_quarters(tmp_path)
    # wherever both are printed base_part is the numerator of the quarter before, so it is 17 here, too
    (folder / "statements.csv").write_text(statements())
    assert known(tmp_path) == {"numerator"}


def test_the_same_in_a_workbook(tmp_path: Path) -> None:
    two_quarters(tmp_path)
    with xlsxwriter.Workbook(tmp_path / "data" / "more.xlsx") as book:
        sheet = book.add_worksheet("What is said")
        for at, line in enumerate(csv.reader(io.StringIO(statements()))):
            sheet.write_row(at + 3, 0, line)
    assert known(tmp_path) == {"numerator"}


def test_a_column_that_differs_anywhere_says_nothing(tmp_path: Path) -> None:
    folder = two_quarters(tmp_path)
    (folder / "statements.csv").write_text(statements().replace(",5\n", ",6\n"))
    assert known(tmp_path) == set()


def test_a_restated_series_says_what_the_report_hides(tmp_path: Path) -> None:
    two_quarters(tmp_path)
    header = ("quarter", "version", "metric_id", "unit_id", "restated_on", "share")
    rows = [
        (quarter, 1, metric, "assembly", "2027-02-01", numbers_of(quarter, metric)[0])
        for metric in METRICS
        for quarter in (Q1, Q2)
    ]
    (tmp_path / "data" / "restated.csv").write_text(table_of(header, rows))
    assert known(tmp_path) == {"value"}


def test_a_series_in_whole_numbers_says_it_within_half_a_point(tmp_path: Path) -> None:
    two_quarters(tmp_path)
    header = ("quarter", "version", "metric_id", "unit_id", "share")
    rows = [(Q1, 1, metric, "assembly", round(float(numbers_of(Q1, metric)[0]) + 0.01)) for metric in METRICS]
    (tmp_path / "data" / "series.csv").write_text(table_of(header, rows))
    assert given_away(tmp_path, words=WORDS) == {}  # 27.5 to 28.5, not exactly
    assert known(tmp_path) == {"value"}


SAID = [
    ("en/reports/2026-27-q1.html", "Of 60 people who answered, 17 were satisfied with the Assembly (28 %).",
     {"numerator", "denominator"}),
    ("sw/reports/2026-27-q1/v1.html", "Watu waliojibu 17 kati ya 60 waliridhika na Bunge (asilimia 28).",
     {"numerator", "denominator"}),
    ("en/reports/2026-27-q1.html", "People satisfied with the Assembly: 28.3\u00a0%.", {"value"}),
    ("data/2026-27-q1/v1/summaries-sw.txt", "Watu walioridhika na Bunge: asilimia 28.3.", {"value"}),
    ("en/reports/2026-27-q2.html", "Of 70 people who answered, 30 were satisfied with the Assembly (43 %). "
     "That is a larger share than the 17 of 60 of the quarter before.", {"numerator", "denominator"}),
    ("sw/reports/2026-27-q2.html", "Watu waliojibu 30 kati ya 70 waliridhika na Bunge. "
     "Sehemu hiyo iliongezeka; robo iliyotangulia ilikuwa 17 kati ya 60.", {"numerator", "denominator"}),
    ("en/reports/2026-27-q2.html", "Of 70 people who answered, 30 were satisfied with the Assembly. "
     "That is 13 more than in the quarter before.", {"numerator"}),
    ("sw/reports/2026-27-q2.html", "Watu waliojibu 30 kati ya 70 waliridhika na Bunge. "
     "Hiyo ni 13 zaidi ya robo iliyotangulia.", {"numerator"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "found"), SAID)
def test_a_sentence_that_says_it(name: str, text: str, found: set[str], tmp_path: Path) -> None:
    two_quarters(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(f"<p>{text}</p>" if name.endswith("html") else f"In short\n{text}\n")
    assert found <= known(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "Of 70 people who answered, 30 were satisfied with the Assembly (43 %).",  # of its own quarter
        "Of 60 questions to the executive, 17 were answered on time (28 %).",  # of something else
        "People satisfied with the Assembly: fewer than 10 answered.",
        "People satisfied with the Assembly: October to December 2026.",
        "People satisfied with the Assembly: 5 October 2026.",
    ],
)
@pytest.mark.parametrize("quarter", ["2026-27-q1", "2026-27-q2"])
def test_a_sentence_of_something_else_says_nothing(quarter: str, text: str, tmp_path: Path) -> None:
    if text.startswith("Of 70") and quarter.endswith("q1"):
        pytest.skip("there it is said of the figure itself")
    two_quarters(tmp_path)
    page = tmp_path / "en" / f"{quarter}.html"
    page.parent.mkdir()
    page.write_text(f"<p>{text}</p>")
    assert known(tmp_path) == set()
