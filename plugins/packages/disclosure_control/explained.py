"""What an attacker found, in plain words: which number, how closely, and from which published numbers."""

from __future__ import annotations

from collections.abc import Sequence

from .attacker import Finding, Term

SHOWN_TERMS = 12


def say_leak(finding: Finding) -> list[str]:
    """Which number, what an attacker finds, and the sum of published numbers that gives it."""
    who = f"Somebody who knows {finding.knower}" if finding.knower else "Anybody"
    if finding.verdict == "recoverable":
        lines = [f"{finding.cell}: RECOVERABLE. {who} finds that it is {finding.lowest}."]
        return [*lines, *_sums("", finding.from_low), *_through(finding)]
    asked = _asked(finding)
    lines = [f"{finding.cell}: TOO NARROW. {who} finds {say_interval(finding)}{asked}."]
    lines += _sums("lowest: ", finding.from_low) if finding.lowest is not None else []
    lines += _sums("highest: ", finding.from_high) if finding.highest is not None else []
    return [*lines, *_through(finding)]


def say_interval(finding: Finding) -> str:
    """The interval in words."""
    if finding.lowest is None and finding.highest is None:
        return "nothing at all"
    if finding.highest is None:
        return f"{finding.lowest} or more"
    if finding.lowest is None:
        return f"{finding.highest} or less"
    return f"{finding.lowest} to {finding.highest}"


def _asked(finding: Finding) -> str:
    need = finding.need
    words = []
    if need.width:
        words.append(f"a width of {need.width}")
    if need.share:
        words.append(f"{need.share * 100:f} % either side of the middle")
    if need.below or need.above:
        words.append(f"{need.below} below and {need.above} above the true value")
    return f"; asked is {' and '.join(words)}" if words else ""


def _sums(label: str, terms: Sequence[Term]) -> list[str]:
    """The sum that gives an end: coefficients and the numbers used, with what kind of number each is."""
    shown = [_term(term) for term in terms[:SHOWN_TERMS]]
    if len(terms) > SHOWN_TERMS:
        shown.append(f"... and {len(terms) - SHOWN_TERMS} more numbers")
    return [f"  {label}{'  '.join(shown)}"] if shown else []


def _term(term: Term) -> str:
    sign = "-" if term.coefficient < 0 else "+"
    size = abs(term.coefficient)
    times = "" if size == 1 else f"{size:f} x "
    note = {"published": "", "known": ", known", "bound": ", by its limits", "relation": ", constant"}[
        term.kind
    ]
    return f"{sign} {times}{term.value} ({term.cell}{note})"


def _through(finding: Finding) -> list[str]:
    return [f"  through: {name}" for name in finding.relations]
