"""Every page of a preview says that it is a draft: in its title, across it, in both languages, in print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from checked_tables.texts import LANGUAGES, Language
from plugins.core.pages.assets import compact_css
from plugins.core.statements.wording import Wording
from plugins.desk.trouble import DeskTrouble

STYLE = "static/draft.css"
_CSS = Path(__file__).with_name("draft.css")
_ROBOTS = '<meta name="robots" content="noindex,nofollow,noarchive">'
_OLD_ROBOTS = re.compile(r'<meta name="robots"[^>]*>\n?')
_LANGUAGE = re.compile(r'<html lang="(\w+)"')
_BODY = re.compile(r"<body[^>]*>")


@dataclass(frozen=True, slots=True)
class Words:
    """What the marks say in each language."""

    titles: tuple[str, ...]
    marks: tuple[tuple[Language, str], ...]


def words_of(wording: Wording) -> Words:
    """The words of the marks, from the site's wording."""
    said = []
    titles = []
    for language in LANGUAGES:
        t = wording.of(language)
        titles.append(t("preview.title"))
        said.append((language, t("preview.mark")))
    return Words(tuple(titles), tuple(said))


def marked_page(page: str, url: str, words: Words) -> str:
    """A page with the marks, the page's own language first. ``url`` is its address from the site's root.

    Raises ``ValueError`` if it has no title, head or body to put them in: no page goes without.
    """
    body, language = _BODY.search(page), _LANGUAGE.search(page)
    if body is None or "<title>" not in page or "</head>" not in page:
        raise ValueError(f"{url} has no title, head or body to mark")
    own = language[1] if language else "en"
    root = "../" * url.count("/")
    title = " · ".join(words.titles)
    head = f'{_ROBOTS}\n<link rel="stylesheet" href="{root}{STYLE}">\n</head>'
    ordered = sorted(words.marks, key=lambda each: each[0] != own)
    lines = "".join(f'<span lang="{code}">{escape(text)}</span>' for code, text in ordered)
    across = f'<div class="draft-water" aria-hidden="true">{"<br>".join(map(escape, words.titles))}</div>'
    top = f'{body[0]}\n<p class="draft-mark">{lines}</p>\n{across}'
    marked = _OLD_ROBOTS.sub("", page[: body.start()]) + top + page[body.end() :]
    return marked.replace("<title>", f"<title>{title} – ", 1).replace("</head>", head, 1)


def mark_site(site: Path, words: Words) -> int:
    """Mark every page of a built site where it lies; how many there are.

    What a published site tells others about itself (its checksums, its map) is taken out, and search
    engines are told to stay away.
    """
    pages = sorted(site.rglob("*.html"))
    for path in pages:
        url = path.relative_to(site).as_posix()
        try:
            marked = marked_page(path.read_text(encoding="utf-8"), url, words)
        except ValueError as wrong:
            raise DeskTrouble(f"No preview was made: {wrong}. This is a mistake of the program.") from None
        path.write_text(marked, encoding="utf-8", newline="\n")
    (site / STYLE).write_bytes(compact_css(_CSS.read_bytes()))
    (site / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8", newline="\n")
    for name in ("SHA256SUMS", "sitemap.xml"):
        (site / name).unlink(missing_ok=True)
    return len(pages)
