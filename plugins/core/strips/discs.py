"""How many of how many: a disc each, in fives, the kept ones first."""

from __future__ import annotations

from markupsafe import Markup

_STEP, _HIGH = 20, 20


def discs(kept: int, missed: int) -> Markup:
    """``kept`` full discs, then ``missed`` hollow ones, each five of them a picture, so that lines wrap
    between.

    >>> str(discs(7, 1)).count("<svg"), str(discs(7, 1)).count('class="kept"'), str(discs(0, 0))
    (3, 7, '')
    """
    return Markup(" ").join([*_fives("kept", kept, last=missed > 0), *_fives("missed", missed, last=False)])


def _fives(look: str, count: int, *, last: bool) -> list[Markup]:
    sizes = [5] * (count // 5) + [count % 5] * (count % 5 > 0)
    return [_some(look, size, gap=last and place == len(sizes) - 1) for place, size in enumerate(sizes)]


def _some(look: str, size: int, *, gap: bool) -> Markup:
    radius = 7 if look == "kept" else 6
    drawn = "".join(
        f'<circle class="{look}" cx="{_STEP * place + _STEP // 2}" cy="{_HIGH // 2}" r="{radius}"/>'
        for place in range(size)
    )
    wide = ' class="gap"' if gap else ""
    return Markup(f'<svg{wide} width="{_STEP * size}" height="{_HIGH}" aria-hidden="true">{drawn}</svg>')
