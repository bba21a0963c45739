"""``invoke import-document``: an official text becomes pages of the portal, and nothing is lost on the way.

The way of a text, one module a step::

    reading, docx, markup   the file, as lines of one plain dialect; a wrong file is refused
    noise, contents         what the printed pages added is taken out, each line of it kept for the report
    structure, headings     what the rest is: headings, lists, tables, paragraphs, figures
    anchors                 an address for every heading and numbered item
    pages, report           the Markdown, in both languages, and what a person should check
    importing               the files, replaced whole or not at all
"""

from __future__ import annotations

from .importing import Imported, import_document
from .kinds import KINDS
from .reading import Refused

__all__ = ["KINDS", "Imported", "Refused", "import_document"]
