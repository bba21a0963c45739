"""What the policy promises, clause by clause."""
