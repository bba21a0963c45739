"""Every table that is read, by its record: the one list of them."""

from __future__ import annotations

from .mapping import Record
from .records import (
    Action,
    BudgetLine,
    Commitment,
    Competency,
    Correction,
    GlossaryTerm,
    Indicator,
    JobStratum,
    LabourInputs,
    Metric,
    Observation,
    Publication,
    SignOff,
    SourceNote,
    Submission,
    Target,
    Training,
    Unit,
    WorkplanActivity,
)
from .records_bills import (
    Amendment,
    Bill,
    BillAction,
    BillDocument,
    BillStage,
    Participation,
    StatutoryClock,
)
from .records_committees import (
    AuditFinding,
    CommitteeReport,
    ExecutiveQuery,
    PlanItem,
    Recommendation,
    Sitting,
)
from .records_people import CompetencySummary, HiddenReason, LocalTraining
from .records_plan import (
    AuditPoint,
    Milestone,
    MilestoneProgress,
    ProductivityAudit,
    ReportSent,
    ReviewScore,
)
from .records_release import CalendarEntry, ChangeReason, PrereleaseAccess
from .records_resources import ResourceUse
from .records_services import Petition, ServiceRequests, ServiceStandard
from .records_staff import StaffBand
from .records_voices import Engagement, Feedback, Survey, SurveyAnswer

Records = tuple[type[Record], ...]

#: The tables of a quarter, in the order in which they are published.
OF_A_QUARTER: Records = (
    *(Observation, LabourInputs, BudgetLine, ResourceUse, Submission, Action),
    *(SignOff, Correction, ChangeReason, PrereleaseAccess),
    *(Bill, BillAction, Participation, BillDocument, Amendment),
    *(ServiceRequests, Petition, Survey, SurveyAnswer, Feedback, Engagement),
    *(PlanItem, Sitting, CommitteeReport, AuditFinding, Recommendation, ExecutiveQuery),
    *(StaffBand, CompetencySummary, LocalTraining, HiddenReason),
    *(MilestoneProgress, ReviewScore, ProductivityAudit, AuditPoint, ReportSent),
)
#: The reference tables, in the order in which they are published.
OF_REFERENCE: Records = (
    *(Unit, Metric, Target, JobStratum, Competency, Indicator, Training, Publication),
    *(WorkplanActivity, Milestone, BillStage, StatutoryClock, CalendarEntry, ServiceStandard),
    *(Commitment, GlossaryTerm, SourceNote),
)
RECORDS: Records = (*OF_REFERENCE, *OF_A_QUARTER)
