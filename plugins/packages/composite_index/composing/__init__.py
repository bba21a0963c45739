"""What ``compose`` writes: ``tables`` has the list, ``cells`` how a cell is written, the others the rows."""
