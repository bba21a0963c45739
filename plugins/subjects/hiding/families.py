"""One function for each family of tables: what its numbers are, and what ties them. ``README.md`` says how
a table joins.
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.subjects.bills.hide import bills
from plugins.subjects.competencies.hide import competencies
from plugins.subjects.figures.hide import results
from plugins.subjects.labour.hide import labour
from plugins.subjects.people.hide import people
from plugins.subjects.services.hide import services
from plugins.subjects.staff.hide import staff
from plugins.subjects.trainings.hide import trainings

from .package import Family

FAMILIES: Sequence[Family] = (results, people, bills, labour, services, staff, competencies, trainings)
