"""Every subject, each after those that it uses: the one list that all stages ask.

A new subject is one line here (``invoke new-subject WORD`` adds it).
"""

from __future__ import annotations

from plugins.core.subject import Subject
from plugins.subjects.actions.declaration import SUBJECT as ACTIONS
from plugins.subjects.addresses.declaration import SUBJECT as ADDRESSES
from plugins.subjects.annual.declaration import SUBJECT as ANNUAL
from plugins.subjects.beginning.declaration import SUBJECT as BEGINNING
from plugins.subjects.bills.declaration import SUBJECT as BILLS
from plugins.subjects.calendar.declaration import SUBJECT as CALENDAR
from plugins.subjects.charter.declaration import SUBJECT as CHARTER
from plugins.subjects.commitments.declaration import SUBJECT as COMMITMENTS
from plugins.subjects.committees.declaration import SUBJECT as COMMITTEES
from plugins.subjects.competencies.declaration import SUBJECT as COMPETENCIES
from plugins.subjects.corrections.declaration import SUBJECT as CORRECTIONS
from plugins.subjects.engagement.declaration import SUBJECT as ENGAGEMENT
from plugins.subjects.feedback.declaration import SUBJECT as FEEDBACK
from plugins.subjects.figures.declaration import SUBJECT as FIGURES
from plugins.subjects.framework.declaration import SUBJECT as FRAMEWORK
from plugins.subjects.glossary.declaration import SUBJECT as GLOSSARY
from plugins.subjects.hiding.declaration import SUBJECT as HIDING
from plugins.subjects.index.declaration import SUBJECT as INDEX
from plugins.subjects.keys.declaration import SUBJECT as KEYS
from plugins.subjects.labour.declaration import SUBJECT as LABOUR
from plugins.subjects.metrics.declaration import SUBJECT as METRICS
from plugins.subjects.money.declaration import SUBJECT as MONEY
from plugins.subjects.passports.declaration import SUBJECT as PASSPORTS
from plugins.subjects.people.declaration import SUBJECT as PEOPLE
from plugins.subjects.petitions.declaration import SUBJECT as PETITIONS
from plugins.subjects.plan.declaration import SUBJECT as PLAN
from plugins.subjects.publications.declaration import SUBJECT as PUBLICATIONS
from plugins.subjects.releases.declaration import SUBJECT as RELEASES
from plugins.subjects.reports.declaration import SUBJECT as REPORTS
from plugins.subjects.rewordings.declaration import SUBJECT as REWORDINGS
from plugins.subjects.rules.declaration import SUBJECT as RULES
from plugins.subjects.scheme.declaration import SUBJECT as SCHEME
from plugins.subjects.scorecard.declaration import SUBJECT as SCORECARD
from plugins.subjects.seats.declaration import SUBJECT as SEATS
from plugins.subjects.services.declaration import SUBJECT as SERVICES
from plugins.subjects.source_notes.declaration import SUBJECT as SOURCE_NOTES
from plugins.subjects.staff.declaration import SUBJECT as STAFF
from plugins.subjects.submissions.declaration import SUBJECT as SUBMISSIONS
from plugins.subjects.surveys.declaration import SUBJECT as SURVEYS
from plugins.subjects.targets.declaration import SUBJECT as TARGETS
from plugins.subjects.training_record.declaration import SUBJECT as TRAINING_RECORD
from plugins.subjects.trainings.declaration import SUBJECT as TRAININGS
from plugins.subjects.units.declaration import SUBJECT as UNITS

SUBJECTS: tuple[Subject, ...] = (
    *(UNITS, SEATS, BEGINNING, SCHEME, METRICS, TARGETS, LABOUR, SURVEYS, FIGURES, RULES, INDEX, MONEY),
    *(SUBMISSIONS,),
    *(ACTIONS, FRAMEWORK, TRAINING_RECORD, PUBLICATIONS, PLAN, BILLS, CALENDAR, KEYS, RELEASES, REWORDINGS),
    *(CORRECTIONS,),
    *(CHARTER, PETITIONS, FEEDBACK, ENGAGEMENT, SERVICES, COMMITMENTS, GLOSSARY, SOURCE_NOTES),
    *(COMMITTEES, STAFF, TRAININGS, COMPETENCIES, HIDING, REPORTS, PEOPLE),
    *(SCORECARD, ANNUAL, ADDRESSES, PASSPORTS),
)
#: What tells the attacker of numbers about people, subject by subject.
FAMILIES = tuple(subject.hide for subject in SUBJECTS if subject.hide is not None)
