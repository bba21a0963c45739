"""The Assembly's own punctuality and corrections, counted again from the published tables."""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter

import pytest

from tests.site.building import Built


def submissions(built: Built) -> list[dict[str, str]]:
    path = built.site / "data/releases/submissions.csv"
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def square_of(days: str) -> str:
    """How a quarter is drawn in which data came so many days late, or not at all."""
    return {"0": "kept", "[x]": "quiet"}.get(days, "missed")


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_department_has_its_days_late_in_the_order_of_units(built: Built, language: str) -> None:
    page = (built.site / language / "own-performance.html").read_text(encoding="utf-8")
    table = page.partition('id="submissions-table"')[2].partition("</table>")[0]
    rows = [
        [
            html.unescape(re.sub(r"<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<t[dh].*?</t[dh]>", row)
        ]
        for row in table.partition("<tbody>")[2].split("</tr>")
        if "<t" in row
    ]
    sent = submissions(built)
    units = list(dict.fromkeys(row["unit_id"] for row in sent))
    quarters = sorted({row["quarter"] for row in sent}, reverse=True)
    late = {(row["unit_id"], row["quarter"]): row["days_late"] or "[x]" for row in sent}
    told = [[late[unit, quarter] for quarter in quarters] for unit in units]
    assert [row[2:] for row in rows[:-1]] == told  # after the name and the picture
    drawn = [
        {kind: path.count("z") for kind, path in re.findall(r'<path class="(\w+)" d="([^"]*)"', picture)}
        for picture in re.findall(r"<svg.*?</svg>", table)
    ]
    assert drawn == [dict(Counter(square_of(days) for days in row)) for row in told]


def test_the_sentence_counts_what_the_table_holds(built: Built) -> None:
    sent = submissions(built)
    on_time = sum(row["days_late"] == "0" for row in sent)
    page = (built.site / "en/own-performance.html").read_text(encoding="utf-8")
    assert f"Of {len(sent)} sets of data from departments, {on_time} came on time." in page


def test_a_figure_with_its_numerator_counts_once(built: Built) -> None:
    """April to June 2026: two versions; two shares corrected, each with its numerator; one bill revised."""
    page = (built.site / "en/own-performance.html").read_text(encoding="utf-8")
    row = page.partition(">April to June 2026</a>")[2].partition("</tr>")[0]
    assert re.findall(r">(\d+)<", row) == ["2", "2", "1", "0", "2"]
