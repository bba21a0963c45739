"""The rules by which a change is told, as the page on methods prints them: from the table that decides."""

from __future__ import annotations

from markupsafe import escape

from plugins.core.claims.rules import CHANGE
from plugins.core.statements.wording import Words


def rules_html(words: Words) -> str:
    """An ordered list, each rule with an anchor of its own and the grade of what it decides."""
    items = (
        f'<li id="{rule.id.replace(".", "-")}">{escape(words(f"claim_rule.{rule.id}"))} '
        f"({escape(words(f'claim_grade.{rule.leads_to.lower()}'))})</li>"
        for rule in CHANGE
    )
    return f"<ol>{''.join(items)}</ol>"
