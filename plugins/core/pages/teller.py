"""The site as told in one language: what the views share to word, write, draw and link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from checked_tables.status import MARKER, Status
from checked_tables.texts import Bilingual, Language
from plugins.core.drawing.card import Card
from plugins.core.drawing.shapes import Rows
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.statements import formats
from plugins.core.statements.anchors import anchor_of, anchored
from plugins.core.statements.voice import Caption, Sentence, Voice, capital, marked
from plugins.core.statements.wording import Words
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Provenance, Release

from . import addresses
from .cited import cited
from .figures import draw_figure
from .folders import newest_path, table_path
from .page import Page
from .parts import DownloadLink, FigureView, Sheet, Text, said
from .site import Site
from .tables import Cell, Table

#: At the first figure after a break in its series.
BROKEN = "[b]"
#: What each marker means, as the legend under a table says it.
_LEGEND: Mapping[str, str] = {
    "[x]": "missing",
    "[z]": "not_applicable",
    "[c]": "suppressed",
    "[p]": "provisional",
    "[e]": "estimated",
    BROKEN: "broken",
}


class Titled(Protocol):
    """What has a title and a page: a metric."""

    @property
    def title(self) -> Bilingual:
        """What it is called."""

    @property
    def slug(self) -> str:
        """The form used in addresses."""


class Named(addresses.Placed, Protocol):
    """Whoever has a name and perhaps a page: a unit."""

    @property
    def name(self) -> Bilingual:
        """What it is called."""


class Valued(Protocol):
    """What has a value, or a status that says why not: a result."""

    @property
    def value(self) -> Decimal | None:
        """The figure, if there is one."""

    @property
    def status(self) -> Status:
        """Why there is a figure or not."""

    @property
    def metric(self) -> formats.Measure:
        """What was measured."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells ``site`` in ``language``."""

    site: Site
    language: Language

    @property
    def assembly(self) -> Assembly:
        """The facts."""
        return self.site.assembly

    @property
    def t(self) -> Words:
        """The wording in this language."""
        return self.site.wording.of(self.language)

    @property
    def voice(self) -> Voice:
        """What says generated sentences in this language."""
        return Voice(self.t)

    def text(self, text: Bilingual, url: str = "") -> Text:
        """A bilingual text for this reader."""
        return said(text, self.language, url)

    def cited(self, text: str) -> str:
        """A law or an office that a table names in English, in this reader's words."""
        return cited(text, self.site.wording.of("en"), self.t)

    def plain(self, text: Bilingual) -> str:
        """A bilingual text for places that cannot mark a language (page titles, chart labels)."""
        return text.said_in(self.language)[0]

    def sentence(self, sentence: Sentence | None, url: str = "") -> Text:
        """A generated sentence; empty if there is none."""
        if sentence is None:
            return Text("")
        return Text(sentence.text, None if sentence.lang == self.language else sentence.lang, url)

    def sentences(self, several: Sequence[Sentence]) -> tuple[Text, ...]:
        """Generated sentences, each by itself."""
        return tuple(self.sentence(one) for one in several)

    def statements(self, several: Sequence[Sentence]) -> tuple[Text, ...]:
        """The same; the first that begins with a figure of a metric has the metric's name as its anchor, so
        that it is found among the published statements."""
        return tuple(replace(self.sentence(one), anchor=anchor) for one, anchor in anchored(several))

    # -- pages

    def page(
        self,
        slug: str,
        shown: Sheet | Mapping[str, object],
        description: str,
        *,
        title: str = "",
        template: str = "sheet",
        marked: bool | None = None,
        figures: bool = True,
        back_cast: bool = False,
        trail: tuple[tuple[str, str], ...] = (),
        provenance_note: str | None = None,
        feed: str = "",
        card: Card | None = None,
    ) -> Page:
        """A page that shows a sheet or what else its template draws. Its title is the sheet's heading unless
        ``title`` says otherwise; ``marked``: it says first that figures are illustrative, as all do while
        those of the site are. The rest is as in ``Site.page``."""
        view = {"sheet": shown} if isinstance(shown, Sheet) else shown
        title = title or (shown.heading if isinstance(shown, Sheet) else "")
        if self.site.illustrative if marked is None else marked:
            title = self.t("mark.illustrative_title", title=title)
        return self.site.page(
            self.language,
            slug,
            template,
            title=title,
            description=description,
            view=view,
            figures=figures,
            back_cast=back_cast,
            trail=trail,
            provenance_note=provenance_note,
            feed=feed,
            card=card,
        )

    def card(self, above: str, said: str, number: str = "", *, invented: bool | None = None) -> Card:
        """What the picture beside a link to a page says, after the Assembly's name and under the mark of
        figures that are ``invented``, as all are while those of the site are."""
        marked = self.site.illustrative if invented is None else invented
        mark = self.t("card.mark") if marked else ""
        return Card(above=f"{self.t('site.name')} · {above}", said=said, number=number, mark=mark)

    # -- marks and captions

    def marked(self, release: Release, said: str) -> str:
        """A sentence after the mark that the figures of ``release`` must carry."""
        return marked(release, Sentence(said, self.language), self.voice).text

    def marked_all(self, said: str) -> str:
        """A sentence about all quarters, marked while the site shows invented figures."""
        if self.site.illustrative:
            return f"{self.t('headline.mark.illustrative')} {said}"
        return capital(said)

    def caption(self, title: str, subtitle: str, description: str) -> Caption:
        """The words of a figure, in this language."""
        return Caption(*(Sentence(words, self.language) for words in (title, subtitle, description)))

    # -- names with their addresses

    def metric(self, metric: Titled) -> Text:
        """A metric's title, leading to its page."""
        return self.text(metric.title, addresses.metric(self.language, metric.slug))

    def unit(self, unit: Named) -> Text:
        """A unit's name, leading to its page if it has one."""
        has_page = unit.kind in ("department", "committee")
        return self.text(unit.name, addresses.unit(self.language, unit) if has_page else "")

    def report(self, quarter: Quarter) -> Text:
        """A quarter's months, leading to its report."""
        return Text(formats.months(quarter, self.language), url=addresses.report(self.language, quarter))

    # -- cells

    def value_cell(self, result: Valued | None) -> Cell:
        """A result's figure without its unit, or the marker and word for why there is none."""
        if result is None:
            return Cell("–")
        if result.value is None:
            return self.missing_cell(result.status)
        mark = MARKER[result.status]
        text = formats.number(result.value, result.metric.decimals)
        return Cell(f"{text} {mark}".rstrip(), mark)

    def missing_cell(self, status: Status) -> Cell:
        """The marker for a status without a figure."""
        return Cell(MARKER[status], MARKER[status], kind="missing")

    def number_cell(self, value: Decimal | int | None, decimals: int | None = None) -> Cell:
        """A number, or a dash where there is nothing to say."""
        return Cell("–") if value is None else Cell(formats.number(value, decimals))

    def as_cell(self, text: Text | str) -> Cell:
        """A text as a cell."""
        if isinstance(text, str):
            return Cell(text)
        return Cell(text.text, lang=text.lang, kind=text.kind, url=text.url, anchor=text.anchor)

    def markers(self, statuses: Sequence[Status], *, broken: bool = False) -> tuple[tuple[str, str], ...]:
        """The legend for the statuses that occur, and for ``broken`` series: each marker once, with its
        meaning in words."""
        used = dict.fromkeys(MARKER[status] for status in statuses if MARKER[status])
        used |= dict.fromkeys([BROKEN] if broken else [])
        return tuple((marker, self.t(f"legend.{_LEGEND[marker]}")) for marker in used)

    # -- figures and downloads

    def figure(
        self,
        kind: str,
        rows: Rows,
        *,
        figure_id: str,
        caption: Caption,
        labels: Mapping[str, str],
        provenance: Provenance,
        decimals: int = 0,
        unit: str = "",
        csv_stem: str = "",
        withdrawn: bool = False,
    ) -> FigureView:
        """A drawn figure as its part of a page needs it; its CSV is kept among the downloads."""
        drawn = draw_figure(
            kind,
            rows,
            figure_id=figure_id,
            title=caption.title.text,
            subtitle=caption.subtitle.text,
            description=caption.description.text,
            labels=labels,
            provenance=provenance,
            language=self.language,
            cache=self.site.charts,
            decimals=decimals,
            unit=unit,
            caption=caption.subtitle.text,
            csv_stem=csv_stem or figure_id,
            statement=anchor_of(caption.title),
            withdrawn=withdrawn,
        )
        path = f"data/charts/{self.language}/{drawn.csv_name}"
        url = self.site.keep(path, drawn.csv_bytes, invented=provenance == "illustrative")
        return FigureView(
            figure_id=figure_id,
            title=drawn.title,
            subtitle=drawn.subtitle,
            description=drawn.description,
            dress=lambda: drawn.svg,
            table=self._under_figure(drawn.table, figure_id),
            csv_url=url,
            csv_saved_as=self.site.saved_as(url),
            csv_size=formats.file_size(len(drawn.csv_bytes)),
        )

    def status_labels(self) -> dict[str, str]:
        """A word for each status, as charts and tables need them."""
        return {status: self.t(f"status.{status}") for status in MARKER}

    def download(self, path: str, label: str, note: str = "") -> DownloadLink:
        """A link to a file that the site keeps."""
        return DownloadLink(
            label=label,
            url=path,
            format=path.rpartition(".")[2].upper() if "." in path.rpartition("/")[2] else "TXT",
            size=formats.file_size(len(self.site.files[path])),
            note=note,
            saved_as=self.site.saved_as(path),
        )

    def newest(self, table: str) -> str:
        """Where the file of a table is that follows the newest release."""
        return newest_path(self.site.schemas[table])

    def tables(self, *names: str, release: Release | None = None) -> tuple[DownloadLink, ...]:
        """Those of the named tables that were published: of ``release``, else of all quarters together."""
        paths = ((name, table_path(release, name) if release else self.newest(name)) for name in names)
        return tuple(
            self.download(path, self.t(f"data_file.{name}"))
            for name, path in paths
            if path in self.site.files
        )

    def provenance_of(self, report: Report) -> Provenance:
        """The provenance of a report's figures."""
        return report.release.provenance

    def _under_figure(self, table: Table, figure_id: str) -> Table:
        rows = tuple(
            tuple(replace(cell, kind="missing") if cell.marker and not cell.kind else cell for cell in row)
            for row in table.rows
        )
        return replace(table, rows=rows, table_id=f"{figure_id}-table")
