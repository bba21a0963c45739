"""What the tests of the importer share: a page as a browser has it, and small documents."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import markdown

from plugins.desk.importing.importing import Laid, lay_out

BLOCKS = {"p", "li", "td", "th", "dt", "dd", "br", "h2", "h3", "h4", "h5", "h6", "div", "tr", "caption"}
#: What the importer says itself: its opening note, and that a picture is not there.
OURS = {"note", "sub"}


def rendered(page: str) -> str:
    """The HTML that the site makes of a Markdown page: the same extensions as in pelicanconf.py."""
    _, _, body = page.partition("\n\n")
    extensions = ["extra", "tables", "toc"]
    return markdown.markdown(
        body, extensions=extensions, extension_configs={"toc": {"permalink": False}}, output_format="html"
    )


class Words(HTMLParser):
    """Collects the words of a page in their order, without what the importer says itself."""

    def __init__(self, without_ids: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.without_ids = without_ids
        self.skipped = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") in OURS or given.get("id") in self.without_ids:
            self.skipped = tag
        if tag in BLOCKS:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.skipped:
            self.skipped = ""
        if tag in BLOCKS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.pieces.append(data)


def words_of(html: str, without_ids: frozenset[str] = frozenset()) -> list[str]:
    parser = Words(without_ids)
    parser.feed(html)
    return "".join(parser.pieces).split()


#: Enough of a policy around any piece of text for it to be taken for one.
POLICY = "PRODUCTIVITY MAINSTREAMING POLICY\n\nFOREWORD\n\n{words}\n\nCHAPTER 1: INTRODUCTION\n\n{body}\n"
FOREWORD = "These are a good many words that stand at the beginning of a text, so that its foreword is one."


def laid_out(folder: Path, body: str, name: str = "sample.txt", kind: str = "policy") -> Laid:
    """A small policy with this text in its chapter 1, laid out."""
    source = folder / name
    source.write_bytes(POLICY.format(words=FOREWORD, body=body).encode("utf-8"))
    return lay_out(source.read_bytes(), name, kind)


def chapter(laid: Laid, kind: str = "policy") -> str:
    """The Markdown of chapter 1, below its heading."""
    return laid.files[f"en/{kind}/official.md"].partition("{#c1}\n")[2].strip()


def dropped(laid: Laid) -> list[tuple[str, str]]:
    """What was dropped and why, without the line."""
    return [(each.why, each.text) for each in laid.record.dropped]
