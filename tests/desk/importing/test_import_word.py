"""A Word file: headings by their style, numbers that Word only counts, tables, and nothing but the text."""

from __future__ import annotations

import zipfile
from pathlib import Path

from plugins.desk.importing.blocks import Heading, Table
from plugins.desk.importing.importing import Laid, lay_out
from tests.desk.importing.importing_help import FOREWORD, chapter, rendered, words_of

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = """
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Sehemu"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, style: str = "", item: tuple[int, int] | None = None) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{item[0]}"/></w:numPr>' if item else ""
    inner = text if text.startswith("<") else run(text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbered}</w:pPr>{inner}</w:p>'


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def laid_out(folder: Path, *body: str, **more: str) -> Laid:
    """A Word file with a cover, a foreword and this text in chapter 1, laid out as the policy."""
    parts = (
        paragraph("Productivity Mainstreaming Policy", "H1"),
        paragraph(FOREWORD),
        paragraph("CHAPTER 1: INTRODUCTION", "H1"),
        *body,
    )
    source = folder / "policy.docx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {SPACE}><w:body>{''.join(parts)}</w:body></w:document>"
        )
        archive.writestr("word/styles.xml", f"<w:styles {SPACE}>{STYLES}</w:styles>")
        archive.writestr("word/numbering.xml", f"<w:numbering {SPACE}>{NUMBERING}</w:numbering>")
        for name, text in more.items():
            archive.writestr(f"word/{name}.xml", text)
    return lay_out(source.read_bytes(), source.name, "policy")


def test_headings_come_from_styles_whatever_their_names(tmp_path: Path) -> None:
    laid = laid_out(
        tmp_path,
        paragraph("1.1 Aims", "H2"),
        paragraph("Two."),
        paragraph("Clear purpose", "Own"),
        paragraph("x"),
    )
    made = [(b.level, b.number, b.title) for b in laid.blocks if isinstance(b, Heading)]
    assert made[1:] == [(2, "", "CHAPTER 1: INTRODUCTION"), (3, "1.1", "Aims"), (4, "", "Clear purpose")]


def test_numbers_that_word_only_counts_are_printed(tmp_path: Path) -> None:
    items = [("read;", (1, 0)), ("books", (1, 1)), ("bills", (1, 1)), ("write.", (1, 0)), ("rest", (2, 0))]
    made = chapter(
        laid_out(tmp_path, *(paragraph(text, item=place) for text, place in items), paragraph("End."))
    )
    assert made == (
        '- <span id="c1-i">(i)</span> read;\n    - i.1 books\n    - i.2 bills\n'
        '- <span id="c1-ii">(ii)</span> write.\n- rest\n\nEnd.'
    )


def test_a_table_is_a_table_with_its_merged_cells(tmp_path: Path) -> None:
    laid = laid_out(
        tmp_path, table(["No.", "Who"], ["1.", "Clerk &amp; Board"], ["2.", ""]), paragraph("End.")
    )
    (made,) = (block for block in laid.blocks if isinstance(block, Table))
    assert made.rows == [["No.", "Who"], ["1.", "Clerk & Board"], ["2.", ""]]


def test_bold_and_italic_stay_and_stars_are_stars(tmp_path: Path) -> None:
    inner = (
        run("A ")
        + run("bold", "<w:b/>")
        + run(" and ")
        + run("slanted", "<w:i/>")
        + run(" word, 2 * 3 ** 4.")
    )
    assert chapter(laid_out(tmp_path, paragraph(inner))) == "A **bold** and *slanted* word, 2 \\* 3 \\*\\* 4."


def test_words_list_of_contents_goes(tmp_path: Path) -> None:
    entry = run("1.1 Aims") + "<w:r><w:tab/></w:r>" + run("3")
    laid = laid_out(tmp_path, paragraph(entry, "TOC1"), paragraph("1.1 Aims", "H2"), paragraph("One."))
    assert chapter(laid) == '### <span class="no">1.1</span> Aims {#c1-1}\n\nOne.'
    assert [(each.why, each.text) for each in laid.record.dropped] == [("contents line", "1.1 Aims.....\t3")]


def test_only_the_text_itself_is_read(tmp_path: Path) -> None:
    hidden = (
        "<w:p><w:ins><w:r><w:t>Added. </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:instrText>MACROBUTTON evil</w:instrText></w:r><w:r><w:t>Kept.</w:t></w:r></w:p>"
    )
    laid = laid_out(
        tmp_path, hidden, header1=f"<w:hdr {SPACE}><w:p>{run('Running head')}</w:p></w:hdr>", vbaProject="x"
    )
    assert chapter(laid) == "Added. Kept."


def test_a_picture_is_reported_where_it_was(tmp_path: Path) -> None:
    laid = laid_out(tmp_path, paragraph("<w:r><w:drawing/></w:r>"), paragraph("After it."))
    assert chapter(laid) == "The picture is not in the text that was supplied.\n{: .sub }\n\nAfter it."
    assert [said for _, said in laid.record.gaps] == ["the picture is not in the file: no caption"]


def test_footnotes_are_not_lost(tmp_path: Path) -> None:
    noted = run("As the law says") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(", so it is.")
    laid = laid_out(
        tmp_path,
        paragraph(noted),
        footnotes=f'<w:footnotes {SPACE}><w:footnote w:id="2">{paragraph("Article 185.")}'
        "</w:footnote></w:footnotes>",
    )
    words = " ".join(words_of(rendered(laid.files["en/policy/official.md"])))
    assert "As the law says[1], so it is." in words
    assert words.endswith("[1] Article 185.")
