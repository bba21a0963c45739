"""What was changed after publication, and how much figures were revised."""
