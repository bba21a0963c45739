"""Corrective actions over the illustrative quarters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .story import Text

NOT_YET = Text("", "")


@dataclass(frozen=True, kw_only=True)
class Action:
    action_id: str
    metric_id: str
    unit_id: str = "assembly"
    problem: Text
    action: Text
    owner_unit_id: str
    opened_on: date
    due_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    outcome: Text = NOT_YET
    none_planned: bool = False
    only_in: str = ""


ACTIONS = (
    Action(
        action_id="act_2025_001",
        metric_id="adm_doc_turnaround",
        unit_id="dept_baobab",
        problem=Text("Documents wait for one signature.", "Hati husubiri saini moja."),
        action=Text("Let a second officer sign.", "Kumruhusu afisa wa pili kutia saini."),
        owner_unit_id="dept_baobab",
        opened_on=date(2025, 11, 4),
        started_on=date(2025, 11, 20),
        due_on=date(2026, 1, 31),
        done_on=date(2026, 2, 10),
        outcome=Text("A second officer signs since February.", "Afisa wa pili anatia saini tangu Februari."),
    ),
    Action(
        action_id="act_2025_002",
        metric_id="ovs_report_turnaround",
        problem=Text(
            "Reports wait for printing before tabling.", "Ripoti husubiri kuchapishwa kabla ya kuwasilishwa."
        ),
        action=Text("Table reports in electronic form.", "Kuwasilisha ripoti kwa njia ya kielektroniki."),
        owner_unit_id="office_committee_clerks",
        opened_on=date(2025, 11, 18),
        started_on=date(2026, 2, 3),
        due_on=date(2026, 6, 30),
        done_on=date(2026, 6, 23),
        outcome=Text(
            "Most reports are tabled in electronic form.", "Ripoti nyingi huwasilishwa kielektroniki."
        ),
    ),
    Action(
        action_id="act_2026_001",
        metric_id="leg_bills_passed",
        problem=Text("No bill was passed.", "Hakuna mswada uliopitishwa."),
        action=Text(
            "Nothing is planned: no bill was due for third reading before the recess.",
            "Hakuna kilichopangwa: hakuna mswada uliotakiwa kusomwa mara ya tatu kabla ya likizo.",
        ),
        owner_unit_id="office_clerk",
        opened_on=date(2026, 1, 14),
        none_planned=True,
        only_in="2025-26-Q2",
    ),
    Action(
        action_id="act_2026_002",
        metric_id="ovs_query_resolution",
        problem=Text("Almost half the answers come late.", "Karibu nusu ya majibu huchelewa."),
        action=Text(
            "Publish the list of late answers each month.",
            "Kuchapisha orodha ya majibu yaliyochelewa kila mwezi.",
        ),
        owner_unit_id="office_committee_clerks",
        opened_on=date(2026, 5, 12),
        started_on=date(2026, 6, 1),
        due_on=date(2026, 9, 30),
    ),
    Action(
        action_id="act_2026_003",
        metric_id="adm_printing_pages",
        problem=Text(
            "Order papers are still printed for everyone.",
            "Orodha za shughuli bado huchapishwa kwa kila mtu.",
        ),
        action=Text(
            "Send order papers to tablets; print on request.",
            "Kutuma orodha za shughuli kwa vishikwambi; kuchapisha kwa ombi.",
        ),
        owner_unit_id="office_ict",
        opened_on=date(2026, 5, 12),
        started_on=date(2026, 7, 6),
        due_on=date(2026, 12, 18),
    ),
    Action(
        action_id="act_2026_004",
        metric_id="leg_participation_rate",
        problem=Text(
            "Bills are passed at the year's end without a hearing.",
            "Miswada hupitishwa mwishoni mwa mwaka bila kikao cha maoni ya umma.",
        ),
        action=Text(
            "Check for a hearing before a bill is listed for third reading.",
            "Kuhakikisha kikao cha maoni ya umma kimefanyika kabla ya mswada kusomwa mara ya tatu.",
        ),
        owner_unit_id="office_clerk",
        opened_on=date(2026, 7, 14),
        started_on=date(2026, 8, 4),
        due_on=date(2026, 12, 18),
    ),
    Action(
        action_id="act_2026_005",
        metric_id="ovs_audit_implemented",
        problem=Text(
            "The register of audit responses is kept by hand.",
            "Rejista ya majibu ya ukaguzi huandikwa kwa mkono.",
        ),
        action=Text("Keep the register in the shared system.", "Kuweka rejista katika mfumo wa pamoja."),
        owner_unit_id="office_ict",
        opened_on=date(2026, 10, 13),
        due_on=date(2027, 2, 26),
    ),
)
