"""Where the three source documents contradict themselves: both sides, and how the portal counts."""

from __future__ import annotations

from typing import Any, get_args

from checked_tables.texts import Language
from plugins.core.pages.clauses import Document, Piece, citations, guide_url
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text
from plugins.core.pages.teller import Teller

from .record import SourceNote


def source_notes_page(teller: Teller) -> Page:
    """All notes by document, each with an anchor of its own: ``#P1``."""
    t, notes = teller.t, teller.assembly.rows(SourceNote)
    documents: tuple[Document, ...] = get_args(Document)
    groups = {document: [one for one in notes if one.document == document] for document in documents}
    view = {
        "heading": t("source_notes.heading"),
        "lead": t(
            "source_notes.lead",
            policy=len(groups["policy"]),
            framework=len(groups["framework"]),
            record=len(groups["record"]),
        ),
        "paragraphs": (t("source_notes.quoted"),),
        "groups": [
            {
                "group_id": document,
                "heading": t(f"source_notes.{document}"),
                "notes": [_note(teller, one) for one in those],
            }
            for document, those in groups.items()
            if those
        ],
        "downloads": (teller.download(teller.newest("source_notes"), t("source_notes.file")),),
    }
    return teller.page(
        "source-notes",
        {"notes": view},
        t("source_notes.description"),
        title=t("source_notes.heading"),
        template="source_notes",
        marked=False,
        figures=False,
    )


def _note(teller: Teller, note: SourceNote) -> dict[str, Any]:
    says, says_in = note.says.said_in(teller.language)
    against, against_in = note.conflicts_with.said_in(teller.language)
    return {
        "note_id": note.note_id,
        "where": _pieces(teller, note.document, note.locator, "en"),
        "says": Text(_sentence(says), _marked(teller, says_in)),
        "against": _pieces(teller, note.document, _sentence(against), against_in),
        "treatment": teller.text(note.treatment),
    }


def _pieces(teller: Teller, document: Document, text: str, lang: Language) -> tuple[Text, ...]:
    """The text with each clause that it cites leading to the guide; the record is cited in locators only."""
    if document == "record" and text.endswith("."):
        return (Text(text, _marked(teller, lang)),)
    return tuple(
        _cited(teller, document, piece) if piece.anchor else Text(piece.text, _marked(teller, lang))
        for piece in citations(document, text)
    )


def _cited(teller: Teller, document: Document, piece: Piece) -> Text:
    """A clause by its number, or a place without a number by its name in the reader's language."""
    named = teller.t.has(f"place.{piece.anchor}") and not piece.text[0].isdigit()
    text = teller.t(f"place.{piece.anchor}") if named else piece.text
    return Text(text, url=guide_url(teller.language, document, piece.anchor))


def _marked(teller: Teller, lang: Language) -> Language | None:
    return None if lang == teller.language else lang


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
