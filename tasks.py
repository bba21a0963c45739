"""The commands. Each calls one function of ``plugins/desk``; ``invoke --list`` shows them."""

import os
import subprocess
import sys
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from invoke import Collection, Context, Exit, task

from plugins.desk.build import BuildFailed, said_of, write_site
from plugins.desk.folder import Desk, desk_at

HOME = Path(__file__).resolve().parent
DATA = HOME / "data"
SITE = HOME / "output"


@contextmanager
def _problems_told() -> Iterator[None]:
    """Data that cannot be used: the one list, then exit code 2."""
    from plugins.assembly.problems import DataProblems, reported

    try:
        yield
    except DataProblems as wrong:
        print(reported(wrong.problems), file=sys.stderr)
        raise Exit(code=2) from None


@contextmanager
def _desk_told() -> Iterator[None]:
    """What stops a command of the desk: plain sentences, then exit code 2 (staff mend their tables) or 1."""
    from plugins.desk.intake.command import NotClean
    from plugins.desk.trouble import DeskTrouble, said

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    try:
        yield
    except NotClean as report:
        print(report, file=sys.stderr)
        raise Exit(code=2) from None
    except DeskTrouble as stopped:
        raise Exit(str(stopped), code=1) from None
    except OSError as error:
        raise Exit(said(error, "working in the desk folder"), code=1) from None


def _desk() -> Desk:
    """The desk folder that ``DESK_DIR`` names, else the one in the user's own folder."""
    return desk_at(os.environ, HOME)


def _agreed(question: str) -> bool:
    """What the person at the keyboard answers; nobody there means no."""
    if not sys.stdin.isatty():
        print(f"{question} Nobody can be asked; add --yes to agree.", file=sys.stderr)
        return False
    return input(f"{question} Type yes or no: ").strip().casefold() in ("y", "yes", "ndiyo")


@task(help={"output": "folder to build into (default: output)", "public": "use publishconf.py"})
def build(_: Context, output: str = str(SITE), public: bool = False) -> None:
    """Build the portal into output/; the previous site stays if anything is wrong."""
    print("Building the portal ...", flush=True)
    settings = HOME / ("publishconf.py" if public else "pelicanconf.py")
    try:
        seconds = write_site(
            Path(output).resolve(), settings=settings, fatal="warnings" if public else "errors"
        )
    except BuildFailed as stopped:
        print("The previous site was left as it was.", file=sys.stderr)
        raise Exit(code=stopped.exit_code) from None
    print(said_of(Path(output), seconds))


@task(help={"port": "port on this machine (default: 8000)"})
def serve(_: Context, port: int = 8000) -> None:
    """Show the site on this machine and rebuild it when data, content, theme or plugins change."""
    from plugins.desk.serve import serve as run

    run(SITE, port)


@task(
    help={
        "workbook": "a workbook or a folder of CSVs to check too (default: what the desk holds)",
        "quarter": "the quarter of the desk to check, such as 2026-27-Q2 (default: its newest)",
        "open": "show the report in the browser",
    }
)
def check(_: Context, workbook: str = "", quarter: str = "", open: bool = False) -> None:
    """Say what is wrong in the data, and in the workbook or draft that the desk holds; change nothing.

    Each mistake is named with its sheet and cell, what is wrong and what to write. With --open you also get
    it as a page; beside it lies a copy of the workbook with those cells coloured.

        python3 start.py check --open
    """
    from plugins.desk.check import check as run
    from plugins.desk.progress import Progress

    print("Checking the data ...", flush=True)
    with _desk_told():
        done = run(DATA, _desk(), workbook, quarter, Progress())
        print(done.text, file=sys.stderr if done.exit_code else sys.stdout)
        if open and done.page:
            webbrowser.open(done.page.as_uri())
        if done.exit_code:
            raise Exit(code=done.exit_code)


@task(
    name="new-quarter",
    help={"quarter": "financial year and quarter, such as 2026-27-Q2", "yes": "replace without asking"},
)
def new_quarter(_: Context, quarter: str, yes: bool = False) -> None:
    """Make the folder and the workbook of a new quarter, for staff to fill in.

    It is an Excel file in the desk folder; its first sheet says what to do. Nothing that is there already is
    replaced before you said yes.

        python3 start.py new-quarter 2026-27-Q2
    """
    from plugins.desk.new_quarter import new_quarter as run

    print("Reading what was released, and making the workbook ...", flush=True)
    with _desk_told():
        print(run(DATA, _desk(), quarter, lambda question: yes or _agreed(question)))


@task(
    help={
        "workbook": "the filled workbook (.xlsx or .ods), or a folder of CSV files",
        "quarter": "only for a folder that does not say it, such as 2026-27-Q2",
        "yes": "replace a signed draft without asking",
    }
)
def intake(_: Context, workbook: str, quarter: str = "", yes: bool = False) -> None:
    """Read a filled workbook, check it, and keep its tables as the draft if nothing is wrong.

    The workbook is only read, never changed. If there is a mistake you get the list, and the draft stays as
    it was. You may run it as often as you like; the draft before is always kept.

        python3 start.py intake "Kisumu-desk/2026-27-Q2/2026-27-Q2.xlsx"
    """
    from plugins.desk.intake.command import intake as run
    from plugins.desk.progress import Progress

    print("Reading and checking; nothing is written yet ...", flush=True)
    with _desk_told():
        print(run(Path(workbook), DATA, _desk(), Progress(), quarter, lambda q: yes or _agreed(q)))


@task(
    help={
        "quarter": "the quarter to compare, such as 2026-27-Q2 (default: the desk's newest)",
        "on": "the figure that a reason is about, as metric_id/unit_id",
        "reason": "why it stands out, in English; readers will see it",
        "sababu": "the same in Kiswahili",
        "open": "show the comparison in the browser",
    }
)
def compare(
    _: Context, quarter: str = "", on: str = "", reason: str = "", sababu: str = "", open: bool = False
) -> None:
    """Set the draft beside last quarter and last year; say what stands out and keep the reasons.

    Write the reasons in the file that it names, or give one here; readers will see them.

        python3 start.py compare --open
        python3 start.py compare --on leg_bills_passed/assembly --reason "Four bills waited since June."
    """
    from plugins.desk.compare.command import compare as run
    from plugins.desk.progress import Progress

    print("Comparing with what was released ...", flush=True)
    with _desk_told():
        done = run(DATA, _desk(), Progress(), quarter=quarter, on=on, reason=reason, sababu=sababu)
        print(done.text)
        if open:
            webbrowser.open(done.page.as_uri())


@task(
    help={
        "quarter": "the quarter to look at, such as 2026-27-Q2 (default: the desk's newest)",
        "open": "show it in the browser",
    }
)
def preview(_: Context, quarter: str = "", open: bool = False) -> None:
    """Build the site with the draft in it, every page marked as a draft, into the desk folder.

    Only you and those who sign should see it. The public site is not touched.

        python3 start.py preview --open
    """
    from plugins.desk.previewing.command import preview as run
    from plugins.desk.progress import Progress

    print("Building the preview; this takes about half a minute ...", flush=True)
    with _desk_told():
        try:
            done = run(DATA, _desk(), Progress(), quarter)
        except BuildFailed as stopped:
            print("No preview was made; an earlier one is as it was.", file=sys.stderr)
            raise Exit(code=stopped.exit_code) from None
        print(done.text)
        if open:
            webbrowser.open(done.page.as_uri())


def _word_follows(name: str) -> bool:
    """Whether a bare word, such as a step, follows the task's name; each of its options takes a value."""
    words = iter(sys.argv[sys.argv.index(name) + 1 :] if name in sys.argv else ())
    for word in words:
        if not word.startswith("-"):
            return True
        if "=" not in word and word not in ("--help", "-h"):
            next(words, None)
    return False


@task(
    name="sign-off",
    positional=["step"] if _word_follows("sign-off") else [],
    help={
        "step": "submitted, validated, disclosure_checked, leadership_reviewed, tabled or cleared",
        "office": "the office that passes it on, such as office_clerk or 'Office of the Clerk'",
        "evidence": "the document that shows it, such as 'Minute 4/2027'; never a person",
        "on": "the day of the decision, such as 2027-01-14 (default: today)",
        "note": "a short remark that readers will see",
        "quarter": "the quarter, such as 2026-27-Q2 (default: the desk's newest)",
    },
)
def sign_off(
    _: Context,
    step: str | None = None,
    office: str = "",
    evidence: str = "",
    on: str = "",
    note: str = "",
    quarter: str = "",
) -> None:
    """Record that an office passed the draft on; without a step, say where the sign-offs stand.

    It is a record by office, not proof of identity. Any later change of the draft voids it. The steps, in
    order: submitted, validated, disclosure_checked, leadership_reviewed, tabled, cleared.

        python3 start.py sign-off
        python3 start.py sign-off submitted --office office_planning --evidence "Minute 4/2027"
    """
    from plugins.desk.clock import clock_at
    from plugins.desk.progress import Progress
    from plugins.desk.signing.command import sign_off as run
    from plugins.desk.signing.command import where_sign_offs_stand

    with _desk_told():
        if step is None:
            print(where_sign_offs_stand(DATA, _desk(), quarter))
            return
        clock = clock_at(os.environ)
        words = {"office": office, "evidence": evidence, "on": on, "note": note, "quarter": quarter}
        print(run(DATA, _desk(), clock, Progress(), step=step, **words))


@task(
    help={
        "quarter": "the quarter to release, such as 2026-27-Q2 (default: the desk's newest)",
        "output": "folder of the public edition (default: output-public)",
        "office": "the office that publishes (default: office_ict)",
        "waive_kiswahili": "the office that lets unreviewed Kiswahili go out; the pages keep their mark",
        "because": "why it does; readers will see it",
        "dry_run": "only say whether it could be released; change nothing",
        "browser": "let a browser with axe look at the report too, where one is installed",
        "yes": "release without asking",
    }
)
def release(
    _: Context,
    quarter: str = "",
    output: str = str(HOME / "output-public"),
    office: str = "",
    waive_kiswahili: str = "",
    because: str = "",
    dry_run: bool = False,
    browser: bool = True,
    yes: bool = False,
) -> None:
    """Release a signed draft: freeze it, build and check the public edition, put both in place."""
    from plugins.desk.clock import clock_at
    from plugins.desk.progress import Progress
    from plugins.desk.releasing.command import NotReady, Wish
    from plugins.desk.releasing.command import release as run

    wish = Wish(
        quarter=quarter,
        office=office,
        waive_kiswahili=waive_kiswahili,
        because=because,
        dry=dry_run,
        browser=browser,
    )
    print("Preparing the release ...", flush=True)
    with _desk_told():
        try:
            clock, site = clock_at(os.environ), Path(output).resolve()
            print(run(HOME, _desk(), clock, Progress(), lambda asked: yes or _agreed(asked), wish, site))
        except NotReady as reasons:
            print(reasons, file=sys.stderr)
            raise Exit(code=2) from None


@task(
    help={
        "quarter": "the published quarter, such as 2026-27-Q1",
        "on": "the figure that was wrong, as metric_id/unit_id; left out, only the version is opened",
        "table": "instead: a table that the workbook changed, such as bills; its changed rows are counted",
        "value": "what its value should have been (- empties it)",
        "numerator": "the same for its numerator",
        "denominator": "the same for its denominator",
        "status": "the same for its status",
        "why": "why it was wrong, in English; readers will see it",
        "sababu": "the same in Kiswahili",
        "severity": "substantial if readers would have concluded something else, else minor",
        "found_by": "who found it: assembly, public or auditor; never a name",
        "found_on": "when, such as 2027-02-20 (default: today)",
        "revision": "it is better data that was announced, not a mistake",
    }
)
def correct(
    _: Context,
    quarter: str,
    on: str = "",
    table: str = "",
    value: str = "",
    numerator: str = "",
    denominator: str = "",
    status: str = "",
    why: str = "",
    sababu: str = "",
    severity: str = "",
    found_by: str = "",
    found_on: str = "",
    revision: bool = False,
) -> None:
    """Open the next version of a published quarter, and say what is changed in it and why."""
    from plugins.desk.clock import clock_at
    from plugins.desk.correcting.command import Said
    from plugins.desk.correcting.command import correct as run
    from plugins.desk.progress import Progress

    told = {"value": value, "numerator": numerator, "denominator": denominator, "status": status}
    said = Said(
        on=on,
        table=table,
        to={name: text for name, text in told.items() if text},
        why=why,
        sababu=sababu,
        severity=severity,
        found_by=found_by,
        found_on=found_on,
        revision=revision,
    )
    with _desk_told():
        print(run(DATA, _desk(), clock_at(os.environ), Progress(), quarter, said))


@task(
    help={
        "where": "the address of the site, such as https://example.org, or a folder",
        "against": "a released folder or its SHA256SUMS to compare with (default: the site's own list)",
    }
)
def verify(_: Context, where: str, against: str = "") -> None:
    """Compare a published site with its checksums; say what is missing, changed or extra."""
    from plugins.desk.progress import Progress
    from plugins.desk.verifying.verify import say_verified
    from plugins.desk.verifying.verify import verify as run

    with _desk_told():
        found = run(where, Progress(), against)
        print(say_verified(found, against), file=sys.stdout if found.is_as_released else sys.stderr)
        if not found.is_as_released:
            raise Exit(code=1)


@task(
    help={
        "folder": "the folder that a web server serves",
        "host": "a folder on another computer, as user@host:/folder (needs rsync)",
        "branch": "a branch from which a host serves pages, such as pages",
        "remote": "with --branch: which copy of the repository (default: origin)",
        "push": "with --branch: send the branch there too",
        "site": "the public edition (default: output-public, as release leaves it)",
        "dry_run": "only say what would change",
        "yes": "publish without asking",
    }
)
def publish(
    _: Context,
    folder: str = "",
    host: str = "",
    branch: str = "",
    remote: str = "origin",
    push: bool = False,
    site: str = str(HOME / "output-public"),
    dry_run: bool = False,
    yes: bool = False,
) -> None:
    """Bring the released site to where the public reads it: say what would change, ask, then send."""
    from plugins.desk.progress import Progress
    from plugins.desk.publishing.command import destination
    from plugins.desk.publishing.command import publish as run

    with _desk_told():
        to = destination(folder=folder, host=host, branch=branch, repository=HOME, remote=remote, push=push)
        done = run(Path(site), to, Progress(), lambda question: yes or _agreed(question), dry_run=dry_run)
        print(done)


@task(help={"out": "folder to write into; made if it is not there"})
def hosting(_: Context, out: str) -> None:
    """Write what a web server must be told: portal.conf (nginx), .htaccess (Apache), _headers (others)."""
    from plugins.desk.writing import write_whole
    from plugins.presentation.hosting import host_files, pack_nginx

    with _desk_told():
        for name, content in {"portal.conf": pack_nginx(), **host_files()}.items():
            write_whole(Path(out) / name, content)
            print(f"Wrote {Path(out) / name}")


@task(help={"arguments": "further arguments for pytest, for example 'tests/assembly -k targets'"})
def test(_: Context, arguments: str = "") -> None:
    """Run every test; a browser is found or installed first."""
    from plugins.desk.browser import NoBrowser, browser_installed

    try:
        browser = browser_installed()
    except NoBrowser as sentence:
        raise Exit(str(sentence), code=1) from None
    environment = {**os.environ, "PORTAL_BROWSER": browser, "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *arguments.split()]
    raise Exit(code=subprocess.run(command, cwd=HOME, env=environment, check=False).returncode)


@task
def lint(_: Context) -> None:
    """Check the code's form: ruff and mypy."""
    for command in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]):
        done = subprocess.run([sys.executable, "-m", *command], cwd=HOME, check=False)
        if done.returncode:
            raise Exit(code=done.returncode)


@task
def dictionary(_: Context) -> None:
    """Lay out data/schemas/ and write the data dictionary, data/README.md, from it."""
    from plugins.assembly.schemas import read_schemas
    from plugins.desk.dictionary import dictionary_text
    from plugins.desk.schema_layout import write_layout

    write_layout(DATA / "schemas")
    (DATA / "README.md").write_text(dictionary_text(read_schemas(DATA / "schemas")), encoding="utf-8")
    print("Wrote data/README.md.")


@task(
    help={
        "scheme": "folder with scheme.toml, nodes.csv, normalisation.csv, bands.csv",
        "observations": "CSV of observations (the form is in data/README.md)",
        "out": "folder for the results; made if it is not there",
    }
)
def compose(_: Context, scheme: str, observations: str, out: str) -> None:
    """Compute any composite index from a scheme folder and a file of observations."""
    from plugins.desk.compose import compose as run

    with _problems_told():
        print(run(Path(scheme), Path(observations), Path(out)))


@task(
    help={
        "comparisons": "CSV of pairwise comparisons (the form is in data/README.md)",
        "random_index": "random-index table of the consistency ratio (default: saaty_1980)",
        "out": "folder for weights.csv and consistency.csv with all digits; made if it is not there",
    }
)
def weigh(_: Context, comparisons: str, random_index: str = "saaty_1980", out: str = "") -> None:
    """Turn pairwise comparisons (AHP) into weights, with their consistency."""
    from plugins.desk.weigh import weigh as run
    from plugins.desk.weigh import write_weighed

    with _problems_told():
        weighed = run(Path(comparisons), random_index)
        print(weighed)
        if out:
            print("", *write_weighed(weighed, Path(out)), sep="\n")


@task(
    positional=["file"],
    help={
        "file": "the text as .docx, .txt or .md; it is only read, never changed",
        "as": "which text it is: policy, framework or record",
        "yes": "replace pages of an earlier import without asking",
    },
)
def import_document(_: Context, file: str, as_: str = "", yes: bool = False) -> None:
    """Turn an official text into pages under content/official/, and report what was dropped."""
    from plugins.desk.importing import Refused
    from plugins.desk.importing import import_document as run

    def may_replace(paths: Sequence[Path]) -> bool:
        print("These files are there with other content: " + ", ".join(map(str, paths)))
        if yes:
            return True
        if not sys.stdin.isatty():
            print("Add --yes to replace them.", file=sys.stderr)
            return False
        return input("Replace them? Type yes or no: ").strip().lower() in ("y", "yes")

    try:
        imported = run(Path(file), as_, HOME / "content" / "official", may_replace=may_replace)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        raise Exit(code=2) from None
    print(imported.report)
    for path in imported.written:
        print(f"Wrote {path.relative_to(HOME)}")
    for path in imported.unchanged:
        print(f"Already up to date: {path.relative_to(HOME)}")


@task(
    iterable=["also"],
    help={
        "table": "CSV with hidden cells (the form is in data/README.md)",
        "also": "a further table published with it; may be given several times",
        "relations": "CSV of relations between cells: weights, indices, rounding",
        "hierarchy": "CSV that says which item belongs to which total",
        "total": "the word for a total (default: Total)",
        "asked": "how wide hidden numbers must stay; 0 asks only for no exact recovery",
        "bounds": "lowest and highest number that can occur, such as 0,100",
        "kind": "count, score or amount; found out from the table if left out",
        "rounding": "auto, exact, written, or a unit such as 5",
        "hidden": "further markers of hidden cells, separated by commas",
        "dimensions": "columns that say what a number is about, separated by commas",
        "absent": "refuse, zero or unknown: what a combination that is not there means",
        "apart": "dimensions whose items are not added up, separated by commas",
        "contributors": "cells whose owners know them, separated by semicolons",
    },
)
def attack(
    _: Context,
    table: str,
    also: list[str],
    relations: str = "",
    hierarchy: str = "",
    total: str = "Total",
    asked: str = "",
    bounds: str = "",
    kind: str = "auto",
    rounding: str = "auto",
    hidden: str = "",
    dimensions: str = "",
    absent: str = "refuse",
    apart: str = "",
    contributors: str = "",
) -> None:
    """Try to work out the hidden cells of published tables; exit code 2 if one can be."""
    from plugins.desk.attack import attack_from_words, attack_text

    with _problems_told():
        found = attack_from_words(
            [table, *also],
            relations=relations,
            hierarchy=hierarchy,
            total=total,
            asked=asked,
            bounds=bounds,
            kind=kind,
            rounding=rounding,
            hidden=hidden,
            dimensions=dimensions,
            absent=absent,
            apart=apart,
            contributors=contributors,
        )
    print(attack_text(found))
    raise Exit(code=found.exit_code)


@task(
    iterable=["published"],
    help={
        "rows": "file of individual rows, outside this repository",
        "specification": "TOML that says which tables to count (the form is in data/README.md)",
        "out": "folder for the protected tables",
        "published": "a table that is out already; may be given several times",
    },
)
def aggregate(_: Context, rows: str, specification: str, out: str, published: list[str]) -> None:
    """Turn rows about persons into protected tables, and nothing else."""
    from plugins.desk.aggregate import aggregate as run
    from plugins.desk.aggregate import aggregate_text

    with _problems_told():
        done = run(
            Path(rows),
            Path(specification),
            Path(out),
            repository=HOME,
            published=[Path(p) for p in published],
        )
    print(aggregate_text(done))


namespace = Collection(
    build,
    serve,
    check,
    new_quarter,
    intake,
    compare,
    preview,
    sign_off,
    release,
    correct,
    verify,
    publish,
    hosting,
    test,
    lint,
    dictionary,
    compose,
    weigh,
    import_document,
    attack,
    aggregate,
)
namespace.configure({"run": {"pty": False}})


def _help_asked_after_a_task() -> None:
    """Invoke takes ``--help`` for the value of a task's first argument; ask again as it understands."""
    program, *words = sys.argv
    asked = "inv" in Path(program).as_posix() and bool({"--help", "-h"} & set(words[1:]))
    if asked and words[0] in namespace.task_names:
        again = [sys.executable, "-m", "invoke", "--help", words[0]]
        raise SystemExit(subprocess.run(again, cwd=HOME, check=False).returncode)


_help_asked_after_a_task()
