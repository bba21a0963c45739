"""Compute the published numbers of the County Assembly of Kisumu again, from the published files alone.

Kokotoa upya namba zilizochapishwa za Bunge la Kaunti ya Kisumu, kwa kutumia faili zilizochapishwa pekee.

    python3 recompute.py              in a release's folder: that release
    python3 recompute.py              in the folder data: every release, and the newest tables
    python3 recompute.py FOLDER ...   the releases in these folders

Needs Python 3.9 or later and nothing else; in an unpacked ZIP it works by itself. First it reads the list
reported.sha256 and prints its checksum: compare that with the one in the Assembly's record, for everything
else could have been changed together. Then it reads the CSVs beside it, computes the numbers again and
compares. What differs is printed with file, line, column, the published and the recomputed number. The
header of a CSV is line 1. Computed columns that it does not compute again are listed by name, with the
reason; one of which it knows neither, it calls NOT COVERED.

    exit code 0   everything was confirmed
    exit code 1   something differs
    exit code 2   something could not be checked: a file is not there, or a column is NOT COVERED

What is computed again

  results.csv         figure, achievement and verdict of each metric, from observations.csv,
                      metrics_used.csv and targets_used.csv; those said to be counted, from the registers
                      by the rules in rules.json
  counted.csv         which rows of which register each of those was counted from
  labour.csv          availability, performance, quality and their product, from labour_inputs.csv
  budget.csv          share of the budget spent
  service_requests.csv, petitions.csv   what fell due, the share in time, days to a reply or waited
  bills.csv, bill_actions.csv, bill_participation.csv   where a bill stands and since when, its days
  committee_plan.csv, sittings.csv, committee_reports.csv, executive_queries.csv, recommendations.csv,
  audit_findings.csv  what was in time, late or is still to come; days, ages and counts
  submissions.csv, engagement.csv, competency_summary.csv   days late, what came late, shares
  bill_clocks.csv, milestone_progress.csv, productivity_audit_points.csv   days and whether in time
  surveys.csv, survey_results.csv       response rates, shares, Wilson's interval of 95 %
  index.csv           each index, its band, its coverage, its bounds
  index_nodes.csv     achievement, score, weight, effective weight, contribution and coverage of each part
  index_changes.csv   every cause of a change; needs the release compared with, which lies in the folder
                      ../../<its quarter>/<its version>, such as v1 or illustrative-v1, and not in a ZIP
  labour_changes.csv  the part of each factor in a change of labour effectiveness (the same)
  statements.csv      what may be said of each figure against the quarter before, a year earlier and its
                      target: both values, the rule that decides, verdict and grade. Where the release
                      compared with is not here, as in a ZIP, its value is taken as the row has it, and what
                      hangs on more than that value is named and not decided. The sentences of
                      figures/statements.csv are words; nothing computes them
  ledger.csv          each number about an index: that it stands where the ledger says, and that none is
                      left out; the SHA-256 of each file
  reported.sha256     of every table that was reported: the list whose checksum is in the Assembly's record
  SHA256SUMS          of every file of the release

It checks no signature. If a file reported.sha256.OFFICE.minisig lies beside the list, that office signed it,
and the small program minisign checks that with the office's public key, from the report or another place:

    minisign -Vm reported.sha256 -x reported.sha256.OFFICE.minisig -P KEY

If there is none, the list is not signed.

index_simulated.csv holds results of a seeded simulation, marked as such. They are not computed again
here; the command ``invoke compose`` of the portal's source repeats them from seed and scheme.

How

  Arithmetic is exact (fractions); numbers are rounded once, at the end, halves away from zero. Where
  powers or logarithms are needed, decimal arithmetic of sixty-five digits takes their place.

  figure        numerator / denominator (times 100 for a percentage) where both are given and the metric
                is defined as a share or a rate, else the value as reported
  achievement   figure / target, or by the rule of the metric: target / figure (inverse),
                2 - figure / target (mirror), (figure - baseline) / (target - baseline) (baseline)
  score         min(achievement, cap) / achievement for full marks, on the scheme's scale; other methods are
                goalposts, observed_range, target_range, points and none (see ``score`` below)
  part          weighted generalised mean, of the declared order, of the scores of its parts that have
                one: (sum w s^p / sum w)^(1/p); p = 1 arithmetic, 0 geometric, -1 harmonic. If less than
                the declared share was reported the part has no score
  contribution  effective weight x score; where a mean is not arithmetic, the derivative of the mean by
                the score x the score
  adding up     weights, effective weights, contributions and causes of change are rounded by largest
                remainders, so that they add up to the published whole
  change        each cause has its Shapley share: the mean, over every order in which the causes could
                come in, of what changes when it does
  factors       the change of a product is shared among its factors by logarithmic means (LMDI):
                L x ln(x1 / x0) with L = (y1 - y0) / ln(y1 / y0)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from .cells import Absent, Unreadable, shown
from .check_changes import check_changes, check_labour_changes
from .check_counts import check_counts
from .check_covered import check_covered
from .check_index import check_index
from .check_ledger import check_ledger
from .check_registers import check_registers
from .check_results import check_results
from .check_standing import check_standing
from .check_statements import check_statements
from .check_sums import check_reported, check_series, check_sums
from .check_surveys import check_surveys
from .check_tables import check_budget, check_labour, check_petitions, check_services
from .tables import LISTS, Check, Release


def check_release(release: Release, check: Check, others: dict[str, Release]) -> None:
    """Everything in one release's folder."""
    digests: dict[str, str] = {}
    steps: list[Callable[[], None]] = [
        lambda: check_reported(release.folder, check, digests),
        lambda: check_index(release, check),
        lambda: check_results(release, check),
        lambda: check_counts(release, check),
        lambda: check_labour(release, check),
        lambda: check_budget(release, check),
        lambda: check_services(release, check),
        lambda: check_petitions(release, check),
        lambda: check_registers(release, check),
        lambda: check_standing(release, check),
        lambda: check_surveys(release, check),
        lambda: check_changes(release, check, others),
        lambda: check_labour_changes(release, check, others),
        lambda: check_statements(release, check, others),
        lambda: check_ledger(release, check, digests),
        lambda: check_sums(release.folder, check, digests),
        lambda: check_covered(release, check),
    ]
    for step in steps:
        try:
            step()
        except Unreadable as wrong:
            text = wrong.row.get(wrong.column, "")
            check.differs(wrong.row, wrong.column, repr(text), "this is no number that can be used")
        except (Absent, ArithmeticError, KeyError, ValueError, IndexError) as reason:
            check.differences.append(f"{shown(release.folder)}: cannot be recomputed: {reason!r}")


def is_release(folder: Path) -> bool:
    """Whether a folder holds a release."""
    return (folder / "results.csv").is_file()


def releases_in(folder: Path) -> list[Path]:
    """The folder itself if it holds a release, else every release below it."""
    if is_release(folder):
        return [folder]
    return sorted(path for path in folder.glob("*/*v[0-9]*") if path.is_dir() and is_release(path))


def said(check: Check) -> Iterator[str]:
    """The checksum for the record, what was confirmed, file by file, and what was not computed again."""
    if check.record:
        groups = " ".join(check.record[at : at + 8] for at in range(0, 64, 8))
        yield f"  checksum of reported.sha256, to compare with the Assembly's record:\n    {groups}"
    for name, count in sorted(check.agreed.items()):
        what = "files have their checksum" if name in LISTS else "cells confirmed"
        yield f"  {name}: {count:,} {what}"
    if check.simulated:
        yield f"  {check.simulated:,} simulated numbers: their seed is in the ledger; not computed again"
    if check.undecided:
        yield "  statements that hang on releases that are not here, and were not decided again:"
        yield from (f"    {each}" for each in check.undecided)
    if check.not_covered:
        yield "  computed columns that were not computed again here:"
        yield from (f"    {each}" for each in check.not_covered)


def main(arguments: Sequence[str]) -> int:
    """Check what was asked for, say so, and return the exit code."""
    if any(each in ("-h", "--help") for each in arguments):
        print(__doc__)
        return 0
    asked = [Path(each) for each in arguments] or [Path(__file__).resolve().parent]
    others: dict[str, Release] = {}
    whole_check = Check()
    count = 0
    for place in asked:
        found = []
        for folder in releases_in(place):
            release, check = Release(folder), Check()
            check_release(release, check, others)
            found.append(release)
            print(f"{release.title} ({shown(folder)})")
            _add(check, whole_check)
        count += len(found)
        if found and (place / "datapackage.json").is_file() and not is_release(place):
            check = Check()
            check_series(place, found, check)
            check_sums(place, check, {})
            print(f"The newest tables ({shown(place)})")
            _add(check, whole_check)
        if not found:
            whole_check.unchecked.append(f"{place} holds no release")
    confirmed = sum(number for name, number in whole_check.agreed.items() if name not in LISTS)
    print(f"\nConfirmed {confirmed:,} cells and {whole_check.agreed.get('SHA256SUMS', 0):,} files "
          f"of {count} releases.")  # fmt: skip
    if whole_check.differences:
        print(f"{len(whole_check.differences)} differences.", file=sys.stderr)
        return 1
    if whole_check.unchecked:
        print(f"{len(whole_check.unchecked)} things could not be checked.", file=sys.stderr)
        return 2
    print("Nothing differs.")
    return 0


def _add(check: Check, together: Check) -> None:
    for line in said(check):
        print(line)
    for line in check.differences:
        print(f"  DIFFERENT {line}", file=sys.stderr)
    for line in check.unchecked:
        print(f"  NOT CHECKED {line}", file=sys.stderr)
    sys.stderr.flush()
    for name, number_of in check.agreed.items():
        together.agreed[name] = together.agreed.get(name, 0) + number_of
    together.differences += check.differences
    together.unchecked += check.unchecked


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
