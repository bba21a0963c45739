"""The words of the built edition, read by the rules of prose."""

import re
from pathlib import Path

from plugins.desk.verifying.page import read_page
from plugins.desk.verifying.prose import pieces_of
from plugins.desk.verifying.prose_rules import check_prose
from tests.site.building import Built

#: Where sentences about results stand and are being worded anew; the names of metrics stand everywhere.
RESULTS = re.compile(r"/(?:reports|summaries|metrics|departments|index)/|/(?:index|labour|scorecard)\.html$")
TITLES = re.compile(r"Kiwango cha|“Idadi ya")


def faults_of(path: Path) -> list[str]:
    page, _ = read_page(path.read_text(encoding="utf-8"))
    return [fault for fault in check_prose(pieces_of(page)) if not TITLES.search(fault)]


def test_no_page_breaks_a_rule_of_prose(built: Built) -> None:
    pages = [path for path in sorted(built.site.rglob("*.html")) if not RESULTS.search(path.as_posix())]
    assert len(pages) > 150
    faults = {path.relative_to(built.site).as_posix(): faults_of(path) for path in pages}
    assert {name: found for name, found in faults.items() if found} == {}
