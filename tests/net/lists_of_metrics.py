"""The dictionary of metrics and the list of units: where each stands in the newest quarter."""

from __future__ import annotations

from tests.net import records
from tests.net.kinds import MARKS, Reader
from tests.net.lists import Lines, lists
from tests.net.records import Row
from tests.net.results import ASSEMBLY, judged, result, results
from tests.net.tables_of_plan import days_late
from tests.net.written import said_in_unit


def _family(reader: Reader, family: str) -> Lines:
    t = reader.t
    yield t(f"family.{family}")
    for row in records.reference("metrics"):
        newest = records.metric(row["metric_id"])
        if row["family"] != family or row is not newest:
            continue
        told, said = result(records.newest(), row["metric_id"], ASSEMBLY), t("metrics.no_data")
        if told is not None and told["value"]:
            figure = said_in_unit(told["value"], row["unit"], int(row["decimals"]), reader.language)
            said = f"{figure} ({t('verdict.' + told['verdict'])})"
        elif told is not None:
            said = f"{MARKS[told['status']]} {t('status.' + told['status'])}"
        tags = [t(f"perspective.{row['perspective']}")]
        if row["qcd"] not in ("none", row["perspective"]):
            tags.append(t(f"qcd.{row['qcd']}"))
        tags.append(t("metrics.since", months=reader.months(row["introduced"])))
        yield reader.text(row, "title")
        yield f"{said} {' · '.join(tags)}"


@lists("metrics/index.html", part="legislative")
def metrics_of_law_making(reader: Reader) -> Lines:
    return _family(reader, "legislative")


@lists("metrics/index.html", part="oversight")
def metrics_of_oversight(reader: Reader) -> Lines:
    return _family(reader, "oversight")


@lists("metrics/index.html", part="administrative")
def metrics_of_administration(reader: Reader) -> Lines:
    return _family(reader, "administrative")


@lists("metrics/index.html", part="stakeholder")
def metrics_of_people_served(reader: Reader) -> Lines:
    return _family(reader, "stakeholder")


def _sent(reader: Reader, row: Row) -> str:
    """When a unit sent its data, and how late."""
    late = days_late(row)
    if late is None:
        return reader.t("departments.nothing_sent")
    day = reader.day(row["received_on"])
    if late:
        return reader.t("departments.sent_late", day=day, count=late)
    return reader.t("departments.sent_on", day=day)


def _units(reader: Reader, kind: str) -> Lines:
    t = reader.t
    yield t(f"unit_kinds.{kind}")
    for unit in records.reference("units"):
        if unit["kind"] == kind:
            own = [row for row in results(records.newest()) if row["unit_id"] == unit["unit_id"]]
            met, of = judged(own)
            said = t("scorecard.met", count=met, of=of) if of else t("scorecard.none_judged")
            sent = [row for row in records.handed_in("submissions") if row["unit_id"] == unit["unit_id"]]
            for row in sent:
                said = f"{said} {_sent(reader, row)}"
            yield reader.text(unit, "name")
            yield said


@lists("departments/index.html", part="departments")
def departments_with_their_targets(reader: Reader) -> Lines:
    return _units(reader, "department")


@lists("departments/index.html", part="committees")
def committees_with_their_targets(reader: Reader) -> Lines:
    return _units(reader, "committee")
