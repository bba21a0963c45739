"""Bills as recorded: the stages that there are, periods set for them, and what happened to each bill."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from checked_tables.mapping import NO_COLUMN
from checked_tables.status import Status
from checked_tables.texts import Bilingual

Result = Literal["passed", "amended", "failed", "deferred"]


#: The results with which a reading lets a bill go on.
ONWARD: frozenset[Result] = frozenset({"passed", "amended"})


#: The steps that measures and checks speak of; ``stages.csv`` must have them.
DRAFTED, PUBLISHED, FIRST, COMMITTEE = "scrutiny", "publication", "first_reading", "committee"


SECOND, THIRD, GOVERNOR, ASSENT = "second_reading", "third_reading", "governor", "assent"


REFERRED_BACK, RECONSIDERED, GAZETTED = "referred_back", "reconsideration", "gazette"


IN_FORCE, WITHDRAWN, LAPSED = "commencement", "withdrawn", "lapsed"


#: Steps that an Assembly may have: assent by silence; a bill that comes back after its end; one that goes on
#: in a new session, where it stood; one sent back to its committee.
DEEMED_ASSENT, RESTORED = "deemed_assent", "restored"
CARRIED_OVER, RECOMMITTED = "carried_over", "recommitted"


#: The steps with which a journey ends early; after them a bill may only be restored.
ENDS = (WITHDRAWN, LAPSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class BillStage:
    """A step of a bill's journey (``stages.csv``). The codes are those of Open States, or our own where
    it has none; some are added by result."""

    TABLE: ClassVar = "stages"

    stage_id: str
    order: int
    kind: Literal["road", "return", "end"]
    name: Bilingual
    standing: Bilingual
    next: Bilingual
    classification: tuple[str, ...]
    classification_passed: tuple[str, ...]
    classification_failed: tuple[str, ...]
    classification_amended: tuple[str, ...]
    basis: str

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.stage_id.replace("_", "-")

    def codes(self, result: Result | None) -> tuple[str, ...]:
        """The codes of a step that ended with ``result``."""
        added = {
            "passed": self.classification_passed,
            "failed": self.classification_failed,
            "amended": self.classification_amended,
        }
        return self.classification + added.get(result or "", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryClock:
    """A period that runs for bills (``statutory_clocks.csv``); only a ``verified`` one is called law."""

    TABLE: ClassVar = "statutory_clocks"

    clock_id: str
    what: Bilingual
    basis: str
    kind: Literal["within", "on_day", "before", "counted"]
    days: int | None
    starts_stage_id: str
    ends_stage_ids: tuple[str, ...]
    verified: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BillAction:
    """One dated step (``bill_actions.csv``)."""

    TABLE: ClassVar = "bill_actions"

    bill_id: str
    seq: int
    date: date
    stage_id: str
    result: Result | None
    unit_id: str | None
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """A hearing, meeting or call for views (``bill_participation.csv``). ``submissions`` are papers."""

    TABLE: ClassVar = "bill_participation"

    bill_id: str
    event_no: int
    kind: Literal["hearing", "town_hall", "written", "digital"]
    notice_on: date | None
    held_on: date
    place: str
    languages: tuple[str, ...]
    attendees: int | None
    attendees_women: int | None
    attendees_youth: int | None
    attendees_pwd: int | None
    status: Status
    submissions: int | None
    note: Bilingual

    @property
    def notice_days(self) -> int | None:
        """Days between the notice and the event; ``None`` if nobody knows when notice was given."""
        return None if self.notice_on is None else (self.held_on - self.notice_on).days


@dataclass(frozen=True, slots=True, kw_only=True)
class BillDocument:
    """A paper of a bill (``bill_documents.csv``); an empty ``address`` means that it is not online."""

    TABLE: ClassVar = "bill_documents"

    bill_id: str
    document_no: int
    kind: str
    dated_on: date
    title: Bilingual
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """An amendment that was moved (``bill_amendments.csv``), by office or seat, never by person."""

    TABLE: ClassVar = "bill_amendments"

    bill_id: str
    amendment_no: int
    clause: str
    mover: str
    moved_on: date
    result: Literal["agreed", "rejected", "withdrawn", "pending"]
    summary: Bilingual


Relation = Literal["reintroduces", "replaces", "consolidates", "companion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLink:
    """What a bill has to do with an older one, as the newer says it (``bill_links.csv``)."""

    TABLE: ClassVar = "bill_links"

    bill_id: str
    relation: Relation
    other_bill_id: str
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """One bill with everything recorded about it (``bills.csv`` and the five tables beside it)."""

    TABLE: ClassVar = "bills"

    bill_id: str
    number: str
    session: int
    title: Bilingual
    summary: Bilingual
    origin: Literal["member", "committee", "executive"]
    mover: str
    committee_id: str | None
    gazette_no: str
    act_no: str
    note: Bilingual
    actions: tuple[BillAction, ...] = field(default=(), metadata=NO_COLUMN)
    participation: tuple[Participation, ...] = field(default=(), metadata=NO_COLUMN)
    documents: tuple[BillDocument, ...] = field(default=(), metadata=NO_COLUMN)
    amendments: tuple[Amendment, ...] = field(default=(), metadata=NO_COLUMN)
    links: tuple[BillLink, ...] = field(default=(), metadata=NO_COLUMN)

    @property
    def slug(self) -> str:
        """The form used in addresses."""
        return self.bill_id.replace("_", "-")

    @property
    def moves(self) -> tuple[BillAction, ...]:
        """The steps that moved it: one that was put off, and a new session in which it goes on, do not."""
        return tuple(
            action
            for action in self.actions
            if action.result != "deferred" and action.stage_id != CARRIED_OVER
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Each bill with everything recorded about it, in the order of ``bills.csv``."""

    bills: tuple[Bill, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The stages of a bill in the order of its journey, and the periods that run for it."""

    stages: tuple[BillStage, ...]
    clocks: tuple[StatutoryClock, ...]
