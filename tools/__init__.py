"""What makes things for this repository and is no part of the portal."""
