"""A release's index as a workbook with live formulas, for people who read spreadsheets.

Five sheets: notes, inputs, scheme, calculation, result. Every number of the calculation is a formula that
leads back to the inputs and the scheme; the value beside each formula is the published one, so that
viewers which do not recalculate show it too. One table a sheet, with one header row and a name; no merged
cells; the provenance stands above each table in both languages. The same release gives the same bytes.

A spreadsheet calculates with about fifteen digits, so a number that lies exactly on a half could round
the other way; the script ``recompute.py`` calculates exactly.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from composite_index.engine import NodeScore, Score
from composite_index.scheme import Normalisation, Scheme
from plugins.core.facts.assembly import Report
from plugins.core.pages.figures import WITHDRAWN_MARK
from plugins.core.statements.wording import Wording
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.record import Observation

from .model import IndexNode, Indices, UnitIndex
from .model_schemes import exactly, schemes_of

#: The first row of every table, under title and provenance (counted from 0).
HEADER = 4
#: A fixed day, so that bytes do not depend on the day of the build.
_MADE = datetime(1980, 1, 1)
Cell = tuple[str, object]


def pack_workbook(report: Report, wording: Wording) -> bytes:
    """The workbook of a release that has an index. A unit without a score has its rows, and no index."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": _said(report, wording, "title", "en"), "created": _MADE})
    book.set_calc_mode("auto")
    writer = _Book(report, wording, book)
    writer.write()
    book.close()
    return out.getvalue()


def _said(report: Report, wording: Wording, key: str, language: Any) -> str:
    words = wording.of(language)
    release = report.release
    if key == "title":
        return words("workbook.title", quarter=str(release.quarter), version=str(release.version))
    return words(f"workbook.{key}")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part's numbers stand on the calculation sheet, and what is computed of it."""

    index: UnitIndex
    score: Score
    node: IndexNode
    found: NodeScore
    row: int


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas use the functions of every Excel: each would else be searched thirty times for
    those that only newer ones have."""

    def _prepare_formula(self, formula: str, *_: object) -> str:
        return formula.removeprefix("=")


@dataclass(slots=True)
class _Book:
    report: Report
    wording: Wording
    book: Any
    inputs: dict[tuple[str, str], int] = field(default_factory=dict)
    parts: dict[tuple[str, str], int] = field(default_factory=dict)
    places: dict[tuple[str, str], _Place] = field(default_factory=dict)

    def write(self) -> None:
        """All sheets, in the order in which they are read."""
        self._notes()
        self._inputs()
        self._scheme()
        self._calculation()
        self._result()

    # -- sheets

    def _sheet(self, name: str) -> Any:
        """A new sheet with its title and its provenance in both languages above the table."""
        sheet = self.book.add_worksheet(name, _Sheet)
        bold = self.book.add_format({"bold": True})
        mark = f"{WITHDRAWN_MARK}. " if self.report.release.is_withdrawn else ""
        sheet.write_string(0, 0, f"{mark}{_said(self.report, self.wording, 'title', 'en')}: {name}", bold)
        provenance = self.report.release.provenance
        for row, language in enumerate(("en", "sw"), start=1):
            said = self.wording.of(language)  # type: ignore[arg-type]
            sheet.write_string(row, 0, said(f"workbook.provenance_{provenance.replace('-', '_')}"))
        sheet.freeze_panes(HEADER + 1, 0)
        return sheet

    def _table(self, sheet: Any, name: str, columns: Sequence[str], rows: int) -> None:
        """A named table with one header row over what was or will be written there."""
        sheet.add_table(
            HEADER,
            0,
            HEADER + max(rows, 1),
            len(columns) - 1,
            {
                "name": name,
                "columns": [{"header": column} for column in columns],
                "style": "Table Style Light 1",
                "autofilter": False,
            },
        )
        sheet.set_column(0, len(columns) - 1, 16)

    def _notes(self) -> None:
        sheet = self._sheet("notes")
        english, kiswahili = self.wording.of("en"), self.wording.of("sw")
        keys = ["inputs", "scheme", "calculation", "result", "rounding", "missing", "changes"]
        if self.report.release.is_illustrative:
            keys.append("licence")
        self._table(sheet, "notes", ("about", "english", "kiswahili"), len(keys))
        for row, key in enumerate(keys, start=HEADER + 1):
            sheet.write_string(row, 0, key)
            sheet.write_string(row, 1, english(f"workbook.note_{key}"))
            sheet.write_string(row, 2, kiswahili(f"workbook.note_{key}"))
        wrap = self.book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column(1, 2, 70, wrap)

    def _inputs(self) -> None:
        sheet = self._sheet("inputs")
        columns = (
            *("unit_id", "metric_id", "title_en", "value", "numerator", "denominator", "is_share"),
            *("percent", "target", "status"),
        )
        rows = list(self._input_rows())
        self._table(sheet, "inputs", columns, len(rows))
        for place, (key, cells) in enumerate(rows, start=HEADER + 1):
            self.inputs[key] = place
            self._fill(sheet, place, cells)

    def _input_rows(self) -> Iterator[tuple[tuple[str, str], tuple[object, ...]]]:
        observations = {(row.metric_id, row.unit_id): row for row in (self.report.rows(Observation))}
        for index in self._indices():
            assert index.score is not None
            for found in index.score.leaves:
                metric_id, unit_id = found.node.metric_id or "", index.unit.unit_id
                row = observations.get((metric_id, unit_id))
                result = self.report[Figures].of(metric_id, unit_id)
                metric = result.metric if result else None
                counted = bool(metric and metric.denominator and row and row.numerator is not None)
                cells = (
                    unit_id,
                    metric_id,
                    found.node.title.en,
                    row.value if row else None,
                    row.numerator if row else None,
                    row.denominator if row else None,
                    "yes" if counted and row is not None and row.denominator else "no",
                    "yes" if metric is not None and metric.unit == "percent" else "no",
                    _decimal(found.target),
                    found.given.status if found.given else "not_reported",
                )
                yield (unit_id, metric_id), cells

    def _scheme(self) -> None:
        sheet = self._sheet("scheme")
        columns = (
            *("scheme_id", "node_id", "parent_node_id", "title_en", "metric_id", "weight", "mean_order"),
            *("min_coverage_pct", "method", "ratio_rule", "cap_pct", "full_pct"),
        )
        rows = [(scheme, node) for scheme in schemes_of(self.report) for node in scheme.nodes]
        self._table(sheet, "scheme", columns, len(rows))
        for place, (scheme, node) in enumerate(rows, start=HEADER + 1):
            self.parts[scheme.scheme_id, node.node_id] = place
            rule = scheme.normalisations.get(node.metric_id or "")
            cells = (
                scheme.scheme_id,
                node.node_id,
                node.parent_id or "",
                node.title.en,
                node.metric_id or "",
                _decimal(node.weight),
                node.order,
                100 * node.min_coverage,
                rule.method if rule else "",
                rule.rule if rule and rule.method == "ratio_to_target" else "",
                None if rule is None or rule.cap is None else 100 * rule.cap,
                None if rule is None else 100 * rule.full_at,
            )
            self._fill(sheet, place, cells)

    def _calculation(self) -> None:
        sheet = self._sheet("calculation")
        self._table(sheet, "calculation", COLUMNS, sum(len(index.nodes) for index in self._indices()))
        row = HEADER + 1
        for index in self._indices():
            assert index.score is not None
            for node, found in zip(index.nodes, index.score.nodes, strict=True):
                place = _Place(index, index.score, node, found, row)
                self.places[index.unit.unit_id, node.node_id] = place
                row += 1
        for place in self.places.values():
            self._write_part(sheet, place)

    def _result(self) -> None:
        sheet = self._sheet("result")
        columns = ("unit_id", "unit_name_en", "index", "band_number", "band_en", "coverage_pct")
        indices = list(self._indices())
        self._table(sheet, "result", columns, len(indices))
        for row, index in enumerate(indices, start=HEADER + 1):
            assert index.score is not None
            root = self.places[index.unit.unit_id, index.score.scheme.root.node_id]
            bands = sorted(index.score.scheme.bands, key=lambda band: band.lower)
            value = xl_rowcol_to_cell(row, 2)
            self._fill(sheet, row, (index.unit.unit_id, index.unit.name.en))
            self._formula(sheet, row, 2, f"=calculation!{self._at(root, 'score')}", index.value)
            lowers = ",".join(f"{band.lower:f}" for band in bands)
            numbers = ";".join(str(band.number) for band in bands)
            names = ",".join(f'"{band.label.en}"' for band in bands)
            number = index.band.number if index.band else None
            name = index.band.label.en if index.band else None
            if bands:
                picked = f"MATCH({value},{{{lowers}}},1)"
                chosen = ",".join(numbers.split(";"))
                self._formula(sheet, row, 3, f'=IF({value}="","",CHOOSE({picked},{chosen}))', number)
                self._formula(sheet, row, 4, f'=IF({value}="","",CHOOSE({picked},{names}))', name)
            coverage = f"=ROUND(calculation!{self._at(root, 'coverage')}*100,1)"
            self._formula(sheet, row, 5, coverage, index.coverage_pct)

    # -- one row of the calculation

    def _write_part(self, sheet: Any, place: _Place) -> None:
        node, found, scheme = place.node, place.found, place.score.scheme
        unit_id = place.index.unit.unit_id
        leaf = node.metric_id is not None
        self._fill(
            sheet,
            place.row,
            (unit_id, node.node_id, node.parent_id or "", node.title.en, node.metric_id or ""),
        )
        formulas: dict[str, tuple[str, object]] = {}
        if leaf:
            formulas["figure"] = self._figure(place)
            formulas["target"] = (self._input(place, "I"), node.target)
            formulas["achievement"] = self._achievement(place)
            formulas["exact_score"] = self._leaf_score(place)
            formulas["coverage"] = (self._leaf_coverage(place), found.coverage)
        else:
            formulas["exact_score"] = self._mean(place)
            formulas["coverage"] = self._coverage(place)
        exact = self._at(place, "exact_score")
        formulas["score"] = (f'=IF({exact}="","",ROUND({exact},{scheme.decimals}))', node.score)
        formulas["share"] = self._share(place)
        formulas["effective"] = self._effective(place)
        formulas["exact_points"] = self._exact_points(place)
        formulas["points"] = self._points(place)
        for name, (formula, value) in formulas.items():
            self._formula(sheet, place.row, COLUMNS.index(name), formula, value)

    def _figure(self, place: _Place) -> Cell:
        value, numerator, denominator = (self._ref(place, column) for column in "DEF")
        share, percent, status = (self._ref(place, column) for column in "GHJ")
        there = f'OR({status}="reported",{status}="provisional",{status}="estimated")'
        ratio = f'{numerator}/{denominator}*IF({percent}="yes",100,1)'
        number = place.found.given.number if place.found.given else None
        return f'=IF({there},IF({share}="yes",{ratio},{value}),"")', number

    def _achievement(self, place: _Place) -> Cell:
        rule = _rule(place)
        figure, target = self._at(place, "figure"), self._at(place, "target")
        if rule is None or rule.method != "ratio_to_target":
            return '=""', None
        ratio = {
            "ratio": f"{figure}/{target}",
            "inverse": f'IF({figure}=0,"",{target}/{figure})',
            "mirror": f"2-{figure}/{target}",
            "baseline": f"({figure}-({_number(rule.baseline)}))/({target}-({_number(rule.baseline)}))",
        }[rule.rule]
        return f'=IF(OR({figure}="",{target}=""),"",{ratio})', place.found.achievement

    def _leaf_score(self, place: _Place) -> Cell:
        """The score by the metric's own rule, as a formula of figure, target and the scheme's cells."""
        rule, scheme = _rule(place), place.score.scheme
        assert rule is not None
        figure = self._at(place, "figure")
        value = place.found.score
        if rule.method == "none":
            down = f"{_number(scheme.scale_low + scheme.scale_high)}-{figure}"
            return f'=IF({figure}="","",{down if rule.direction == "down" else figure})', value
        if rule.method == "points":
            return f'=IF({figure}="","",{_read_off(rule, figure)})', value
        if rule.method == "ratio_to_target":
            achieved, target = self._at(place, "achievement"), self._at(place, "target")
            cap = self._scheme_cell(place, "K")
            capped = (
                achieved if rule.cap is None else f'IF({achieved}="",{cap}/100,MIN({achieved},{cap}/100))'
            )
            if rule.clip in ("both", "low"):
                capped = f"MAX({capped},0)"
            share = f"{capped}/({self._scheme_cell(place, 'L')}/100)"
            worth = _read_off(rule, f"(100*{capped})") if rule.points else _on_scale(scheme, share)
            return f'=IF(OR({figure}="",{target}=""),"",{worth})', value
        return f'=IF({figure}="","",{_on_scale(scheme, _between(rule, place, figure))})', value

    def _leaf_coverage(self, place: _Place) -> str:
        if place.found.status == "not_applicable":
            return "=0"
        return f'=IF({self._at(place, "exact_score")}="",0,1)'

    def _mean(self, place: _Place) -> Cell:
        """The weighted generalised mean of the parts that have a score, if enough of them have."""
        children = self._children(place)
        order = Fraction(place.found.node.order)
        weights = [self._scheme_cell(child, "F") for child in children]
        scores = [self._at(child, "exact_score") for child in children]
        pairs = list(zip(weights, scores, strict=True))
        there = "+".join(f'IF({score}="",0,{weight})' for weight, score in pairs)
        raised = {
            Fraction(1): "{score}",
            Fraction(0): "LN({score})",
        }.get(order, "{score}^" + f"({exactly(order)})")
        total = "+".join(
            f'IF({score}="",0,{weight}*{raised.format(score=f"N({score})")})' for weight, score in pairs
        )
        mean = f"({total})/({there})"
        if order == 0:
            mean = f"EXP({mean})"
        elif order != 1:
            mean = f"({mean})^(1/({exactly(order)}))"
        node = place.found.node
        if node.round_decimals is not None:
            mean = f"ROUND({mean},{node.round_decimals})"
        coverage = self._at(place, "coverage")
        least = "1" if node.missing_rule == "require_all" else f"{self._scheme_cell(place, 'H')}/100"
        enough = f"AND(({there})>0,ROUND({coverage},12)>=ROUND({least},12))"
        return f'=IF({enough},{mean},"")', place.found.score

    def _coverage(self, place: _Place) -> Cell:
        """What was reported among what was expected below, as the part counts it."""
        node = place.found.node
        children = [child for child in self._children(place) if child.found.status != "not_applicable"]
        if not children:
            return "=0", place.found.coverage
        weights = [self._scheme_cell(child, "F") for child in children]
        total = "+".join(weights)
        if node.coverage_of == "metrics" and node.coverage_by == "weight":
            below = "+".join(
                f'{weight}*IF({self._at(child, "exact_score")}="",0,{self._at(child, "coverage")})'
                for weight, child in zip(weights, children, strict=True)
            )
            return f"=({below})/({total})", place.found.coverage
        if node.coverage_of == "parts" and node.coverage_by == "weight":
            there = "+".join(
                f'IF({self._at(child, "exact_score")}="",0,{weight})'
                for weight, child in zip(weights, children, strict=True)
            )
            return f"=({there})/({total})", place.found.coverage
        return f"={_number(_decimal(place.found.coverage))}", place.found.coverage

    def _share(self, place: _Place) -> Cell:
        parent = self._parent(place)
        if parent is None:
            return "=1", 1
        weights = "+".join(self._scheme_cell(child, "F") for child in self._children(parent))
        return f"={self._scheme_cell(place, 'F')}/({weights})", place.found.share

    def _effective(self, place: _Place) -> Cell:
        """The weight in the whole after the weight of what is missing was shared out."""
        exact = self._at(place, "exact_score")
        parent = self._parent(place)
        value = place.found.effective_weight
        if parent is None:
            return f'=IF({exact}="","",1)', value
        above = self._at(parent, "effective")
        there = "+".join(
            f'IF({self._at(child, "exact_score")}="",0,{self._scheme_cell(child, "F")})'
            for child in self._children(parent)
        )
        own = f"{above}*{self._scheme_cell(place, 'F')}/({there})"
        return f'=IF(OR({exact}="",{above}=""),"",{own})', value

    def _exact_points(self, place: _Place) -> Cell:
        """What the part adds to the index, unrounded."""
        exact, effective = self._at(place, "exact_score"), self._at(place, "effective")
        value = place.found.contribution
        if all(node.order == 1 and node.round_decimals is None for node in place.score.scheme.nodes):
            return f'=IF({effective}="","",{effective}*{exact})', value
        parent = self._parent(place)
        if parent is None:
            return f'=IF({effective}="","",{exact})', value
        order = exactly(Fraction(parent.found.node.order))
        level = self._at(parent, "exact_score")
        children = self._children(parent)
        there = "+".join(
            f'IF({self._at(child, "exact_score")}="",0,{self._scheme_cell(child, "F")})' for child in children
        )
        slope = f"{self._scheme_cell(place, 'F')}/({there})*({exact}/{level})^({order})"
        return f'=IF({effective}="","",{self._at(parent, "exact_points")}*{slope})', value

    def _points(self, place: _Place) -> Cell:
        """Published points: rounded down, then what is lacking goes to those that lost most."""
        places = place.score.scheme.decimals
        parent = self._parent(place)
        own = self._at(place, "exact_points")
        value = place.node.contribution
        if parent is None:
            return f'=IF({own}="","",ROUND({own},{places}))', value
        scale = 10**places
        siblings = [self._at(child, "exact_points") for child in self._children(parent)]
        # N() makes nothing of nothing; a ten-millionth keeps 0.3 from being 0.2999...
        floors = {cell: f"INT(ROUND(N({cell})*{scale},7))" for cell in siblings}
        lost = {cell: f"ROUND(N({cell})*{scale}-{floors[cell]},7)" for cell in siblings}
        lacking = f"ROUND({self._at(parent, 'points')}*{scale},0)-({'+'.join(floors.values())})"
        place_of = siblings.index(own)
        before = "+".join(
            f'IF({cell}="",0,IF({lost[cell]}{">=" if number < place_of else ">"}{lost[own]},1,0))'
            for number, cell in enumerate(siblings)
            if cell != own
        )
        extra = f"IF(({before or 0})<({lacking}),1,0)"
        return f'=IF({own}="","",({floors[own]}+{extra})/{scale})', value

    # -- references and cells

    def _indices(self) -> Iterator[UnitIndex]:
        for index in (self.report[Indices].assembly, *self.report[Indices].units):
            if index.score is not None:
                yield index

    def _at(self, place: _Place, column: str) -> str:
        return str(xl_rowcol_to_cell(place.row, COLUMNS.index(column)))

    def _ref(self, place: _Place, column: str) -> str:
        row = self.inputs[place.index.unit.unit_id, place.node.metric_id or ""]
        return f"inputs!{column}{row + 1}"

    def _input(self, place: _Place, column: str) -> str:
        cell = self._ref(place, column)
        return f'=IF({cell}="","",{cell})'

    def _scheme_cell(self, place: _Place, column: str) -> str:
        row = self.parts[place.score.scheme.scheme_id, place.node.node_id]
        return f"scheme!{column}{row + 1}"

    def _children(self, place: _Place) -> list[_Place]:
        unit_id = place.index.unit.unit_id
        nodes = place.score.scheme.children[place.node.node_id]
        return [self.places[unit_id, node.node_id] for node in nodes]

    def _parent(self, place: _Place) -> _Place | None:
        if place.node.parent_id is None:
            return None
        return self.places[place.index.unit.unit_id, place.node.parent_id]

    def _fill(self, sheet: Any, row: int, cells: Sequence[object]) -> None:
        for column, value in enumerate(cells):
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write_number(row, column, float(value))  # type: ignore[arg-type]

    def _formula(self, sheet: Any, row: int, column: int, formula: str, value: object) -> None:
        """A formula with the value that viewers show which do not recalculate."""
        shown: object = "" if value is None else value if isinstance(value, str) else float(value)  # type: ignore[arg-type]
        sheet.write_formula(row, column, formula, None, shown)


#: The columns of the calculation; each number is a formula of what stands to its left or below it.
COLUMNS = (
    *("unit_id", "node_id", "parent_node_id", "title_en", "metric_id"),
    *("figure", "target", "achievement", "exact_score", "score", "share", "effective"),
    *("exact_points", "points", "coverage"),
)


def _rule(place: _Place) -> Normalisation | None:
    return place.score.scheme.normalisations.get(place.node.metric_id or "")


def _on_scale(scheme: Scheme, share: str) -> str:
    low, high = scheme.scale_low, scheme.scale_high
    if scheme.better == "higher":
        return f"{_number(low)}+{_number(high - low)}*({share})"
    return f"{_number(high)}-{_number(high - low)}*({share})"


def _between(rule: Normalisation, place: _Place, figure: str) -> str:
    if rule.method == "target_range":
        floor, low = _number(rule.floor), _number(rule.target_low)
        high, ceiling = _number(rule.target_high), _number(rule.ceiling)
        rising = f"({figure}-({floor}))/({low}-({floor}))"
        falling = f"(({ceiling})-{figure})/(({ceiling})-({high}))"
        return f"MAX(0,IF({figure}<{low},{rising},IF({figure}>{high},{falling},1)))"
    observed = place.score.observed.get(rule.metric_id, (None, None))
    floor = _number(rule.floor if rule.floor is not None else _decimal(observed[0]))
    ceiling = _number(rule.ceiling if rule.ceiling is not None else _decimal(observed[1]))
    share = f"({figure}-({floor}))/(({ceiling})-({floor}))"
    if rule.log:
        share = f"(LN({figure})-LN({floor}))/(LN({ceiling})-LN({floor}))"
    if rule.direction == "down":
        share = f"1-{share}"
    if rule.clip in ("both", "low"):
        share = f"MAX(0,{share})"
    return f"MIN(1,{share})" if rule.clip in ("both", "high") else share


def _read_off(rule: Normalisation, at: str) -> str:
    """The score between declared points: nested conditions, the last point first."""
    points = rule.points
    formula = _number(points[-1][1])
    for (x0, y0), (x1, y1) in reversed(list(pairwise(points))):
        line = _number(y0)
        if not rule.steps:
            slope = exactly(Fraction(y1 - y0) / Fraction(x1 - x0))
            line = f"{_number(y0)}+({at}-({_number(x0)}))*({slope})"
        formula = f"IF({at}<{_number(x1)},{line},{formula})"
    return f"IF({at}<{_number(points[0][0])},{_number(points[0][1])},{formula})"


def _number(value: Decimal | Fraction | None) -> str:
    return "0" if value is None else exactly(Fraction(value))


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)


def published_of(report: Report) -> Mapping[tuple[str, str], IndexNode]:
    """Every row of the worked calculation by unit and part, to compare a recalculated workbook with."""
    return {
        (index.unit.unit_id, node.node_id): node
        for index in (report[Indices].assembly, *report[Indices].units)
        for node in index.nodes
    }
