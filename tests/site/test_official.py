"""The portal with an official text imported, and without one."""

import re
import subprocess
import sys
from pathlib import Path

from plugins.desk.verifying.links import broken_links
from tests.desk.importing.importing_help import FOREWORD, POLICY
from tests.site.building import Built, build


def test_an_imported_text_is_a_page_in_both_languages_and_the_policys_page_leads_to_it(copy: Path) -> None:
    source = copy / "policy.txt"
    body = "What\tWho\t\n\tFirst\tThen\nWork\tClerk\t\n\n1.1 Overview\n\nIt is set up."
    source.write_text(POLICY.format(words=FOREWORD, body=body), encoding="utf-8")
    command = [sys.executable, "-m", "invoke", "import-document", "policy.txt", "--as", "policy"]
    assert subprocess.run(command, cwd=copy, check=False).returncode == 0
    made = build(copy)
    assert made.exit_code == 0, made.err
    assert list(broken_links(made.site)) == []
    for language in ("en", "sw"):
        page = (made.site / language / "policy" / "official.html").read_text(encoding="utf-8")
        assert '<h2 id="c1">CHAPTER 1: INTRODUCTION</h2>' in page
        assert ('<div lang="en">' in page) is (language == "sw")
        assert page.count("<table") == 1
        assert "<caption" not in page
        assert '<table aria-labelledby="c1">' in page
        assert "or is one there with the cell above it. No row has an entry under Then" in page
        assert "plain-language guide" not in page
        index = (made.site / language / "policy" / "index.html").read_text(encoding="utf-8")
        assert '<a href="official.html">' in index
        assert "not-supplied" not in index
        guide = (made.site / language / "policy" / "guide.html").read_text(encoding="utf-8")
        assert "not-supplied" not in guide
        # of the guide's 48 clauses this text has three: the foreword, chapter 1 and 1.1
        assert re.findall(r'<a href="official.html#([^"]+)">', guide) == ["foreword", "c1", "c1-1"]
        assert re.findall(r'<a href="guide.html#([^"]+)">', page) == ["foreword", "c1", "c1-1"]
        assert page.count('<p class="sub" lang="sw">') == (3 if language == "sw" else 0)


def test_without_an_imported_text_its_absence_is_said(built: Built) -> None:
    for language in ("en", "sw"):
        index = (built.site / language / "policy" / "index.html").read_text(encoding="utf-8")
        assert '<p class="not-supplied">' in index
        assert "official.html" not in index
        guide = (built.site / language / "policy" / "guide.html").read_text(encoding="utf-8")
        assert '<p class="not-supplied">' in guide
