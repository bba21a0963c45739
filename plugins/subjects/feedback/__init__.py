"""What people raised, and what was answered."""
