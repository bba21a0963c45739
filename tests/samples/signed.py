"""Sign-offs of the tiny quarter, as offices would give them."""

from __future__ import annotations

from datetime import datetime

from plugins.desk.clock import EAST_AFRICA, Clock
from plugins.desk.signing.command import sign_off
from plugins.desk.signing.record import STEPS
from tests.samples.desk import Begun

#: Noon, three weeks after the quarter's end on 31 March 2026.
NOON = Clock(datetime(2026, 4, 20, 12, tzinfo=EAST_AFRICA))


def sign(quarter: Begun, step: str, clock: Clock = NOON, /, **words: str) -> str:
    """Sign one step; the department hands in, the Clerk's office does the rest."""
    office = "dept_acacia" if step == "submitted" else "office_clerk"
    told = {"office": office, "evidence": "Minute 4/2026", **words}
    return sign_off(quarter.tiny.folder, quarter.desk, clock, lambda _: None, step=step, **told)


def sign_all(quarter: Begun, until: str = STEPS[-1]) -> None:
    """Sign every step up to ``until``."""
    for step in STEPS[: STEPS.index(until) + 1]:  # type: ignore[arg-type]
        sign(quarter, step)
