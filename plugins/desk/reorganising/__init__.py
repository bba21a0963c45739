"""What happens to departments and committees, written into the register: units, changes, targets."""
