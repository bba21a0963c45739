"""Committees: plans, sittings, reports, questions to the executive."""
