"""The rules by which figures are counted (``rules/<metric>.<version>.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checked_tables.problems import Problem
from plugins.core.counting.read_rules import read_rules
from plugins.core.counting.rule import Rule

#: The folder of the rules among the reference files.
FOLDER = "rules"


@dataclass(frozen=True, slots=True)
class CountingRules:
    """Every rule, in the order of its file's name."""

    rules: tuple[Rule, ...]

    def of(self, metric_id: str, version: int) -> Rule | None:
        """The rule of a metric's version, if there is one."""
        return next((rule for rule in self.rules if rule.key == (metric_id, version)), None)


def read_counting_rules(folder: Path, shown_as: str) -> tuple[tuple[CountingRules, ...], list[Problem]]:
    """The rules in a folder, none where there is no folder, and what is wrong with them."""
    rules, problems = read_rules(folder, shown_as)
    return ((CountingRules(rules),) if folder.is_dir() else ()), problems
