"""What two of the source documents hold: the training record and the competency framework."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from checked_tables.texts import Language
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.teller import Teller
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
        answer=t("training.lead", rows=rows, trainings=trainings),
        sections=tuple(_training_sections(teller)),
        downloads=(
            teller.download(teller.newest("training_socatt"), t("training.list")),
            teller.download(teller.newest("publications"), t("training.documents")),
        ),
    )
    return teller.page(
        "training",
        sheet,
        t("training.description"),
        template="training",
        marked=False,
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
    by_cadre = (
        columns(teller, cadres.most_common())
        .column("training.cadre", lambda row: Text(row[0], _english(teller)))
        .number("column.number", lambda row: row[1])
        .table(t("training.by_cadre"), "cadres-table")
    )
    yield Section(
        section_id="cadres",
        heading=t("training.by_cadre"),
        paragraphs=(
            t("training.not_recorded"),
            Text(t("trainings.heading"), url=addresses.page(teller.language, "training-local")),
        ),
        tables=(by_cadre,),
    )
    printed = (
        columns(teller, trainings, "training_socatt")
        .column("number_as_printed", row_header=False)
        .column("cadre_as_printed", lambda one: Text(one.cadre_as_printed, _english(teller)), row_header=True)
        .number("column.year", lambda one: str(one.year))
        .column("column.note", lambda one: one.note)
        .table(t("training.list"), "list-table")
    )
    yield Section(
        section_id="list",
        heading=t("training.list"),
        paragraphs=(t("training.quirks"),),
        tables=(printed,),
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
            competencies=len(assembly.reference[Framework].competencies),
            indicators=indicators,
        ),
        "families": [_family(teller, family) for family in _FAMILIES],
        "sections": (_strata(teller),),
        "downloads": (
            teller.download(teller.newest("competencies"), t("framework.competencies")),
            teller.download(teller.newest("competency_indicators"), t("framework.indicators_file")),
            teller.download(teller.newest("job_strata"), t("framework.strata")),
        ),
    }
    return teller.page(
        "framework/index",
        {"framework": view},
        t("framework.description"),
        title=t("framework.heading"),
        template="framework",
        marked=False,
        figures=False,
        provenance_note=t("provenance_note.bungoma"),
    )


def _family(teller: Teller, family: str) -> dict[str, Any]:
    t = teller.t
    members = [one for one in teller.assembly.reference[Framework].competencies if one.family == family]
    indicators = sum(len(one.indicators) for one in members)
    said = t("framework.family_count", competencies=len(members), indicators=indicators)
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
    table = (
        columns(teller, teller.assembly.rows(JobStratum), "job_strata")
        .column("framework.level", lambda one: _level(teller, one))
        .column("job_group", lambda one: Text(one.job_group, _english(teller)))
        .column("job_title")
        .column("competency_types", lambda one: _types(teller, one))
        .column("column.note", lambda one: one.note)
        .table(t("framework.strata"), "strata-table")
    )
    return Section(
        section_id="strata",
        heading=t("framework.strata"),
        paragraphs=(
            t("framework.strata_note"),
            Text(t("framework.guide"), url=addresses.page(teller.language, "framework/guide")),
            Text(t("competencies.heading"), url=addresses.page(teller.language, "competencies")),
        ),
        tables=(table,),
    )


def _level(teller: Teller, stratum: JobStratum) -> Text:
    level = teller.text(stratum.level)
    return Text(f"{stratum.number_as_printed} {level.text}".strip(), level.lang)


def _types(teller: Teller, stratum: JobStratum) -> str:
    return ", ".join(teller.t(f"framework.type_{name}") for name in stratum.competency_types) or "–"


def _english(teller: Teller) -> Language | None:
    """What marks English text: nothing on an English page."""
    return None if teller.language == "en" else "en"
