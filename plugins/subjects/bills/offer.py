"""Where a bill stands, for other subjects' pages."""

from __future__ import annotations

from plugins.core.pages.teller import Teller

from .model import BillStory


def stands(teller: Teller, story: BillStory) -> str:
    """Where a bill stands, in a few words."""
    if story.outcome == "rejected":
        return teller.t("bills.rejected_at", stage=teller.plain(story.stage.name))
    return teller.plain(story.stage.standing)
