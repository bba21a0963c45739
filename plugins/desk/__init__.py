"""What staff run. ``commands`` declares each command, which calls one function here.

Only the desk reads the clock.
"""
