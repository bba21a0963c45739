"""A second process for the simulation, so that a large panel uses two processors.

The exact arithmetic runs in Python, where threads take turns; so the simulation of a period goes to a
process of its own. It makes the same draws from the same seed: where it runs changes no number.
"""

from __future__ import annotations

from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from .intervals import Spread, spreads
from .scheme import Scheme
from .uncertainty import Draws, Simulated, draw, run
from .worlds import Prepared

#: A period's draws as published, without the parts' own, and every unit's spread.
Outcome = tuple[Simulated, tuple[Spread, ...]]

_kept: dict[str, Draws] = {}


def draws_of(scheme: Scheme) -> dict[str, Draws]:
    """The draws of every edition, by the period from which it is in force."""
    return {each.in_force_from: draw(each) for each in scheme.editions or (scheme,)}


def another_process(scheme: Scheme) -> Executor:
    """An executor that knows the draws of the scheme, and of its editions; close it after use."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin, initargs=(scheme,))


def send(executor: Executor, edition: str, prepared: Prepared) -> Future[Outcome]:
    """The simulation of one period, under way; ``edition`` is the period from which its scheme holds."""
    return executor.submit(_outcome_there, edition, prepared)


def outcome(draws: Draws, prepared: Prepared) -> Outcome:
    """The same, here and now."""
    simulated = run(draws, prepared)
    return replace(simulated, parts={}, there={}), spreads(simulated, draws.scheme)


def _begin(scheme: Scheme) -> None:
    _kept.update(draws_of(scheme))


def _outcome_there(edition: str, prepared: Prepared) -> Outcome:
    return outcome(_kept[edition], prepared)
