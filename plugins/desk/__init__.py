"""What staff run: each command of ``tasks.py`` calls one function here. Only the desk reads the clock."""
