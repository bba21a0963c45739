"""The two helper files of an attack: which categories make up which, and further relations.

``hierarchy.csv`` has the columns ``dimension, category, parent``: the parent is the sum of its categories.
``relations.csv`` has one line per cell of a relation: ``relation, coefficient`` and one column per dimension
(empty or the total's name: all of it); ``within`` and ``equals``, in any line of it, give room and constant:
``equals - within <= sum of coefficient * cell <= equals + within``.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from checked_tables.problems import Problem

from .marks import number_in
from .system import ZERO, Relation
from .tables import Hierarchy, key_of, name_of

_RELATION_COLUMNS = ("relation", "coefficient", "within", "equals")


def parse_hierarchy(text: str, name: str) -> tuple[Hierarchy, list[Problem]]:
    """The hierarchy in a CSV text, empty for an empty text, and what is wrong with it."""
    reader = csv.DictReader(io.StringIO(text))
    needed = ("dimension", "category", "parent")
    if text.strip() and not set(needed) <= set(reader.fieldnames or ()):
        return Hierarchy(children={}), [
            _problem(name, 1, "The header is not dimension, category, parent.", "Write these three columns.")
        ]
    children: dict[tuple[str, str], list[str]] = {}
    problems = []
    for line, row in enumerate(reader, 2):
        dimension, category, parent = (str(row[each] or "").strip() for each in needed)
        if not (dimension and category and parent) or category == parent:
            problems.append(
                _problem(name, line, "A name is missing or a category is its own parent.", "Write all three.")
            )
        elif category not in children.setdefault((dimension, parent), []):
            children[dimension, parent].append(category)
    return Hierarchy(children={at: tuple(names) for at, names in children.items()}), problems


def parse_relations(text: str, name: str, total: str = "Total") -> tuple[list[Relation], list[Problem]]:
    """The relations in a CSV text, none for an empty text, and what is wrong with it."""
    reader = csv.DictReader(io.StringIO(text))
    header = list(reader.fieldnames or ())
    if text.strip() and not {"relation", "coefficient"} <= set(header):
        return [], [_problem(name, 1, "The header lacks relation or coefficient.", "Write both columns.")]
    dimensions = [each for each in header if each not in _RELATION_COLUMNS]
    terms: dict[str, dict[str, Decimal]] = {}
    constants: dict[tuple[str, str], Decimal] = {}
    problems = []
    for line, row in enumerate(reader, 2):
        relation = (row["relation"] or "").strip()
        coefficient = number_in(row["coefficient"] or "")
        if not relation or coefficient is None:
            problems.append(
                _problem(name, line, "The relation's name or a number is missing.", "Write both.")
            )
            continue
        pairs = ((each, (row[each] or "").strip()) for each in dimensions)
        cell = name_of(key_of(((d, c) for d, c in pairs if c), total))
        known = terms.setdefault(relation, {})
        known[cell] = known.get(cell, ZERO) + coefficient
        for column in ("within", "equals"):
            if given := (row.get(column) or "").strip():
                constants[relation, column] = number_in(given) or ZERO
    return [
        Relation(
            name=relation,
            terms=cells,
            low=constants.get((relation, "equals"), ZERO) - constants.get((relation, "within"), ZERO),
            high=constants.get((relation, "equals"), ZERO) + constants.get((relation, "within"), ZERO),
        )
        for relation, cells in terms.items()
    ], problems


def _problem(name: str, line: int, found: str, write: str) -> Problem:
    return Problem(file=name, line=line, kind="table_form", found=found, write=write)
