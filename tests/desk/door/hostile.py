"""Files made to do harm, or spoilt by accident, each in several forms; made anew each time, none is kept."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable

from tests.samples.office import MAIN, TYPES, WORD, docx, ods, repeated, rows, xlsx, zipped

DAMAGED = "The file is damaged, or it is no workbook."
LONG_TEXT = "A text in it is longer than 32,767 characters."
UNPACKED = "It holds more than 120 MB when unpacked."
ELEMENTS = "It holds more than 500,000 pieces of markup."
CELLS = "It has more than 100,000 filled cells."
Make = Callable[[], bytes]


def one_cell(reference: str) -> bytes:
    return xlsx(rows(f'<row r="{reference.lstrip("ABCDEFGXYZ") or 1}"><c r="{reference}"><v>1</v></c></row>'))


def spread(sheet: str, name: str = "s") -> bytes:
    """An OpenDocument workbook of one sheet."""
    return ods(f'<office:body><table:table table:name="{name}">{sheet}</table:table></office:body>')


def cell(text: str, **words: object) -> str:
    said = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in words.items())
    return f'<table:table-cell office:value-type="string"{said}><text:p>{text}</text:p></table:table-cell>'


def spaces(count: int) -> str:
    return f'<text:s text:c="{count}"/>'


QUIET = '<!DOCTYPE x [<!ENTITY e9 "x">]>'


def bomb(mark: str = "<!DOCTYPE x [{entities}]>") -> str:
    """The laughs of a billion: each entity is ten of the one before."""
    entities = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    said = mark.format(entities=entities)
    sheet = "<sheetData><row><c t='str'><v>&e9;</v></c></row></sheetData>"
    return f"<?xml version='1.0'?>{said}<worksheet>{sheet}</worksheet>"


def utf16(text: str) -> bytes:
    return text.replace("<?xml version='1.0'?>", "<?xml version='1.0' encoding='UTF-16'?>").encode("utf-16")


def crowded(parts: int) -> bytes:
    return zipped({"[Content_Types].xml": TYPES % MAIN, **{f"p{n}": b"" for n in range(parts)}})


def twice() -> bytes:
    """A ZIP that holds one name twice, so that two programs may read two workbooks in it."""
    data = xlsx(rows(""), rows(""))
    return data.replace(b"sheet2.xml", b"sheet1.xml")


def lzma() -> bytes:
    return zipped({"[Content_Types].xml": TYPES % MAIN, "_rels/.rels": b" " * 100_000}, zipfile.ZIP_LZMA)


def locked() -> bytes:
    """Every part says that it is encrypted."""
    data = bytearray(xlsx(rows("")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        (flags,) = struct.unpack_from("<H", data, at + 8)
        struct.pack_into("<H", data, at + 8, flags | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


A_CELL = b'<row r="%d"><c r="%s%d"><v>1</v></c></row>'
IN, OUT = (
    b"<worksheet><sheetData><row><c t='inlineStr'><is><t>",
    b"</t></is></c></row></sheetData></worksheet>",
)
SHEET, END = b"<worksheet><sheetData>", b"</sheetData></worksheet>"
WORKBOOKS: dict[str, tuple[Make, str]] = {
    # cells far outside
    "a column beyond the last": (lambda: one_cell("XFE1"), DAMAGED),
    "a row beyond the last": (lambda: one_cell("A1048577"), DAMAGED),
    "a column of seven letters": (lambda: one_cell("ZZZZZZZ1"), DAMAGED),
    "a row of five thousand digits": (lambda: one_cell("A" + "9" * 5000), DAMAGED),
    # sheets
    "four hundred sheets that are one part": (
        lambda: xlsx(rows("<row><c><v>1</v></c></row>" * 1000), targets=["sheet1.xml"] * 400),
        DAMAGED,
    ),
    "two sheets that are one part": (lambda: xlsx(rows(""), targets=["sheet1.xml"] * 2), DAMAGED),
    "a hundred and one sheets": (lambda: xlsx(*[rows("")] * 101), "It has more than 100 sheets."),
    "a sheet with a name of a page": (
        lambda: spread("", name="n" * 5000),
        "The name of a sheet has 5,000 characters.",
    ),
    # wide and long
    "sixty thousand rows at the right edge": (
        lambda: xlsx([SHEET, *(A_CELL % (n, b"XFD", n) for n in range(1, 60_001)), END]),
        'The sheet "s0" reaches as far as XFD123.',
    ),
    "a column at the right edge of an .ods": (
        lambda: spread(
            "<table:table-row table:number-rows-repeated='60000'>"
            f"<table:table-cell table:number-columns-repeated='16000'/>{cell('x')}</table:table-row>"
        ),
        'The sheet "s" reaches as far as WQK125.',
    ),
    "twelve million cells": (
        lambda: xlsx(repeated(b"<row>" + b"<c><v>1</v></c>" * 200 + b"</row>", 60_000, SHEET, END)),
        UNPACKED,
    ),
    "two hundred thousand cells": (
        lambda: xlsx(repeated(b"<row>" + b"<c><v>1</v></c>" * 20 + b"</row>", 10_000, SHEET, END)),
        CELLS,
    ),
    "three hundred thousand empty rows of another form": (
        lambda: xlsx(repeated(b"<row><c/></row>", 300_000, SHEET, END)),
        ELEMENTS,
    ),
    # repeats
    "a filled cell repeated by the million": (
        lambda: spread(f"<table:table-row>{cell('x', number_columns_repeated=5_000_000)}</table:table-row>"),
        "A filled cell is repeated 5,000,000 times.",
    ),
    "a filled row repeated by the million": (
        lambda: spread(
            f"<table:table-row table:number-rows-repeated='3000000'>{cell('x')}</table:table-row>"
        ),
        'The sheet "s" has more than 50,000 filled rows.',
    ),
    "a wide row repeated": (
        lambda: spread(
            f"<table:table-row table:number-rows-repeated='1000'>{cell('x', number_columns_repeated=1000)}"
            "</table:table-row>"
        ),
        CELLS,
    ),
    "a row repeated less than never": (
        lambda: spread(f"<table:table-row table:number-rows-repeated='-5'>{cell('x')}</table:table-row>"),
        DAMAGED,
    ),
    "a cell merged to the left": (
        lambda: spread(
            f"<table:table-row>{cell('', number_columns_repeated=-9)}{cell('x', number_rows_spanned=2)}"
            "</table:table-row>"
        ),
        DAMAGED,
    ),
    "a billion spaces": (
        lambda: spread(f"<table:table-row>{cell(spaces(1_000_000_000))}</table:table-row>"),
        DAMAGED,
    ),
    "ten thousand times ten thousand spaces": (
        lambda: spread(f"<table:table-row>{cell(spaces(10_000) * 10_000)}</table:table-row>"),
        LONG_TEXT,
    ),
    # long texts
    "a cell of 150 MB": (
        lambda: xlsx(repeated(b"x" * 1000, 150_000, IN, OUT)),
        UNPACKED,
    ),
    "a cell of 100 MB": (
        lambda: xlsx(repeated(b"x" * 1000, 100_000, IN, OUT)),
        LONG_TEXT,
    ),
    "a shared text of 50 MB": (
        lambda: xlsx(
            rows(""), sharedStrings=repeated(b"x" * 1000, 50_000, b"<sst><si><t>", b"</t></si></sst>")
        ),
        LONG_TEXT,
    ),
    "a paragraph of 50 MB in an .ods": (
        lambda: ods(
            repeated(b"x" * 1000, 50_000, b"<table:table><table:table-row><table:table-cell><text:p>")
        ),
        LONG_TEXT,
    ),
    "a long text in many pieces": (
        lambda: xlsx(
            rows("<row><c t='inlineStr'><is>" + f"<r><t>{'x' * 30_000}</t></r>" * 2 + "</is></c></row>")
        ),
        'The sheet "s0" has a text of 60,000 characters, beginning "' + "x" * 40 + '...".',
    ),
    "one long text in every cell": (
        lambda: xlsx(
            rows("<row>" + "<c t='s'><v>0</v></c>" * 5000 + "</row>"),
            sharedStrings=f"<sst><si><t>{'x' * 32_000}</t></si></sst>".encode(),
        ),
        "It holds more than 20 million characters.",
    ),
    "a formula of 20 MB": (
        lambda: xlsx(repeated(b"+1" * 500, 20_000, b"<worksheet><sheetData><row><c><f>1")),
        LONG_TEXT,
    ),
    "an attribute of 20 MB": (
        lambda: xlsx(
            repeated(
                b"A" * 1000,
                20_000,
                b"<worksheet><sheetData><row><c r='",
                b"1'/></row></sheetData></worksheet>",
            )
        ),
        DAMAGED,
    ),
    # entities
    "a billion laughs": (lambda: xlsx(bomb().encode()), DAMAGED),
    "a billion laughs in UTF-16": (lambda: xlsx(utf16(bomb())), DAMAGED),
    "a billion laughs after a long comment": (
        lambda: xlsx(bomb(f"<!--{'-x' * 100_000}--><!DOCTYPE x [{{entities}}]>").encode()),
        DAMAGED,
    ),
    "a harmless entity in UTF-16": (lambda: xlsx(utf16(bomb(QUIET))), DAMAGED),
    "a harmless entity after a long comment": (
        lambda: xlsx(bomb(f"<!--{'x' * 100_000}-->{QUIET}").encode()),
        DAMAGED,
    ),
    "an entity of another file": (
        lambda: xlsx(bomb('<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/hostname">]>').encode()),
        DAMAGED,
    ),
    "an entity of another file in UTF-16": (
        lambda: xlsx(utf16(bomb('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'))),
        DAMAGED,
    ),
    "entities in an .ods": (
        lambda: zipped(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest/>",
                "content.xml": utf16(bomb()),
            }
        ),
        DAMAGED,
    ),
    # markup
    "a hundred thousand elements in one another": (lambda: xlsx(b"<a>" * 100_000), DAMAGED),
    "a hundred thousand merged ranges": (
        lambda: xlsx(
            b"<worksheet><mergeCells>"
            + b'<mergeCell ref="A1:XFD9"/>' * 100_000
            + b"</mergeCells></worksheet>"
        ),
        "It has more than 200 merged ranges.",
    ),
    "a merged range of five thousand digits": (
        lambda: xlsx(b"<worksheet><mergeCell ref='A1:B%s'/></worksheet>" % (b"9" * 5000)),
        DAMAGED,
    ),
    "a text before the first": (
        lambda: xlsx(
            rows("<row><c t='s'><v>-1</v></c></row>"), sharedStrings=b"<sst><si><t>x</t></si></sst>"
        ),
        DAMAGED,
    ),
    "a cell twice": (lambda: xlsx(rows("<row><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>")), DAMAGED),
    "a row twice": (lambda: xlsx(rows("<row r='1'><c><v>1</v></c></row>" * 2)), DAMAGED),
    "a sheet in a cell": (
        lambda: spread(
            "<table:table-row><table:table-cell><table:table><table:table-row>"
            f"{cell('x')}</table:table-row></table:table></table:table-cell></table:table-row>"
        ),
        DAMAGED,
    ),
    # ZIPs
    "two thousand parts": (lambda: crowded(2000), "It is a ZIP of more than 1,000 parts."),
    "a million parts": (
        lambda: crowded(1000)[:-22] + b"PK\x01\x02" * 1_000_000 + b"PK\x05\x06",
        "It is a ZIP of more than 1,000 parts.",
    ),
    "one name twice": (twice, DAMAGED),
    "packed in another way": (lzma, DAMAGED),
    "every part encrypted": (locked, DAMAGED),
    # under another name
    "a web page saved as .xls": (
        lambda: b"\xef\xbb\xbf<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>1",
        "This is a web page under the name of a workbook.",
    ),
    "a web page in UTF-16": (
        lambda: "<!DOCTYPE html>\n<table><tr><td>1, 2</td></tr></table>".encode("utf-16"),
        "This is a web page under the name of a workbook.",
    ),
    "an archived web page (.mht)": (
        lambda: b"MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related\n",
        "This is a web page under the name of a workbook.",
    ),
    "a workbook of XML": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "This is a web page under the name of a workbook.",
    ),
    "Excel 97": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "This is a workbook of Excel 97 to 2003 (.xls).",
    ),
    "Excel 4": (
        lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00",
        "This is a workbook of an Excel before 97 (.xls).",
    ),
}

#: What looks alarming and is a workbook all the same: the text of the first cell.
READ: dict[str, tuple[Make, str]] = {
    "a cell in the last corner": (lambda: one_cell("XFD1048576"), "1"),
    "a format code of brackets": (
        lambda: xlsx(
            rows("<row><c s='0'><v>0.5</v></c></row>"),
            styles=b"<styleSheet><numFmts>%s</numFmts><cellXfs><xf numFmtId='200'/></cellXfs></styleSheet>"
            % ((b"<numFmt numFmtId='200' formatCode='%s'/>" % (b"[" * 30_000)) * 50),
        ),
        "0.5",
    ),
    "a number of four thousand digits": (
        lambda: xlsx(rows(f"<row><c><v>{'9' * 4000}</v></c></row>")),
        "9" * 4000,
    ),
    "a number that is none": (lambda: xlsx(rows("<row><c><v>1E999999999</v></c></row>")), "1E999999999"),
    "an .ods with a million empty cells": (
        lambda: spread(
            f"<table:table-row>{cell('x')}<table:table-cell table:number-columns-repeated='1000000'/>"
            "</table:table-row>"
            "<table:table-row table:number-rows-repeated='90000000'/>"
        ),
        "x",
    ),
}

STYLES = f'<w:styles {WORD}><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>'.encode()


def said(text: str, style: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


TOP = (
    said("Productivity mainstreaming policy", "H")
    + said("Foreword, of a few words.")
    + said("CHAPTER 1: AIMS", "H")
)


def numbered(level: str, times: int = 3) -> bytes:
    """A Word file with a list whose level is described so."""
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>'
    listed = (
        f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">'
        f'<w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    return docx((TOP + item * times).encode(), styles=STYLES, numbering=listed.encode())


def level(start: str, form: str, shown: str = "%1.") -> str:
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>'


def wrong_sum() -> bytes:
    """A Word file a few of whose bytes are others than were packed."""
    data = docx(TOP.encode() + b"".join(said(f"word {n}").encode() for n in range(500)), styles=STYLES)
    return data[:60] + b"\xff" * 8 + data[68:]


LINES = "The text has more than 100,000 lines, which is more than a thousand pages."
NOT_WORD = "{name} is not a Word file, or it is damaged."
POLICY = "# Productivity mainstreaming policy\n\nForeword.\n\n# CHAPTER 1: AIMS\n\n"
#: The name that a text is handed in under, and how the refusal begins; nothing if it is imported.
TEXTS: dict[str, tuple[str, Make, str]] = {
    "eight million empty paragraphs": (
        "x.docx",
        lambda: docx(repeated(b"<w:p/>", 8_000_000)),
        "{name} cannot be read. " + ELEMENTS,
    ),
    "two hundred thousand empty paragraphs": ("x.docx", lambda: docx(repeated(b"<w:p/>", 200_000)), LINES),
    "a word of 100 MB": (
        "x.docx",
        lambda: docx(repeated(b"x" * 1000, 100_000, b"<w:p><w:r><w:t>")),
        "{name} cannot be read. " + LONG_TEXT,
    ),
    "a few bytes that are others": ("x.docx", wrong_sum, NOT_WORD),
    "a billion laughs in UTF-16": ("x.docx", lambda: zipped({"word/document.xml": utf16(bomb())}), NOT_WORD),
    "laughs after a long comment": (
        "x.docx",
        lambda: zipped(
            {"word/document.xml": bomb(f"<!--{'x' * 100_000}--><!DOCTYPE x [{{entities}}]>").encode()}
        ),
        NOT_WORD,
    ),
    "a table in a table, a thousand deep": (
        "x.docx",
        lambda: docx(b"<w:tbl><w:tr><w:tc>" * 1000 + b"</w:tc></w:tr></w:tbl>" * 1000),
        NOT_WORD,
    ),
    "a list that starts at two billion, in letters": (
        "x.docx",
        lambda: numbered(level("2000000000", "lowerLetter")),
        "",
    ),
    "a list that starts at two billion, in Roman figures": (
        "x.docx",
        lambda: numbered(level("2000000000", "upperRoman")),
        "",
    ),
    "a list that starts at a raised two": ("x.docx", lambda: numbered(level("²", "decimal")), ""),
    "a list that starts at five thousand digits": (
        "x.docx",
        lambda: numbered(level("9" * 5000, "decimal")),
        "",
    ),
    "a number with ten thousand numbers in it": (
        "x.docx",
        lambda: numbered(level("700", "lowerLetter", "%1" * 10_000), 100),
        "",
    ),
    "a chapter of five thousand digits": (
        "x.txt",
        lambda: f"{POLICY}\n\n# CHAPTER {'9' * 5000}: X\n\nx".encode(),
        "",
    ),
    "a chapter with a raised two": ("x.txt", lambda: f"{POLICY}\n\n# CHAPTER ²: X\n\nx".encode(), ""),
    "brackets without end": ("x.md", lambda: (POLICY + ("[a](" * 2400 + "\n") * 80).encode(), ""),
    "pictures without end": ("x.md", lambda: (POLICY + ("![a](" * 1900 + "\n") * 80).encode(), ""),
    "rows of blanks": ("x.md", lambda: (POLICY + ("| a |\n|" + " " * 9900 + "x |\n") * 80).encode(), ""),
    "headings of blanks": ("x.md", lambda: (POLICY + ("# a" + " " * 9900 + "b\n\n") * 80).encode(), ""),
    "page numbers of blanks": (
        "x.txt",
        lambda: (POLICY + ("page" + " " * 9900 + "x\n\n") * 80).encode(),
        "",
    ),
    "items of blanks": ("x.txt", lambda: (POLICY + ("a\n-" + " " * 9900 + "\n") * 80).encode(), ""),
    "a line of twenty million letters": (
        "x.md",
        lambda: b"[" * 19_999_999,
        "The text is longer than 2,000,000 characters",
    ),
    "nothing but ends of pages": ("x.txt", lambda: b"a\f" * 1_000_000, LINES),
    "twenty thousand headings of one name": ("x.md", lambda: (POLICY + "# a\n\n" * 20_000).encode(), ""),
}
