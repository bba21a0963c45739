"""Work done on all cores comes back as if it had been done in turn."""

import os
from collections.abc import Callable, Sequence

import pytest

from plugins.core.pages import cores
from plugins.core.pages.cores import on_all_cores

WAYS = ("fork", "spawn", None)


@pytest.fixture(params=[way for way in WAYS if way != "fork" or hasattr(os, "fork")])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """Two cores, and each way in which another process may begin."""
    monkeypatch.setattr(cores, "cores", lambda: 2)
    monkeypatch.setattr(cores, "_method", lambda _portable: request.param)
    return request.param  # type: ignore[no-any-return]


def third(number: int) -> tuple[int, int]:
    return 12 // number, os.getpid()


def test_results_come_in_the_order_of_the_parts(way: str | None) -> None:
    parts = [1, 2, 3, 4, 6, 12]
    found = list(on_all_cores(third, parts))
    assert [result for result, _ in found] == [12, 6, 4, 3, 2, 1]
    assert (os.getpid() in {process for _, process in found}) == (way is None)


@pytest.mark.usefixtures("way")
def test_what_fails_first_in_order_is_told_after_all_results_before_it() -> None:
    results = on_all_cores(third, [1, 2, *[3] * 39, 0, 3])
    assert [next(results)[0] for _ in range(41)] == [12, 6, *[4] * 39]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_a_copied_process_sees_what_cannot_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "cores", lambda: 2)
    words: Sequence[Callable[[], str]] = [lambda: "maji", lambda: "taka"]
    assert list(on_all_cores(lambda word: word(), words)) == ["maji", "taka"]


def test_one_core_or_one_part_needs_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_method", lambda _portable: pytest.fail("another process"))
    monkeypatch.setattr(cores, "cores", lambda: 1)
    assert [result for result, _ in on_all_cores(third, [3, 4])] == [4, 3]
    monkeypatch.setattr(cores, "cores", lambda: 2)
    assert [result for result, _ in on_all_cores(third, [3])] == [4]
