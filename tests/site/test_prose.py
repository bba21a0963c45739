"""The words of the built edition, read by the rules of prose."""

from plugins.desk.verifying.page import read_page
from plugins.desk.verifying.prose import pieces_of, pieces_of_text
from plugins.desk.verifying.prose_rules import check_prose
from tests.site.building import Built


def test_no_page_breaks_a_rule_of_prose(built: Built) -> None:
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 300
    faults = {}
    for path in pages:
        page, _ = read_page(path.read_text(encoding="utf-8"))
        if found := list(check_prose(pieces_of(page))):
            faults[path.relative_to(built.site).as_posix()] = found
    assert faults == {}


def test_no_summary_as_plain_text_breaks_one(built: Built) -> None:
    texts = sorted(built.site.rglob("summaries-??.txt"))
    assert len(texts) > 10
    faults = {
        path.relative_to(built.site).as_posix(): list(
            check_prose(pieces_of_text(path.read_text(encoding="utf-8"), path.stem[-2:]))
        )
        for path in texts
    }
    assert {name: found for name, found in faults.items() if found} == {}
