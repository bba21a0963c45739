"""One cell of one CSV changed, then a warm build: everything that uses it changes, and nothing else."""

from pathlib import Path

from tests.site.building import build, digests


def test_a_changed_word_reaches_every_page_that_uses_it_and_no_other(copy: Path) -> None:
    first = build(copy)
    assert first.exit_code == 0, first.err
    before = digests(first.site)
    table = copy / "data/reference/publications.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("Committee Manual", "Committee Handbook", 1),
        encoding="utf-8",
    )
    second = build(copy)
    assert second.exit_code == 0, second.err
    after = digests(second.site)
    assert "(0 new)" in second.out
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed == {
        "en/training.html",
        "sw/training.html",
        "data/reference/publications.csv",
        "data/reference/datapackage.json",
        "data/reference/SHA256SUMS",
        "data/reference/reference.zip",
    }
