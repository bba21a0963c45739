"""Ways to the tables on services: downloads, and from a metric to the page that it is counted from."""

from __future__ import annotations

from plugins.core.pages import addresses
from plugins.core.pages.parts import Text
from plugins.core.pages.teller import Teller

from .model import ServiceReport

#: Metric and the page of its tables: wording key of the name, slug.
_PAGES = {
    "stk_charter_compliance": ("services", "services/index"),
    "stk_satisfaction": ("surveys", "services/surveys"),
    "stk_engagement_reports": ("engagement", "members/engagement"),
}


def services_behind(teller: Teller, metric_id: str) -> Text | None:
    """The way from a metric to the page of the tables it is counted from; ``None`` for other metrics."""
    if metric_id not in _PAGES or teller.assembly.get(ServiceReport) is None:
        return None
    key, slug = _PAGES[metric_id]
    return Text(teller.t(f"nav.{key}"), url=addresses.page(teller.language, slug))
