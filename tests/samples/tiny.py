# ruff: noqa: E501  (rows are written as they stand in the files)
"""A tiny, valid data folder, and ways to spoil it.

One department, one committee, four metrics, two quarters. Every table has at least one row, so that a
test can spoil any of them::

    tiny = write_tiny(tmp_path)
    tiny.replace("quarters/2025-26-Q2/v1/observations.csv", "77.8", "85%")
    assert tiny.said() == ['...observations.csv, line 2, column "value": ...']
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checked_tables.problems import DataProblems, Problem
from plugins.core.facts.read import Dataset
from plugins.portal.read import read_dataset
from tests.samples.plain import plain

Q1, Q2 = "quarters/2025-26-Q1/v1", "quarters/2025-26-Q2/v1"
#: The file that most tests spoil; its second line is a share with numerator and denominator.
FIGURES = f"{Q2}/observations.csv"

_STATUS = "status,note_en,note_sw"
_METRIC_COLUMNS = (
    "metric_id,metric_version,title_en,title_sw,definition_en,definition_sw,numerator,denominator,formula,unit,"
    "decimals,direction,family,function,perspective,qcd,levels,aggregation,change_threshold,jump_threshold_pct,"
    "min_base,owner_unit_id,source_clause,introduced,retired,change_note_en,change_note_sw,status,cumulative"
)


def _release(published: str, as_at: str, following: str) -> str:
    return textwrap.dedent(
        f"""\
        stage = "published"
        provenance = "illustrative"
        illustrates = "reported"
        as_at = {as_at}
        scheduled_on = {published}
        published_on = {published}
        next_expected_on = {following}
        has_index = false
        no_index_reason_en = "The metrics were agreed in this quarter."
        """
    )


FILES: Mapping[str, str] = {
    "reference/units.csv": """\
        unit_id,name_en,name_sw,kind,parent_id,illustrative,source_clause
        assembly,County Assembly of Kisumu,Bunge la Kaunti ya Kisumu,assembly,,false,
        dept_acacia,Example Department Acacia,Idara ya Mfano Acacia,department,assembly,true,
        comm_ibis,Example Committee Ibis,Kamati ya Mfano Ibis,committee,assembly,true,
        office_clerk,Office of the Clerk,Ofisi ya Karani,office,assembly,false,3.1
        """,
    "reference/metrics.csv": f"""\
        {_METRIC_COLUMNS}
        reports_done,1,Reports done,,Reports tabled among those due.,,Reports tabled,Reports due,\
100 x numerator / denominator,percent,1,up,oversight,oversight,efficiency,delivery,assembly;committee,\
ratio_of_sums,2,60,,office_clerk,2.1(2),2025-26-Q1,,,,illustrative
        bills_passed,1,Bills passed,,Bills passed in the quarter.,,Bills passed,,numerator,count,0,up,legislative,\
legislation,efficiency,delivery,assembly,sum,1,200,,office_clerk,2.1(2),2025-26-Q1,,,,illustrative
        days_to_answer,1,Days to answer,,Median days.,,Days,,median,days,1,down,administrative,administration,\
efficiency,delivery,assembly;department,median,1,60,,office_clerk,2.1(2),2025-26-Q1,2025-26-Q1,,,retired
        days_to_answer,2,Days to answer,,Median working days.,,Days,,median,days,1,down,administrative,\
administration,efficiency,delivery,assembly;department,median,1,60,,office_clerk,2.1(2),2025-26-Q2,,\
Working days are counted.,,illustrative
        budget_spent,1,Budget spent,,Spent of the budget.,,Spent,Approved,100 x numerator / denominator,percent,1,up,\
administrative,administration,efficiency,cost,assembly,ratio_of_sums,2,90,,office_clerk,2.1(2),2025-26-Q1,,,,\
illustrative
        satisfied,1,People satisfied,,Satisfied among those asked.,,Satisfied,Asked,100 x numerator / denominator,\
percent,1,up,stakeholder,representation,quality,quality,assembly,ratio_of_sums,2,60,10,office_clerk,2.1(2),\
2025-26-Q1,,,,illustrative
        """,
    "reference/targets.csv": """\
        metric_id,metric_version,unit_id,first_quarter,last_quarter,target_value,approved_on,approved_by,\
late_approved,basis,change_reason_en,change_reason_sw
        reports_done,1,assembly,2025-26-Q1,2025-26-Q4,85,2025-06-12,Office of the Clerk,false,illustrative,,
        bills_passed,1,assembly,2025-26-Q1,2025-26-Q4,4,2025-06-12,Office of the Clerk,false,illustrative,,
        """,
    "reference/job_strata.csv": """\
        order,stratum_id,level_en,level_sw,number_as_printed,job_group,job_title_en,job_title_sw,competency_types,note_en,note_sw
        1,top,Top Management,,1.,S and T,County Secretary,,leadership,,
        """,
    "reference/competencies.csv": """\
        competency_id,family,cluster,order,letter_as_printed,name_en,name_sw,summary_en,summary_sw,source_section
        core_people_communication,core,people,1,a,Communication,Mawasiliano,Giving information clearly.,,5.1.3
        """,
    "reference/competency_indicators.csv": """\
        competency_id,indicator_no,text_en,text_sw,numbered_in_source
        core_people_communication,1,Writes clearly,,true
        core_people_communication,2,Speaks clearly,,true
        """,
    "reference/training_socatt.csv": """\
        row_no,number_as_printed,cadre_as_printed,cadre_group,topic,year,is_training,note_en,note_sw
        1,1.,Hansard Editors,Hansard,,2015,true,,
        """,
    "reference/publications.csv": """\
        number,title,note_en,note_sw
        1,The County Assembly Committee Manual,,
        """,
    "reference/workplan.csv": """\
        number,activity_en,activity_sw,output_en,output_sw,responsible_en,responsible_sw,quarters_stated,\
quarter_source,note_en,note_sw
        1,Make staff aware,,Sensitized staff,,Productivity Committee,,1;2,3.1(1),,
        """,
    f"{Q1}/release.toml": _release("2025-10-30", "2025-10-15", "2026-01-30"),
    f"{Q1}/observations.csv": f"""\
        metric_id,metric_version,unit_id,value,numerator,denominator,{_STATUS}
        reports_done,1,assembly,75.0,12,16,reported,,
        bills_passed,1,assembly,2,,,reported,,
        days_to_answer,1,dept_acacia,5.5,,,reported,,
        """,
    f"{Q1}/budget.csv": f"""\
        unit_id,economic_class,approved_kes,spent_to_date_kes,{_STATUS},original_kes
        assembly,recurrent,800000000,190000000,reported,,,
        """,
    f"{Q2}/release.toml": _release("2026-01-30", "2026-01-15", "2026-04-30"),
    FIGURES: f"""\
        metric_id,metric_version,unit_id,value,numerator,denominator,{_STATUS}
        reports_done,1,assembly,77.8,14,18,reported,,
        reports_done,1,comm_ibis,,,,not_reported,No figure came.,
        bills_passed,1,assembly,3,,,reported,,
        days_to_answer,2,dept_acacia,4.5,,,provisional,,
        budget_spent,1,assembly,47.5,380000000,800000000,reported,,
        satisfied,1,assembly,60.0,120,200,reported,,
        """,
    f"{Q2}/labour.csv": f"""\
        unit_id,scheduled_hours,productive_hours,standard_output,actual_output,conforming_output,{_STATUS}
        dept_acacia,9240,8316,420,399,380,reported,,
        """,
    f"{Q2}/budget.csv": f"""\
        unit_id,economic_class,approved_kes,spent_to_date_kes,{_STATUS},original_kes
        assembly,recurrent,800000000,380000000,reported,,,
        """,
    f"{Q2}/submissions.csv": """\
        unit_id,due_on,received_on,validated_on,times_returned
        dept_acacia,2026-01-10,2026-01-09,2026-01-14,0
        """,
    f"{Q2}/actions.csv": """\
        action_id,metric_id,unit_id,problem_en,problem_sw,action_en,action_sw,owner_unit_id,opened_on,due_on,status,\
done_on,outcome_en,outcome_sw
        act_2025_001,reports_done,assembly,Reports are late.,,Publish a list.,,office_clerk,2025-11-03,2026-03-31,\
open,,,
        """,
    f"{Q2}/sign_offs.csv": """\
        stage,office,on_date,evidence,note_en,note_sw
        submitted,Heads of department,2026-01-09,,,
        validated,Planning Unit,2026-01-14,,,
        published,Office of the Clerk,2026-01-30,,,
        """,
}


def text_of(name: str) -> str:
    """The sound text of one of the files."""
    return textwrap.dedent(FILES[name])


@dataclass(frozen=True)
class Tiny:
    """The folder on the disk."""

    folder: Path

    def path(self, name: str) -> Path:
        """Where one of its files is."""
        return self.folder / name

    def read(self, name: str) -> str:
        """What is in one of its files."""
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        """Put this in a file, byte for byte."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def replace(self, name: str, old: str, new: str) -> None:
        """Change the first ``old`` in a file to ``new``; there must be one."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def replace_line(self, name: str, line: int, new: str) -> None:
        """Change one line, counted from 1 as a text editor does."""
        lines = self.read(name).split("\n")
        lines[line - 1] = new
        self.write(name, "\n".join(lines))

    def add(self, name: str, row: str) -> None:
        """Put one more row at the end of a file."""
        self.write(name, f"{self.read(name)}{row}\n")

    def dataset(self) -> Dataset:
        """The data, read and checked."""
        return read_dataset(self.folder)

    def problems(self, severity: str | None = "error") -> tuple[Problem, ...]:
        """What is wrong with it: the errors, the warnings, or (``None``) both."""
        try:
            found = self.dataset().warnings
        except DataProblems as refused:
            found = refused.problems
        return tuple(each for each in found if severity in (None, each.severity))

    def said(self, severity: str | None = "error") -> list[str]:
        """The same, as staff read it."""
        return [plain(str(each)) for each in self.problems(severity)]


def write_tiny(folder: Path) -> Tiny:
    """Write the sound data folder into ``folder``."""
    tiny = Tiny(folder)
    for name in FILES:
        tiny.write(name, text_of(name))
    return tiny
