"""One module for each family of tables: what its numbers are, and what ties them. ``README.md`` says how
a table joins.
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.assembly.hiding.package import Family

from .bills import bills
from .competencies import competencies
from .labour import labour
from .people import people
from .results import results
from .services import services
from .staff import staff
from .trainings import trainings

FAMILIES: Sequence[Family] = (results, people, bills, labour, services, staff, competencies, trainings)
