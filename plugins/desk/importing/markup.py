"""Markdown's own forms, brought into the dialect that text files and Word files are read in."""

from __future__ import annotations

import re

from .lines import PICTURE, ROW, STAR, Record

# Each looks at a character a few times at most: no target runs past the next bracket, lines come stripped.
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<target>[^)\[]*)\)")
_LINK = re.compile(r"\[(?P<said>[^\[\]]+)\]\((?P<target>[^)\[\s]+)(?:\s+\"[^\"\[]*\")?\)")
_SEPARATOR = re.compile(r"(?:\|\s*)?:?-{2,}:?(?:\s*\|\s*:?-{2,}:?)*\s*\|?")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{3,})\s*")


def plain_dialect(lines: list[str], record: Record) -> list[str]:
    """The same lines, one for one: pipe tables as rows, underlined headings with ``#``, links as words."""
    out = list(lines)
    at = _past_header(out, record)
    while at < len(out):
        text, number = out[at], at + 1
        following = out[at + 1] if at + 1 < len(out) else ""
        if "|" in text and _SEPARATOR.fullmatch(following.strip()) and "|" in following:
            at = _table(out, at, record)
            continue
        if text.strip() and not text.startswith("#") and _UNDERLINE.fullmatch(following):
            out[at] = f"{'#' if '=' in following else '##'} {text.strip()}"
            out[at + 1] = ""
        elif _RULE.fullmatch(text.strip()):
            record.drop(number, "file header or rule", text)
            out[at] = ""
        out[at] = _without_targets(out[at], number, record)
        at += 1
    return out


def _past_header(out: list[str], record: Record) -> int:
    """Blank out a YAML header, which is about the file and not of the text."""
    if out[0].strip("\ufeff \t") != "---":
        return 0
    for at, text in enumerate(out[1:60], 1):
        if text.strip() in ("---", "..."):
            for number in range(at + 1):
                record.drop(number + 1, "file header or rule", out[number])
                out[number] = ""
            return at + 1
    return 0


def _table(out: list[str], at: int, record: Record) -> int:
    header = at
    while at < len(out) and "|" in out[at]:
        if at == header + 1:
            out[at] = ""
        else:
            inner = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", out[at])
            cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]
            out[at] = ROW + _without_targets("\t".join(cells), at + 1, record)
        at += 1
    out[header + 1] = out[header]
    out[header] = ""
    return at


def _without_targets(text: str, number: int, record: Record) -> str:
    def link(match: re.Match[str]) -> str:
        record.drop(number, "link address", match["target"])
        return match["said"]

    if image := _IMAGE.search(text):
        for match in _IMAGE.finditer(text):
            if match["target"]:
                record.drop(number, "link address", match["target"])
        alone = not _IMAGE.sub("", text).strip()
        alt = image["alt"].strip()
        text = f"{PICTURE}{alt}" if alone else _IMAGE.sub(lambda match: match["alt"], text)
    text = _LINK.sub(link, text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", lambda match: STAR if match[1] == "*" else match[1], text)
