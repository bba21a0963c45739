"""What two of the source documents hold: the training record and the competency framework."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from checked_tables.texts import Language
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.figures import say_captions as captions
from plugins.subjects.publications.record import Publication
from plugins.subjects.training_record.record import Training

from .record import Competency, Framework, JobStratum

_FAMILIES = ("core", "leadership", "managerial")
_CLUSTERS = ("strategy", "people", "performance")


def training_page(teller: Teller) -> Page:
    """The national SOCATT(K) list: by year, by cadre, as printed, and the knowledge documents."""
    t, assembly = teller.t, teller.assembly
    rows, trainings = len(assembly.rows(Training)), sum(one.is_training for one in assembly.rows(Training))
    sheet = Sheet(
        heading=t("training.heading"),
        answer=t("training.lead", rows=formats.number(rows), trainings=formats.number(trainings)),
        sections=tuple(_training_sections(teller)),
        downloads=(
            teller.download("data/reference/training_socatt.csv", t("training.list")),
            teller.download("data/reference/publications.csv", t("training.documents")),
        ),
    )
    return teller.site.page(
        teller.language,
        "training",
        "training",
        title=t("training.heading"),
        description=t("training.description"),
        view={"sheet": sheet},
        figures=False,
        provenance_note=t("provenance_note.socatt"),
    )


def _training_sections(teller: Teller) -> Iterator[Section]:
    t, trainings = teller.t, teller.assembly.rows(Training)
    counts = Counter(training.year for training in trainings if training.is_training)
    years = range(min(one.year for one in trainings), max(one.year for one in trainings) + 1)
    counted = [{"year": str(year), "value": counts[year]} for year in years]
    figure = teller.figure(
        "columns",
        counted,
        figure_id="trainings-by-year",
        caption=captions.caption_trainings(teller.assembly, teller.voice),
        labels={"year": t("column.year"), "value": t("column.number")},
        provenance="reported",
        csv_stem="socatt-trainings-by-year",
    )
    yield Section(
        section_id="years",
        heading=t("training.by_year"),
        paragraphs=(t("training.pandemic"),),
        figures=(figure,),
    )
    cadres = Counter(training.cadre_group for training in trainings if training.is_training)
    columns = (Column(t("training.cadre"), row_header=True), Column(t("column.number"), numeric=True))
    table = tuple(
        (Cell(cadre, lang=_english(teller)), teller.number_cell(count))
        for cadre, count in cadres.most_common()
    )
    yield Section(
        section_id="cadres",
        heading=t("training.by_cadre"),
        paragraphs=(
            t("training.not_recorded"),
            Text(t("trainings.heading"), url=addresses.page(teller.language, "training-local")),
        ),
        tables=(Table(t("training.by_cadre"), columns, table, "cadres-table"),),
    )
    printed = (
        Column(t("training.as_printed_number")),
        Column(t("training.as_printed_cadre"), row_header=True),
        Column(t("column.year"), numeric=True),
        Column(t("column.note")),
    )
    rows = tuple(
        (
            Cell(training.number_as_printed),
            Cell(training.cadre_as_printed, lang=_english(teller)),
            Cell(str(training.year)),
            teller.as_cell(teller.text(training.note)),
        )
        for training in trainings
    )
    yield Section(
        section_id="list",
        heading=t("training.list"),
        paragraphs=(t("training.quirks"),),
        tables=(Table(t("training.list"), printed, rows, "list-table"),),
    )
    yield Section(
        section_id="documents",
        heading=t("training.documents"),
        paragraphs=(
            t("training.documents_text", count=len(teller.assembly.rows(Publication))),
            Text(t("training.guide"), url=addresses.page(teller.language, "record/guide")),
        ),
        points=tuple(
            Text(f"{one.number}. {one.title}", _english(teller)) for one in teller.assembly.rows(Publication)
        ),
    )


def framework_page(teller: Teller) -> Page:
    """The competency explorer: family, cluster, competency, and the behaviours that show it."""
    t, assembly = teller.t, teller.assembly
    indicators = sum(len(competency.indicators) for competency in assembly.reference[Framework].competencies)
    view = {
        "heading": t("framework.heading"),
        "lead": t(
            "framework.lead",
            competencies=formats.number(len(assembly.reference[Framework].competencies)),
            indicators=formats.number(indicators),
        ),
        "families": [_family(teller, family) for family in _FAMILIES],
        "sections": (_strata(teller),),
        "downloads": (
            teller.download("data/reference/competencies.csv", t("framework.competencies")),
            teller.download("data/reference/competency_indicators.csv", t("framework.indicators_file")),
            teller.download("data/reference/job_strata.csv", t("framework.strata")),
        ),
    }
    return teller.site.page(
        teller.language,
        "framework/index",
        "framework",
        title=t("framework.heading"),
        description=t("framework.description"),
        view={"framework": view},
        figures=False,
        provenance_note=t("provenance_note.bungoma"),
    )


def _family(teller: Teller, family: str) -> dict[str, Any]:
    t = teller.t
    members = [one for one in teller.assembly.reference[Framework].competencies if one.family == family]
    indicators = sum(len(one.indicators) for one in members)
    said = t(
        "framework.family_count",
        competencies=formats.number(len(members)),
        indicators=formats.number(indicators),
    )
    if family == "managerial":
        said = f"{said} {t('framework.managerial_note')}"
    return {
        "family_id": family,
        "heading": t(f"framework.family_{family}"),
        "said": said,
        "clusters": [
            {
                "heading": t(f"framework.cluster_{cluster}"),
                "competencies": [_competency(teller, one) for one in members if one.cluster == cluster],
            }
            for cluster in _CLUSTERS
        ],
    }


def _competency(teller: Teller, competency: Competency) -> dict[str, Any]:
    t = teller.t
    unnumbered = not all(one.numbered_in_source for one in competency.indicators)
    return {
        "slug": competency.slug,
        "name": teller.text(competency.name),
        "count": t("framework.indicators", count=len(competency.indicators)),
        "summary": teller.text(competency.summary),
        "indicators": tuple(teller.text(one.text) for one in competency.indicators),
        "note": t("framework.unnumbered") if unnumbered else "",
    }


def _strata(teller: Teller) -> Section:
    t = teller.t
    columns = (
        Column(t("framework.level"), row_header=True),
        Column(t("framework.job_group")),
        Column(t("framework.job_title")),
        Column(t("framework.competency_types")),
        Column(t("column.note")),
    )
    rows = []
    for stratum in teller.assembly.rows(JobStratum):
        level = teller.text(stratum.level)
        types = ", ".join(t(f"framework.type_{name}") for name in stratum.competency_types)
        rows.append(
            (
                Cell(f"{stratum.number_as_printed} {level.text}".strip(), lang=level.lang),
                Cell(stratum.job_group, lang=_english(teller)),
                teller.as_cell(teller.text(stratum.job_title)),
                Cell(types or "–"),
                teller.as_cell(teller.text(stratum.note)),
            )
        )
    return Section(
        section_id="strata",
        heading=t("framework.strata"),
        paragraphs=(
            t("framework.strata_note"),
            Text(t("framework.guide"), url=addresses.page(teller.language, "framework/guide")),
            Text(t("competencies.heading"), url=addresses.page(teller.language, "competencies")),
        ),
        tables=(Table(t("framework.strata"), columns, tuple(rows), "strata-table"),),
    )


def _english(teller: Teller) -> Language | None:
    """What marks English text: nothing on an English page."""
    return None if teller.language == "en" else "en"
