"""Every table that is read, by its record: the one list of them."""

from __future__ import annotations

from checked_tables.mapping import Record
from plugins.core.time.release import Correction, SignOff
from plugins.subjects.actions.record import Action
from plugins.subjects.bills.record import (
    Amendment,
    Bill,
    BillAction,
    BillDocument,
    BillStage,
    Participation,
    StatutoryClock,
)
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.commitments.record import Commitment
from plugins.subjects.committees.record import CommitteeReport, ExecutiveQuery, PlanItem, Sitting
from plugins.subjects.competencies.record import CompetencySummary
from plugins.subjects.engagement.record import Engagement
from plugins.subjects.feedback.record import Feedback
from plugins.subjects.figures.record import Observation
from plugins.subjects.framework.record import Competency, Indicator, JobStratum
from plugins.subjects.glossary.record import GlossaryTerm
from plugins.subjects.hiding.record import HiddenReason
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.record import BudgetLine, ResourceUse
from plugins.subjects.petitions.record import Petition
from plugins.subjects.plan.record import (
    AuditPoint,
    Milestone,
    MilestoneProgress,
    ProductivityAudit,
    ReportSent,
    ReviewScore,
    WorkplanActivity,
)
from plugins.subjects.publications.record import Publication
from plugins.subjects.recommendations.record import AuditFinding, Recommendation
from plugins.subjects.releases.record import ChangeReason, PrereleaseAccess
from plugins.subjects.services.record import ServiceRequests, ServiceStandard
from plugins.subjects.source_notes.record import SourceNote
from plugins.subjects.staff.record import StaffBand
from plugins.subjects.submissions.record import Submission
from plugins.subjects.surveys.record import Survey, SurveyAnswer
from plugins.subjects.targets.record import Target
from plugins.subjects.training_record.record import Training
from plugins.subjects.trainings.record import LocalTraining
from plugins.subjects.units.record import Unit

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
