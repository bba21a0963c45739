"""Mean consistency index of random comparison matrices, by table and number of elements (from three)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def _from_three(values: str) -> dict[int, Decimal]:
    return {size: Decimal(value) for size, value in enumerate(values.split(), start=3)}


RANDOM_INDEX: Mapping[str, Mapping[int, Decimal]] = {
    # Saaty, The Analytic Hierarchy Process, 1980: the table of most textbooks
    "saaty_1980": _from_three("0.58 0.9 1.12 1.24 1.32 1.41 1.45 1.49"),
    # Saaty, Theory and Applications of the Analytic Network Process, 2005, p. 31
    "saaty_2005": _from_three("0.52 0.89 1.11 1.25 1.35 1.4 1.45 1.49 1.52 1.54 1.56 1.58 1.59"),
    # Donegan and Dodd, Mathematical and Computer Modelling 15, 1991
    "donegan_dodd_1991": _from_three("0.4914 0.8286 1.0591 1.1797 1.2519 1.3171 1.3733 1.4055"),
    # the R package ahpsurvey: 500,000 simulated matrices
    "ahpsurvey_500k": _from_three(
        "0.5251686 0.8836651 1.1081014 1.2492774 1.3415514 1.4048466 1.4507197 1.4857266"
    ),
    # Rao Tummala and Ling, 1998
    "tummala_ling_1998": _from_three("0.5799 0.8921 1.1159 1.2358 1.3322 1.3952 1.4537 1.4882"),
    # Alonso and Lamata, 2006
    "alonso_lamata_2006": _from_three("0.5247 0.8816 1.1086 1.2479 1.3417 1.4057 1.4499 1.4854"),
}
