"""The solver says nothing where results are printed."""

from __future__ import annotations

import os

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint

from disclosure_control._solver import milp


def solved() -> float:
    """A programme of 18 unknowns, some whole, on which HiGHS 1.12 prints a line of its own."""
    draw = np.random.default_rng(8)
    unknowns, rows = int(draw.integers(3, 25)), int(draw.integers(2, 12))
    matrix = draw.integers(-5, 9, (rows, unknowns)) * (draw.random((rows, unknowns)) < 0.6)
    sums = matrix @ draw.integers(0, 12, unknowns)
    found = milp(
        draw.integers(-5, 6, unknowns).astype(float),
        integrality=(draw.random(unknowns) < 0.7).astype(int),
        bounds=Bounds(0, float(draw.choice([10, 40, 1e5, 1e7]))),
        constraints=LinearConstraint(matrix, sums - draw.choice([0, 0.5, 1e-6]), sums),
        options={"node_limit": 300},
    )
    return float(found.fun)


def test_nothing_is_printed_while_it_solves_and_what_follows_is(capfd: pytest.CaptureFixture[str]) -> None:
    os.write(1, b"before\n")
    solved()
    os.write(1, b"after\n")
    assert capfd.readouterr() == ("before\nafter\n", "")


def test_a_process_without_standard_output_solves_as_well() -> None:
    shown = solved()
    kept = os.dup(1)
    try:
        os.close(1)
        assert solved() == shown
    finally:
        os.dup2(kept, 1)
        os.close(kept)
