"""What worked examples of claims are made of: two figures of two quarters, and what is said of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plugins.core.claims.change import Measure, decide_change
from plugins.core.claims.statement import Base, End, Source, Statement
from plugins.core.measures.rounding import half_up, percentage
from plugins.core.time.quarter import Quarter

NOW = Quarter.parse("2026-27-Q1")


def measure(source: Source = "register", threshold: str | int = 2, **declared: Any) -> Measure:
    """A metric of which more is wanted, written with one decimal."""
    plain: dict[str, Any] = {"subject": "reports", "decimals": 1, "wanted": "up"}
    return Measure(source=source, threshold=Decimal(threshold), **(plain | declared))


def share(part: int, cases: int, *, decimals: int = 1, **said: Any) -> End:
    """A share in per cent with its counts."""
    exact = percentage(Decimal(part), Decimal(cases))
    plain: dict[str, Any] = {"part": Decimal(part), "cases": Decimal(cases), "exact": exact}
    return End(quarter=NOW, release="v1", value=half_up(exact, decimals), **(plain | said))


def value(number: str | int | None, cases: int | None = None, *, decimals: int = 1, **said: Any) -> End:
    """A figure that is no share; a count is its own ``cases``."""
    exact = None if number is None else Decimal(number)
    plain: dict[str, Any] = {"exact": exact, "cases": None if cases is None else Decimal(cases)}
    printed = None if exact is None else half_up(exact, decimals)
    return End(quarter=NOW, release="v1", value=printed, **(plain | said))


def count(number: int, **said: Any) -> End:
    """So many."""
    return value(number, number, decimals=0, **said)


def say(of: Measure, now: End, before: End, base: Base = "previous", **known: Any) -> Statement:
    """What is decided of the Assembly's figure against an earlier one."""
    return decide_change(of, "assembly", base, now, before, **known)


def told(said: Statement) -> tuple[str, str, str, str]:
    """Verdict, grade, the rule that decided, and the reason."""
    return said.verdict, said.grade, said.rule, said.reason
