"""The rules by which changes and targets are told, as the page on methods prints them: from the tables that
decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import escape

from plugins.core.claims.rules import CHANGE, TARGET
from plugins.core.statements.wording import Words


def anchor(rule_id: str) -> str:
    """Where a rule stands on the page on methods."""
    return rule_id.replace(".", "-")


def rules_html(words: Words) -> str:
    """An ordered list, each rule with an anchor of its own and the grade of what it decides."""
    return _list(
        (
            rule.id,
            f"{words(f'claim_rule.{rule.id}')} ({words(f'claim_grade.{rule.leads_to.lower()}')})",
        )
        for rule in CHANGE
    )


def target_rules_html(words: Words) -> str:
    """An ordered list of how firm a kept target can be, each rule with an anchor of its own."""
    return _list((rule.id, words(f"claim_rule.{rule.id}")) for rule in TARGET)


#: The lists that prose may ask for, by name.
LISTS: Mapping[str, Callable[[Words], str]] = {
    "change-rules": rules_html,
    "target-rules": target_rules_html,
}


def _list(items: Iterable[tuple[str, str]]) -> str:
    said = "".join(f'<li id="{anchor(rule_id)}">{escape(text)}</li>' for rule_id, text in items)
    return f"<ol>{said}</ol>"
