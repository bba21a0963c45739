"""The productivity index: its parts, what moved it, how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tests.net import records, written
from tests.net.index import compared_weights, scheme, score
from tests.net.kinds import Reader, Rows, Told, shows
from tests.net.records import Row
from tests.net.results import ASSEMBLY, judged, result, results, value_cell
from tests.net.tables_of_results import release_of

_REPORTS = ("reports/{quarter}.html", "reports/{quarter}/{version}.html")
_INDEX = ("index/{quarter}.html", "index/{quarter}/{version}.html")
_ANALYSTS = (
    "index/analysts.html",
    "index/{quarter}-analysts.html",
    "index/{quarter}/{version}-analysts.html",
)


def _nodes(quarter: str, unit_id: str, version: int | None = None) -> list[Row]:
    rows = records.handed_in("results/index_nodes", quarter, version)
    return [row for row in rows if row["unit_id"] == unit_id]


def index_of(quarter: str, unit_id: str, version: int | None = None) -> Row:
    """The released index of a unit."""
    rows = records.handed_in("results/index", quarter, version)
    return next(row for row in rows if row["unit_id"] == unit_id)


def node_title(reader: Reader, unit_id: str, quarter: str, node_id: str) -> str:
    """The name of a part of the index."""
    return reader.text(scheme(unit_id, quarter)[0][node_id], "title")


def band_name(reader: Reader, number: str) -> str:
    """What a band is called; a dash for none."""
    rows = records.reference("index/bands")
    return next((reader.text(row, "label") for row in rows if row["number"] == number), written.NOTHING)


def _made_up(reader: Reader, quarter: str, unit_id: str, version: int | None, rows: Sequence[Row]) -> Rows:
    t = reader.t
    yield (
        t("index.dimension"),
        t("index.score"),
        *(f"{t(f'index.{name}')} %" for name in ("weight", "effective_weight")),
        t("index.contribution"),
        f"{t('index.coverage')} %",
    )
    columns = (
        ("score", 1),
        ("weight_pct", 1),
        ("effective_weight_pct", 1),
        ("contribution", 1),
        ("coverage_pct", 0),
    )
    for row in rows:
        cells = (written.number(row[name], decimals) for name, decimals in columns)
        yield node_title(reader, unit_id, quarter, row["node_id"]), *cells
    whole = index_of(quarter, unit_id, version)
    yield (
        t("common.total"),
        "",
        "",
        "",
        written.number(whole["value"], 1),
        written.number(whole["coverage_pct"], 0),
    )


@shows(*_REPORTS, *_INDEX, "index/index.html", table_id="index-table")
def how_the_index_is_made_up(reader: Reader) -> Rows:
    quarter, version = release_of(reader)
    parts = [row for row in _nodes(quarter, ASSEMBLY, version) if row["parent_id"] and not row["metric_id"]]
    return _made_up(reader, quarter, ASSEMBLY, version, parts)


@shows("departments/{slug}.html", table_id="index-table")
def how_the_index_of_a_department_is_made_up(reader: Reader) -> Rows:
    quarter, unit_id = records.newest(), reader.found["slug"].replace("-", "_")
    return _made_up(
        reader, quarter, unit_id, None, [row for row in _nodes(quarter, unit_id) if row["parent_id"]]
    )


@shows(*_INDEX, table_id="bands-table")
def the_bands(reader: Reader) -> Rows:
    yield reader.t("column.band"), reader.t("index_worked.band_from"), reader.t("index_worked.band_to")
    for row in records.reference("index/bands"):
        yield reader.text(row, "label"), written.number(row["lower"]), written.number(row["upper"])


@shows(*_INDEX, table_id="ledger-table")
def the_first_lines_of_the_ledger(reader: Reader) -> Rows:
    t = reader.t
    yield tuple(t(f"index_page.ledger_{name}") for name in ("number", "value", "place", "formula"))
    for row in reader.published("ledger", *release_of(reader)):
        own = row["unit_id"] == ASSEMBLY and not row["node_id"] and row["kind"] == "computed"
        if own and not row["quantity"].startswith("change_"):
            place = t("index_page.ledger_at", file=row["file"], line=row["line"])
            yield row["quantity"], row["value"], place, row[f"formula_{reader.language}"]


@shows("reports/{quarter}/{version}-index-numbers.html", table_id="{slug}-table")
def every_number_of_an_index(reader: Reader) -> Rows:
    """Those of a unit, or those that were simulated: name, place, and the lines that each is made of."""
    t, slug = reader.t, reader.found["slug"]
    yield (
        *(t(f"index_page.ledger_{name}") for name in ("number", "value", "place", "formula")),
        t("passports.inputs"),
    )
    release = release_of(reader)
    units = ((row["unit_id"], row["node_id"]) for row in reader.published("index_nodes", *release))
    titles = {node: node_title(reader, unit, reader.found["quarter"].upper(), node) for unit, node in units}
    for row in reader.published("ledger", *release):
        if slug != ("simulated" if row["kind"] == "simulated" else row["unit_id"].replace("_", "-")):
            continue
        about = titles.get(row["node_id"], row["node_id"])
        lines: dict[str, list[str]] = {}
        for cell in filter(None, row["inputs"].split("|")):
            file, line, _ = cell.rsplit(":", 2)
            each = lines.setdefault(file.replace("../../", ""), [])
            each.extend([] if line in each else [line])
        yield (
            f"{about}: {row['quantity']}" if about else row["quantity"],
            row["value"],
            t("index_page.ledger_at", file=row["file"], line=row["line"]),
            row[f"formula_{reader.language}"],
            "; ".join(f"{file} {', '.join(each)}" for file, each in lines.items()),
        )


@shows(*_INDEX, "index/index.html", table_id="staff-bands-table")
def staff_by_band(reader: Reader) -> Rows:
    quarter, version = release_of(reader)
    yield reader.t("staff.figure.band"), reader.t("staff.figure.count")
    bands = [row["number"] for row in records.reference("index/bands")]
    for row in records.handed_in("staff_bands", quarter, version):
        if row["band"] in bands:
            staff = written.number(row["staff"]) if row["staff"] else reader.worded(row["status"])
            yield band_name(reader, row["band"]), staff


@shows("index/index.html", table_id="quarters-table")
def every_quarter_with_an_index(reader: Reader) -> Rows:
    t = reader.t
    yield (
        *(t(f"column.{name}") for name in ("months", "index", "band")),
        t("label.results.change_on_previous_quarter"),
        f"{t('column.coverage')} %",
    )
    indexed = [quarter for quarter in records.quarters() if index_of(quarter, ASSEMBLY)["value"]]
    for quarter in reversed(indexed):
        row, place = index_of(quarter, ASSEMBLY), records.quarters().index(quarter)
        before = records.quarters()[place - 1] if place else ""
        yield (
            reader.months(quarter),
            written.number(row["value"], 1),
            band_name(reader, row["band"]),
            _moved(reader, quarter, before) if before in indexed else written.NOTHING,
            written.number(row["coverage_pct"], 0),
        )


def _moved(reader: Reader, quarter: str, before: str) -> Told:
    """The difference with its sign where so many draws agree on it as the scheme asks; else that one cannot
    tell."""
    draws = [
        row
        for row in reader.published("index_simulated", quarter)
        if (row["unit_id"], row["about"].split("/")[0]) == (ASSEMBLY, before)
        and row["quantity"] in ("better_share", "worse_share")
    ]
    assert len(draws) == 2
    if all(Decimal(row["value"]) < Decimal(row["sure_pct"]) for row in draws):
        return reader.t("change_mark.unclear"), "unclear"
    values = [Decimal(index_of(one, ASSEMBLY)["value"]) for one in (quarter, before)]
    return written.signed(values[0] - values[1], 1), "higher" if values[0] > values[1] else "lower"


@shows("annual-report/{year}.html", table_id="quarters-table")
def index_and_targets_by_quarter(reader: Reader) -> Rows:
    t = reader.t
    yield (
        *(t(f"column.{name}") for name in ("months", "index", "band")),
        t("annual.targets_met"),
        t("annual.targets_judged"),
    )
    for quarter in records.quarters():
        if quarter.startswith(reader.found["year"]):
            row = index_of(quarter, ASSEMBLY)
            index: Told = written.number(row["value"]) if row["value"] else (t("annual.none_yet"), "missing")
            met, of = judged([one for one in results(quarter) if one["unit_id"] == ASSEMBLY])
            yield (
                reader.months(quarter),
                index,
                band_name(reader, row["band"]) if row["value"] else written.NOTHING,
                str(met) if of else written.NOTHING,
                str(of) if of else written.NOTHING,
            )


@shows("index/index.html", table_id="reviews-table")
def reviews_from_outside(reader: Reader) -> Rows:
    t = reader.t
    yield (
        t("common.date"),
        *(t(f"index_page.{name}") for name in ("reviewer", "review_scope", "review_outcome")),
    )
    for row in records.reference("index/peer_reviews"):
        texts = [reader.text(row, name) for name in ("scope", "finding", "response")]
        yield (
            reader.day(row["on_date"]),
            row["reviewer"],
            " ".join(filter(None, texts)),
            t(f"index_page.outcome_{row['outcome']}"),
        )


@shows(_INDEX[0], table_id="causes-table")
def every_cause_of_the_change(reader: Reader) -> Rows:
    t, quarter = reader.t, reader.found["quarter"].upper()
    yield (
        t("column.metric"),
        *(t(f"index_worked.changed_{name}") for name in ("data", "target", "other")),
        t("common.total"),
    )
    rows: dict[str, dict[str, Decimal]] = {}
    for row in _changes(reader, quarter):
        if row["kind"] != "total":
            column = {"data": "data", "plan": "data", "target": "target"}.get(row["kind"], "other")
            rows.setdefault(_cause(reader, quarter, row), {})[column] = Decimal(row["points"])
    columns = ("data", "target", "other")
    for name, points in rows.items():
        together = sum(points.values(), Decimal(0))
        yield name, *(written.signed(points.get(each), 1) for each in columns), written.signed(together, 1)
    sums = [sum((points.get(each, Decimal(0)) for points in rows.values()), Decimal(0)) for each in columns]
    moved = Decimal(index_of(quarter, ASSEMBLY)["value"]) - Decimal(
        index_of(_before(quarter), ASSEMBLY)["value"]
    )
    assert sum(sums) == moved, "the causes do not add up to the change of the index"
    yield t("common.total"), *(written.signed(each, 1) for each in sums), written.signed(moved, 1)


def _before(quarter: str) -> str:
    return records.quarters()[records.quarters().index(quarter) - 1]


def _changes(reader: Reader, quarter: str, version: int | None = None) -> list[Row]:
    rows = reader.published("index_changes", quarter, version)
    return [row for row in rows if (row["unit_id"], row["against"]) == (ASSEMBLY, "previous")]


def _cause(reader: Reader, quarter: str, row: Row) -> str:
    if row["kind"] in ("data", "plan", "target"):
        return node_title(reader, ASSEMBLY, quarter, row["node_id"])
    if row["kind"] == "scope":
        about = row["about"].split(";")
        there = [bool(node["score"]) for node in _nodes(quarter, ASSEMBLY) if node["node_id"] in about]
        word = "new" if all(there) else "mixed" if any(there) else "missing"
        title = ", ".join(node_title(reader, ASSEMBLY, quarter, each) for each in about)
        return reader.t(f"index_bar.scope_{word}", title=title)
    return reader.t(f"index_bar.{row['kind']}") + ": " + node_title(reader, ASSEMBLY, quarter, row["node_id"])


def _together(rows: Sequence[Row]) -> Decimal:
    """The exact points of several causes, added up and rounded once."""
    return written.rounded(sum((Decimal(row["exact_points"]) for row in rows), Decimal(0)), 1)


@shows(
    *(*_REPORTS, "summaries/{quarter}-media.html", _INDEX[0], "index/index.html"),
    table_id="index-change-table",
)
def the_largest_causes_of_the_change(reader: Reader) -> Rows:
    t = reader.t
    quarter, version = release_of(reader)
    yield t("index_bar.cause"), t("index.contribution")
    changes = _changes(reader, quarter, version)
    data = [row for row in changes if row["kind"] == "data"]
    data.sort(key=lambda row: -abs(Decimal(row["points"])))
    shown = sorted(data[:6], key=lambda row: -Decimal(row["points"]))
    bars = [(_cause(reader, quarter, row), Decimal(row["points"])) for row in shown]
    if rest := data[6:]:
        bars.append((t("index_bar.other"), _together(rest)))
    bars += [
        (t("index_bar.plan", title=_cause(reader, quarter, row)), Decimal(row["points"]))
        for row in changes
        if row["kind"] == "plan"
    ]
    for kind in ("target", "weight", "method"):
        total = _together([row for row in changes if row["kind"] == kind])
        if total:
            bars.append((t(f"index_bar.{kind}"), total))
    bars += [
        (_cause(reader, quarter, row), Decimal(row["points"])) for row in changes if row["kind"] == "scope"
    ]
    moved = Decimal(index_of(quarter, ASSEMBLY, version)["value"]) - Decimal(
        index_of(_before(quarter), ASSEMBLY)["value"]
    )
    if rounding := moved - sum(points for _, points in bars):
        bars.append((t("index_bar.rounding"), rounding))
    for place, (name, points) in enumerate(bars):
        looks = [look for look, _ in reader.table.pictures[place]]
        assert looks == (["kept" if points > 0 else "missed"] if points else [])
        yield name, written.signed(points, 1)
    yield t("view.change_total"), written.signed(moved, 1)


@shows(*_INDEX, table_id="{other}-table")
def a_dimension_metric_by_metric(reader: Reader) -> Rows:
    t, node_id = reader.t, reader.found["other"].replace("-", "_")
    quarter, version = release_of(reader)
    yield (
        *(t(f"column.{name}") for name in ("metric", "value", "target")),
        t("index_worked.rule"),
        f"{t('label.results.achievement_pct')} %",
        f"{t('index_worked.cap')} %",
        t("index.score"),
        *(f"{t(f'index.{name}')} %" for name in ("weight", "effective_weight")),
        t("index.contribution"),
    )
    nodes = _nodes(quarter, ASSEMBLY, version)
    rules = scheme(ASSEMBLY, quarter, version)[1]
    own = [node for node in nodes if node["parent_id"] == node_id]
    for node in own:
        row, rule = result(quarter, node["metric_id"], ASSEMBLY, version), rules[node["metric_id"]]
        metric = records.metric(node["metric_id"])
        target = written.NOTHING
        if node["target"]:
            target = written.said_in_unit(node["target"], metric["unit"], None, reader.language)
        yield (
            reader.text(metric, "title"),
            value_cell(reader, quarter, row) if row else written.NOTHING,
            target,
            t(f"index_worked.rule_{rule['ratio_rule']}"),
            written.number(node["achievement_pct"], 1),
            written.number(rule["cap_pct"]),
            *(
                written.number(node[name], 1)
                for name in ("score", "weight_pct", "effective_weight_pct", "contribution")
            ),
        )
    parent = next(node for node in nodes if node["node_id"] == node_id)
    yield (
        t("common.total"),
        *[""] * 5,
        written.number(parent["score"], 1),
        written.number(sum(Decimal(node["weight_pct"]) for node in own), 1),
        written.number(parent["effective_weight_pct"], 1),
        written.number(parent["contribution"], 1),
    )


# -- for analysts


def _simulated(reader: Reader, unit_id: str, quantity: str) -> dict[str, Decimal]:
    rows = records.handed_in("results/simulated", *release_of(reader))
    return {
        row["about"]: Decimal(row["value"])
        for row in rows
        if (row["unit_id"], row["quantity"]) == (unit_id, quantity)
    }


@shows(*_ANALYSTS, table_id="intervals-table")
def published_scores_and_intervals(reader: Reader) -> Rows:
    t = reader.t
    quarter, version = release_of(reader)
    yield tuple(t(f"index_analysts.{name}") for name in ("part", "published", "low", "middle", "high"))
    ends = [_simulated(reader, ASSEMBLY, name) for name in ("low", "middle", "high")]
    for node in _nodes(quarter, ASSEMBLY, version):
        if node["node_id"] in ends[0]:
            values = (node["score"], *(each[node["node_id"]] for each in ends))
            title = node_title(reader, ASSEMBLY, quarter, node["node_id"])
            yield title, *(written.number(each, 1) for each in values)


@shows(*_ANALYSTS, table_id="stability-table")
def share_of_draws_in_each_band(reader: Reader) -> Rows:
    yield reader.t("column.band"), f"{reader.t('index_analysts.share')} %"
    shares = _simulated(reader, ASSEMBLY, "band_share")
    for row in records.reference("index/bands"):
        yield reader.text(row, "label"), written.number(shares.get(row["number"], Decimal(0)), 2)


@shows(_ANALYSTS[0], table_id="pairs-table")
def quarters_in_pairs(reader: Reader) -> Rows:
    t = reader.t
    yield (
        t("index_analysts.pair"),
        *(f"{t(f'index_analysts.{name}')} %" for name in ("first_higher", "second_higher")),
        t("index_analysts.verdict"),
    )
    sure = Decimal(next(row["sure_pct"] for row in records.handed_in("results/simulated")))
    quarter = records.newest()
    before = _before(quarter)
    base = f"{before}/illustrative-v{records.versions(before)[-1]}"
    higher, lower = (_simulated(reader, ASSEMBLY, name)[base] for name in ("better_share", "worse_share"))
    said = "higher" if higher >= sure else "lower" if lower >= sure else "unclear"
    yield reader.months(before), written.number(higher, 2), written.number(lower, 2), t(f"change_mark.{said}")


@shows(*_ANALYSTS, table_id="left-out-table")
def the_index_without_one_metric(reader: Reader) -> Rows:
    t = reader.t
    quarter, version = release_of(reader)
    yield (
        t("column.metric"),
        *(t(f"index_analysts.{name}") for name in ("left_out_value", "difference")),
        t("column.band"),
    )
    published = Decimal(index_of(quarter, ASSEMBLY, version)["value"])
    for node in _nodes(quarter, ASSEMBLY, version):
        if node["metric_id"]:
            exact = score(ASSEMBLY, quarter, version, without=node["node_id"])
            assert exact is not None
            value = written.rounded(Decimal(exact.numerator) / Decimal(exact.denominator), 1)
            yield (
                node_title(reader, ASSEMBLY, quarter, node["node_id"]),
                written.number(value, 1),
                written.signed(value - published, 1),
                band_name(reader, _band_of(value)),
            )


def _band_of(value: Decimal) -> str:
    bands = sorted(records.reference("index/bands"), key=lambda row: Decimal(row["lower"]))
    return [row["number"] for row in bands if value >= Decimal(row["lower"])][-1]


@shows(*_ANALYSTS, table_id="comparisons-table")
def declared_weights_and_compared_ones(reader: Reader) -> Rows:
    t = reader.t
    quarter, version = release_of(reader)
    yield t("index_analysts.part"), *(f"{t(f'index_analysts.{name}')} %" for name in ("declared", "compared"))
    compared = compared_weights("index")
    for node_id, node in scheme(ASSEMBLY, quarter, version)[0].items():
        if node["parent_id"] == "index":
            weight = Decimal(str(100 * compared[node_id]))
            yield reader.text(node, "title"), written.number(node["weight"], 1), written.number(weight, 1)


@shows(*_ANALYSTS, table_id="labour-table")
def change_of_labour_by_factor(reader: Reader) -> Rows:
    t = reader.t
    points = t("index_analysts.points")
    yield (
        t("column.department"),
        *(f"{t(f'label.labour.{name}_pct')} {points}" for name in ("availability", "performance", "quality")),
        f"{t('index_analysts.change')} {points}",
    )
    rows = reader.published("labour_changes", *release_of(reader))
    for unit_id in dict.fromkeys(row["unit_id"] for row in rows):
        own = {row["factor"]: row["points"] for row in rows if row["unit_id"] == unit_id}
        columns = ("availability", "performance", "quality", "total")
        assert sum(Decimal(own[each]) for each in columns[:3]) == Decimal(own["total"]), unit_id
        yield reader.unit(unit_id), *(written.signed(own[each], 1) for each in columns)


@shows(*_ANALYSTS[1:], table_id="break-even-table")
def weights_at_which_the_band_would_turn(reader: Reader) -> Rows:
    """With the weight w of a part within its group, and the others keeping their proportions, the group has
    w s + (1 - w) r, where s is the part's score and r that of the others; the index moves with the group."""
    t = reader.t
    quarter, version = release_of(reader)
    yield (
        t("index_analysts.part"),
        *(f"{t(f'index_analysts.{name}')} %" for name in ("weight_now", "turns_at")),
        t("index_analysts.instead"),
    )
    bands = sorted(records.reference("index/bands"), key=lambda row: Decimal(row["lower"]))
    whole = score(ASSEMBLY, quarter, version)
    assert whole is not None
    place = bands.index(next(row for row in bands if row["number"] == _band_of(_decimal(whole))))
    edges = [(bands[place]["lower"], place - 1)] if place else []
    edges += [(bands[place + 1]["lower"], place + 1)] if place + 1 < len(bands) else []
    nodes = {node["node_id"]: node for node in _nodes(quarter, ASSEMBLY, version)}
    for node_id, node in nodes.items():
        if not node["parent_id"]:
            continue
        own, group = (
            score(ASSEMBLY, quarter, version, node_id=each) for each in (node_id, node["parent_id"])
        )
        if own is None or group is None:
            continue
        now = Fraction(scheme(ASSEMBLY, quarter, version)[0][node_id]["weight"]) / 100
        others = (group - now * own) / (1 - now)
        reach = Fraction(nodes[node["parent_id"]]["effective_weight_pct"] or 100) / 100
        turns = []
        for edge, instead in edges:
            level = group + (Fraction(edge) - Fraction(1, 20) - whole) / reach
            if own != others and 0 <= (at := (level - others) / (own - others)) <= 1:
                turns.append((abs(at - now), at, instead))
        if turns:
            _, at, instead = min(turns)
            shares = (written.number(_decimal(100 * each), 1) for each in (now, at))
            yield (
                node_title(reader, ASSEMBLY, quarter, node_id),
                *shares,
                reader.text(bands[instead], "label"),
            )


def _decimal(exact: Fraction) -> Decimal:
    return written.rounded(Decimal(exact.numerator) / Decimal(exact.denominator), 1)
