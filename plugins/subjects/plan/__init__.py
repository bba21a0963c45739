"""The policy's work plan: milestones, reviews, independent audits, reports sent."""
