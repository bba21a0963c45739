"""Where a bill stands and which bills lists hold, for other subjects' pages too."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.core.pages.teller import Teller

from .model import BillStory

#: Sessions whose bills stand in every list.
SESSIONS = 3


def stands(teller: Teller, story: BillStory) -> str:
    """Where a bill stands, in a few words."""
    if story.outcome == "rejected":
        return teller.t("bills.rejected_at", stage=teller.plain(story.stage.name))
    return teller.plain(story.stage.standing)


def listed_bills(stories: Sequence[BillStory]) -> tuple[BillStory, ...]:
    """Those that stand in every list: the open ones, and those of the newest sessions."""
    newest = sorted({story.bill.session for story in stories})[-SESSIONS:]
    return tuple(story for story in stories if story.is_open or story.bill.session in newest)
