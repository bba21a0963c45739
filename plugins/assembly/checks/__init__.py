"""What must be true of the data, one subject a module. A check yields problems; it never stops or prints."""
