"""Trainings and competencies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from tests.net import records, written
from tests.net.kinds import MARKS, Reader, Rows, Told, shows
from tests.net.lists import listed
from tests.net.records import Row
from tests.net.results import WITH_VALUE
from tests.net.written import quarter_days, quarter_of

_PAGE = "training-local.html"


def trainings() -> list[Row]:
    """Every training of all quarters, the newest first."""
    rows = [row for quarter in records.quarters() for row in records.handed_in("training_local", quarter)]
    return sorted(rows, key=lambda row: (row["ended_on"], row["training_id"]), reverse=True)


@shows(_PAGE, table_id="held-table")
def every_training(reader: Reader) -> Rows:
    t = reader.t
    yield (
        *(
            t(key)
            for key in (
                *("label.training_local.title_en", "label.training_local.ended_on", "trainings.cadre"),
                *("label.training_local.provider", "label.training_local.attended"),
                *("label.training_local.attended_women", "label.training_local.attended_pwd"),
            )
        ),
        f"{t('label.training_local.cost_kes')} KSh",
        f"{t('label.training_local.evaluation_mean')} {t('trainings.marks_unit')}",
        t("label.training_local.competency_ids"),
    )
    for row in trainings():
        mark = written.NOTHING
        if row["evaluation_mean"]:
            mean = written.number(row["evaluation_mean"], 1)
            mark = t("trainings.mean_of", mean=mean, marks=written.number(row["n_evaluations"]))
        built = [competency_name(reader, each) for each in row["competency_ids"].split(";") if each]
        yield (
            reader.text(row, "title"),
            reader.day(row["ended_on"]),
            t(f"cadre.{row['cadre']}"),
            row["provider"],
            *(_people(reader, row, each) for each in ("attended", "attended_women", "attended_pwd")),
            written.number(row["cost_kes"]),
            mark,
            "; ".join(built) or written.NOTHING,
        )


def _people(reader: Reader, row: Row, column: str) -> Told:
    if row[column]:
        return f"{written.number(row[column])} {MARKS[row['status']]}".strip()
    return reader.missing("suppressed" if row["status"] in WITH_VALUE else row["status"])


def competency_name(reader: Reader, competency_id: str) -> str:
    """Its name; with its family where another family has one of the same name."""
    rows = records.reference("competencies")
    own = next(row for row in rows if row["competency_id"] == competency_id)
    name = reader.text(own, "name")
    if sum((row["name_en"], row["name_sw"]) == (own["name_en"], own["name_sw"]) for row in rows) > 1:
        return f"{name} ({reader.t('framework.type_' + own['family'])})"
    return name


def _year(row: Row) -> str:
    return quarter_of(date.fromisoformat(row["ended_on"]))[:7]


def _tallies(reader: Reader, view: str, key: Callable[[Row], str], say: Callable[[str], str]) -> Rows:
    t = reader.t
    marks = f"{t('label.training_local.evaluation_mean')} {t('trainings.marks_unit')}"
    yield (
        t(f"trainings.{view}"),
        t("trainings.number"),
        t("label.training_local.attended"),
        f"{t('label.training_local.cost_kes')} KSh",
        f"{t('trainings.cost_each')} KSh",
        marks,
    )
    groups: dict[str, list[Row]] = {}
    for row in trainings():
        groups.setdefault(key(row), []).append(row)
    ordered = sorted(groups.items(), key=lambda each: (-len(each[1]), each[0]))
    if view == "year":
        ordered = sorted(groups.items(), reverse=True)
    for name, rows in ordered:
        yield say(name), *_counted(reader, rows)
    yield t("common.total"), *_counted(reader, trainings())


def _counted(reader: Reader, rows: Sequence[Row]) -> tuple[Told, ...]:
    counted = [row for row in rows if row["attended"]]
    costed = [row for row in rows if row["cost_kes"]]
    both = [row for row in counted if row["cost_kes"]]
    people = sum(int(row["attended"]) for row in both)
    marks = [
        (Decimal(row["evaluation_mean"]), int(row["n_evaluations"])) for row in rows if row["evaluation_mean"]
    ]
    each = sum(Decimal(row["cost_kes"]) for row in both) / people if people else None
    mean = sum(mean * count for mean, count in marks) / sum(count for _, count in marks) if marks else None
    return (
        str(len(rows)),
        written.number(sum(int(row["attended"]) for row in counted))
        if counted
        else reader.missing("suppressed"),
        written.number(sum(Decimal(row["cost_kes"]) for row in costed) if costed else None),
        written.number(each, 0),
        written.number(mean, 1),
    )


@shows(_PAGE, table_id="topic-table")
def trainings_by_topic(reader: Reader) -> Rows:
    return _tallies(reader, "topic", lambda row: row["topic"], lambda key: reader.t(f"topic.{key}"))


@shows(_PAGE, table_id="cadre-table")
def trainings_by_group(reader: Reader) -> Rows:
    return _tallies(reader, "cadre", lambda row: row["cadre"], lambda key: reader.t(f"cadre.{key}"))


@shows(_PAGE, table_id="provider-kind-table")
def trainings_by_provider(reader: Reader) -> Rows:
    say = lambda key: reader.t(f"provider_kind.{key}")  # noqa: E731
    return _tallies(reader, "provider_kind", lambda row: row["provider_kind"], say)


@shows(_PAGE, table_id="year-table")
def trainings_by_year(reader: Reader) -> Rows:
    return _tallies(reader, "year", _year, lambda key: key.replace("-", "/"))


@shows(_PAGE, table_id="trainings-by-topic-table")
def number_of_trainings_by_topic(reader: Reader) -> Rows:
    yield reader.t("trainings.topic"), reader.t("column.number")
    topics = [row["topic"] for row in trainings()]
    for topic in sorted(set(topics), key=lambda each: (-topics.count(each), each)):
        yield reader.t(f"topic.{topic}"), str(topics.count(topic))


def _assessed() -> list[str]:
    return [each for each in records.quarters() if records.handed_in("competency_summary", each)]


def _line(competency_id: str, stratum_id: str, back: int = 1) -> Row | None:
    assessed = _assessed()
    if len(assessed) < back:
        return None
    rows = records.handed_in("competency_summary", assessed[-back])
    wanted = competency_id, stratum_id
    return next((row for row in rows if (row["competency_id"], row["stratum_id"]) == wanted), None)


def _widest() -> list[Row]:
    """The ten competencies with the widest mean gap, the widest first."""
    known = [
        row
        for row in records.reference("competencies")
        if (line := _line(row["competency_id"], "all")) and line["mean_gap"]
    ]
    gap = lambda row: Decimal((_line(row["competency_id"], "all") or {})["mean_gap"])  # noqa: E731
    return sorted(known, key=gap, reverse=True)[:10]


def trainings_for(competency_id: str) -> int:
    """Trainings meant for a competency that ended within a year of the day of assessment."""
    end, year = quarter_days(_assessed()[-1])[1], timedelta(days=365)
    return sum(
        competency_id in row["competency_ids"].split(";")
        and -year < date.fromisoformat(row["ended_on"]) - end <= year
        for row in trainings()
    )


def widest_and_trained(reader: Reader) -> tuple[Decimal, str, int, int]:
    """The share of everybody at or above, the widest gap, and how many of the widest gaps had a training."""
    rows = [row for row in records.handed_in("competency_summary") if row["stratum_id"] == "all"]
    known = [row for row in rows if row["n_assessed"] and row["n_at_or_above"]]
    reached, assessed = (sum(int(row[each]) for row in known) for each in ("n_at_or_above", "n_assessed"))
    names = [row["competency_id"] for row in _widest()]
    trained = sum(trainings_for(each) > 0 for each in names)
    return written.percentage(reached, assessed), competency_name(reader, names[0]), trained, len(names)


@shows("competencies.html", table_id="widest-gaps-table")
def the_widest_gaps(reader: Reader) -> Rows:
    yield reader.t("competencies.competency"), reader.t("competencies.gap")
    for row in _widest():
        line = _line(row["competency_id"], "all") or {}
        yield competency_name(reader, row["competency_id"]), written.number(line["mean_gap"], 2)


@shows("competencies.html", table_id="gaps-table")
def the_widest_gaps_and_trainings(reader: Reader) -> Rows:
    t, levels = reader.t, reader.t("competencies.levels_unit")
    yield (
        t("competencies.competency"),
        f"{t('competencies.gap')} {levels}",
        f"{t('competencies.gap_before')} {levels}",
        t("competencies.trainings"),
    )
    for row in _widest():
        now, before = _line(row["competency_id"], "all") or {}, _line(row["competency_id"], "all", 2) or {}
        held = trainings_for(row["competency_id"])
        yield (
            competency_name(reader, row["competency_id"]),
            written.number(now.get("mean_gap"), 2),
            written.number(before.get("mean_gap"), 2),
            str(held) if held else t("competencies.no_training"),
        )


def _strata() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in records.reference("job_strata"):
        found.setdefault(row["stratum_id"], row)
    return found


@shows("competencies.html", table_id="levels-table")
def competencies_by_level_of_work(reader: Reader) -> Rows:
    t = reader.t
    yield (
        t("framework.level"),
        t("competencies.required"),
        f"{t('competencies.share')} %",
        *(t(f"competencies.{name}") for name in ("n_assessments", "shown", "hidden")),
    )
    for stratum_id, row in _strata().items():
        yield reader.text(row, "level"), _types(reader, stratum_id), *_level(reader, stratum_id)
    yield t("competencies.everybody"), written.NOTHING, *_level(reader, "all")


def _types(reader: Reader, stratum_id: str) -> str:
    """The types printed beside the jobs of a level; beside some jobs there is none."""
    jobs = [row for row in records.reference("job_strata") if row["stratum_id"] == stratum_id]
    types = dict.fromkeys(row["competency_types"] for row in jobs if row["competency_types"])
    return listed([reader.t(f"framework.type_{each}") for each in types], reader.language) or written.NOTHING


def _level(reader: Reader, stratum_id: str) -> tuple[Told, ...]:
    rows = [
        row
        for row in records.handed_in("competency_summary", _assessed()[-1])
        if row["stratum_id"] == stratum_id
    ]
    shown = [row for row in rows if row["n_assessed"] and row["n_at_or_above"]]
    hidden = sum(row["status"] == "suppressed" for row in rows)
    assessed = sum(int(row["n_assessed"]) for row in shown)
    share = reader.missing("suppressed" if hidden else "not_collected")
    if assessed:
        reached = sum(int(row["n_at_or_above"]) for row in shown)
        share = written.number(written.percentage(reached, assessed), 1)
    return share, written.number(assessed or None), str(len(shown)), str(hidden)


@shows("competencies.html", table_id="{other}-table")
def competencies_of_a_family(reader: Reader) -> Rows:
    t, family = reader.t, reader.found["other"]
    own = [row for row in records.reference("competencies") if row["family"] == family]
    assert own, f"there is no family of competencies {family!r}"
    ids = {row["competency_id"] for row in own}
    asked = {
        row["stratum_id"]
        for row in records.handed_in("competency_summary", _assessed()[-1])
        if row["competency_id"] in ids
    }
    strata = [each for each in _strata() if each in asked]
    yield (
        t("competencies.competency"),
        f"{t('competencies.everybody')} %",
        *(f"{t(f'stratum.{each}')} %" for each in strata),
    )
    for row in own:
        lines = [_line(row["competency_id"], each) for each in ("all", *strata)]
        yield competency_name(reader, row["competency_id"]), *(_share(reader, line) for line in lines)


def _share(reader: Reader, line: Row | None) -> Told:
    if line is None:
        return reader.missing("not_collected")
    if not line["n_assessed"] or not line["n_at_or_above"]:
        return reader.missing(line["status"])
    return written.number(written.percentage(line["n_at_or_above"], line["n_assessed"]), 1)


@shows("training.html", table_id="list-table")
def the_national_list_as_printed(reader: Reader) -> Rows:
    t = reader.t
    names = ("label.training_socatt.number_as_printed", "label.training_socatt.cadre_as_printed")
    yield tuple(t(key) for key in (*names, "column.year", "column.note"))
    for row in records.reference("training_socatt"):
        yield row["number_as_printed"], row["cadre_as_printed"], row["year"], reader.text(row, "note")


@shows("training.html", table_id="cadres-table")
def national_trainings_by_group(reader: Reader) -> Rows:
    yield reader.t("training.cadre"), reader.t("column.number")
    groups = [
        row["cadre_group"] for row in records.reference("training_socatt") if row["is_training"] == "true"
    ]
    for group in sorted(dict.fromkeys(groups), key=groups.count, reverse=True):
        yield group, str(groups.count(group))


@shows("training.html", table_id="trainings-by-year-table")
def national_trainings_by_year(reader: Reader) -> Rows:
    yield reader.t("column.year"), reader.t("column.number")
    years = [row["year"] for row in records.reference("training_socatt") if row["is_training"] == "true"]
    for year in range(int(min(years)), int(max(years)) + 1):
        yield str(year), str(years.count(str(year)))


@shows("framework/index.html", table_id="strata-table")
def levels_of_the_public_service(reader: Reader) -> Rows:
    t = reader.t
    yield (
        t("framework.level"),
        *(t(f"label.job_strata.{n}") for n in ("job_group", "job_title_en", "competency_types")),
        t("column.note"),
    )
    for row in records.reference("job_strata"):
        types = ", ".join(t(f"framework.type_{name}") for name in row["competency_types"].split(";") if name)
        yield (
            f"{row['number_as_printed']} {reader.text(row, 'level')}".strip(),
            row["job_group"],
            reader.text(row, "job_title"),
            types or written.NOTHING,
            reader.text(row, "note"),
        )
