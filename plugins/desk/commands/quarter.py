"""The steps of a quarter, in their order: what staff run."""

from __future__ import annotations

import os
import sys
import webbrowser

from .command import Command
from .places import DATA, HOME, PUBLIC_SITE, given
from .telling import agreed, desk, desk_told


def new_quarter(quarter: str, yes: bool = False) -> None:
    """Make the folder and the workbook of a new quarter, for staff to fill in.

    It is an Excel file in the desk folder; its first sheet says what to do. Nothing that is there already is
    replaced before you said yes.

        python3 start.py new-quarter 2026-27-Q2
    """
    from plugins.desk.new_quarter import new_quarter as run

    print("Reading what was released, and making the workbook ...", flush=True)
    with desk_told():
        print(run(DATA, desk(), quarter, lambda question: yes or agreed(question)))


def intake(workbook: str, quarter: str = "", yes: bool = False) -> None:
    """Read a filled workbook, check it, and keep its tables as the draft if nothing is wrong.

    The workbook is only read, never changed. If there is a mistake you get the list, and the draft stays as
    it was. You may run it as often as you like; the draft before is always kept.

        python3 start.py intake "Kisumu-desk/2026-27-Q2/2026-27-Q2.xlsx"
    """
    from plugins.desk.intake.command import intake as run
    from plugins.desk.progress import Progress

    print("Reading and checking; nothing is written yet ...", flush=True)
    with desk_told():
        print(run(given(workbook), DATA, desk(), Progress(), quarter, lambda q: yes or agreed(q)))


def check(workbook: str = "", quarter: str = "", open: bool = False) -> None:
    """Say what is wrong in the data, and in the workbook or draft that the desk holds; change nothing.

    Each mistake is named with its sheet and cell, what is wrong and what to write. With --open you also get
    it as a page; beside it lies a copy of the workbook with those cells coloured.

        python3 start.py check --open
    """
    from plugins.desk.check import check as run
    from plugins.desk.progress import Progress

    print("Checking the data ...", flush=True)
    with desk_told():
        done = run(DATA, desk(), str(given(workbook)) if workbook else "", quarter, Progress())
        print(done.text, file=sys.stderr if done.exit_code else sys.stdout)
        if open and done.page:
            webbrowser.open(done.page.as_uri())
        if done.exit_code:
            raise SystemExit(done.exit_code)


def compare(
    quarter: str = "",
    on: str = "",
    reason: str = "",
    text: str = "",
    why: str = "",
    kind: str = "",
    sababu: str = "",
    open: bool = False,
) -> None:
    """Set the draft beside last quarter and last year; say what stands out and keep the reasons.

    Write the reasons in the file that it names, or give one here; readers will see them. Words of a table in
    data/reference that are not as released are listed with both texts; say why with --text.

        python3 start.py compare --open
        python3 start.py compare --on leg_bills_passed/assembly --reason "Four bills waited since June."
        python3 start.py compare --text metrics/leg_bills_passed/1/title_en --why "As the law says."
    """
    from plugins.desk.clock import clock_at
    from plugins.desk.compare.command import compare as run
    from plugins.desk.compare.texts import answer_texts
    from plugins.desk.progress import Progress

    with desk_told():
        if text or why or kind:
            print(answer_texts(DATA, text, why, sababu, kind, clock_at(os.environ).today))
            return
        print("Comparing with what was released ...", flush=True)
        done = run(DATA, desk(), Progress(), quarter=quarter, on=on, reason=reason, sababu=sababu)
        print(done.text)
        if open:
            webbrowser.open(done.page.as_uri())


def preview(quarter: str = "", example: bool = False, open: bool = False) -> None:
    """Build the site with the draft in it, every page marked as a draft, into the desk folder.

    Only you and those who sign should see it. The public site is not touched. With --example the site of the
    examples, for training, also once the Assembly's own figures are out.

        python3 start.py preview --open
    """
    from plugins.desk.build import BuildFailed
    from plugins.desk.previewing.command import preview as run
    from plugins.desk.previewing.command import preview_examples
    from plugins.desk.progress import Progress

    print("Building the preview; this takes about half a minute ...", flush=True)
    with desk_told():
        try:
            tell = Progress()
            done = preview_examples(DATA, desk(), tell) if example else run(DATA, desk(), tell, quarter)
        except BuildFailed as stopped:
            print("No preview was made; an earlier one is as it was.", file=sys.stderr)
            raise SystemExit(stopped.exit_code) from None
        print(done.text)
        if open:
            webbrowser.open(done.page.as_uri())


def sign_off(
    step: str | None = None,
    office: str = "",
    evidence: str = "",
    on: str = "",
    note: str = "",
    quarter: str = "",
    withdraw: bool = False,
    why: str = "",
) -> None:
    """Record that an office passed the draft on; without a step, say where the sign-offs stand.

    It is a record by office, not proof of identity. Any later change of the draft voids it. The steps, in
    order: submitted, validated, disclosure_checked, leadership_reviewed, tabled, cleared. A step can be taken
    back for a reason; it and those after it are then signed again.

        python3 start.py sign-off
        python3 start.py sign-off submitted --office office_planning --evidence "Minute 4/2027"
        python3 start.py sign-off validated --withdraw --office office_planning --why "A figure is in doubt."
    """
    from plugins.desk.clock import clock_at
    from plugins.desk.correcting.withdraw import withdraw as take_back
    from plugins.desk.progress import Progress
    from plugins.desk.signing.command import sign_off as run
    from plugins.desk.signing.command import where_sign_offs_stand

    with desk_told():
        if step is None:
            print(where_sign_offs_stand(DATA, desk(), quarter))
            return
        clock = clock_at(os.environ)
        if withdraw:
            print(take_back(DATA, desk(), clock, step=step, office=office, why=why, quarter=quarter))
            return
        print(
            run(
                *(DATA, desk(), clock, Progress()),
                step=step,
                office=office,
                evidence=evidence,
                on=on,
                note=note,
                quarter=quarter,
            )
        )


def key(what: str = "", office: str = "", paper: str = "", on: str = "", required: bool = True) -> None:
    """Make the key with which an office signs release checksums, or record what became of it.

    Without a word it lists the keys. The words: new, replaced (a new one takes its place), lost. The secret
    key lies in the desk and is opened by a passphrase; the public one is published.

        python3 start.py key
        python3 start.py key new --office office_clerk --paper "Minute 4/2026"
    """
    from getpass import getpass

    from plugins.desk.clock import clock_at
    from plugins.desk.signing.keys import KeyWish, change_keys, say_keys

    with desk_told():
        if not what:
            print(say_keys(DATA))
            return
        wish = KeyWish(what=what, office=office, paper=paper, on=on, required=required)
        print(change_keys(DATA, desk(), clock_at(os.environ), getpass, wish))


def release(
    quarter: str = "",
    output: str = str(PUBLIC_SITE),
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
    with desk_told():
        try:
            clock, site = clock_at(os.environ), given(output).resolve()
            print(run(HOME, desk(), clock, Progress(), lambda asked: yes or agreed(asked), wish, site))
        except NotReady as reasons:
            print(reasons, file=sys.stderr)
            raise SystemExit(2) from None


def publish(
    folder: str = "",
    host: str = "",
    branch: str = "",
    remote: str = "origin",
    push: bool = False,
    site: str = str(PUBLIC_SITE),
    dry_run: bool = False,
    yes: bool = False,
) -> None:
    """Bring the released site to where the public reads it: say what would change, ask, then send."""
    from plugins.desk.progress import Progress
    from plugins.desk.publishing.command import destination
    from plugins.desk.publishing.command import publish as run

    with desk_told():
        to = destination(
            folder=str(given(folder)) if folder else "",
            host=host,
            branch=branch,
            repository=HOME,
            remote=remote,
            push=push,
        )
        done = run(given(site), to, Progress(), lambda question: yes or agreed(question), dry_run=dry_run)
        print(done)


def verify(where: str, against: str = "") -> None:
    """Compare a published site with its checksums and signatures; say what is missing, changed or extra."""
    from plugins.desk.progress import Progress
    from plugins.desk.signing.keys import read_keys
    from plugins.desk.verifying.verify import say_verified
    from plugins.desk.verifying.verify import verify as run

    with desk_told():
        at = where if "://" in where else str(given(where))
        found = run(at, Progress(), str(given(against)) if against else "", read_keys(DATA)[0])
        print(say_verified(found, against), file=sys.stdout if found.is_as_released else sys.stderr)
        if not found.is_as_released:
            raise SystemExit(1)


def correct(
    quarter: str,
    on: str = "",
    table: str = "",
    value: str = "",
    numerator: str = "",
    denominator: str = "",
    unrecorded: str = "",
    status: str = "",
    why: str = "",
    sababu: str = "",
    found_by: str = "",
    found_on: str = "",
    revision: bool = False,
    abandon: bool = False,
    office: str = "",
) -> None:
    """Open the next version of a published quarter, and say what is changed in it and why.

    One that was opened by mistake is closed again; what it held is kept in the desk:

        python3 start.py correct 2026-27-Q1 --abandon --office office_clerk --why "Nothing was wrong."
    """
    from plugins.desk.clock import clock_at
    from plugins.desk.correcting.abandon import abandon as close
    from plugins.desk.correcting.command import Said
    from plugins.desk.correcting.command import correct as run
    from plugins.desk.progress import Progress

    told = {"value": value, "numerator": numerator, "denominator": denominator}
    told |= {"unrecorded": unrecorded, "status": status}
    said = Said(
        on=on,
        table=table,
        to={name: text for name, text in told.items() if text},
        why=why,
        sababu=sababu,
        found_by=found_by,
        found_on=found_on,
        revision=revision,
    )
    with desk_told():
        clock = clock_at(os.environ)
        if abandon:
            print(close(DATA, desk(), clock, quarter, office, why))
        else:
            print(run(DATA, desk(), clock, Progress(), quarter, said))


def reorganise(
    what: str = "",
    unit: tuple[str, ...] = (),
    new: tuple[str, ...] = (),
    into: tuple[str, ...] = (),
    kind: str = "",
    on: str = "",
    paper: str = "",
    why: str = "",
    sababu: str = "",
    targets: str = "",
    dry_run: bool = False,
    yes: bool = False,
) -> None:
    """Write down that a department or committee begins, closes, divides, merges or has a new name.

    Without words it asks; with words it asks only for what is missing. It shows what it comes to before it
    writes, and never touches what was released.

        python3 start.py reorganise
        python3 start.py reorganise --what closed --unit dept_x --on 2027-10-01 --paper "Notice 1 of 2027"
    """
    from plugins.desk.reorganising.command import reorganise as run
    from plugins.desk.reorganising.order import Order

    order = Order(
        what=what,
        unit=unit,
        new=new,
        into=into,
        kind=kind,
        on=on,
        paper=paper,
        why=why,
        sababu=sababu,
        targets=targets,
    )
    ask = input if sys.stdin.isatty() else None
    with desk_told():
        print(run(DATA, desk(), order, ask, lambda asked: yes or agreed(asked), print, dry=dry_run))


QUARTER = (
    Command(
        new_quarter,
        {"quarter": "financial year and quarter, such as 2026-27-Q2", "yes": "replace without asking"},
    ),
    Command(
        intake,
        {
            "workbook": "the filled workbook (.xlsx or .ods), or a folder of CSV files",
            "quarter": "only for a folder that does not say it, such as 2026-27-Q2",
            "yes": "replace a signed draft without asking",
        },
    ),
    Command(
        check,
        {
            "workbook": "a workbook or a folder of CSVs to check too (default: what the desk holds)",
            "quarter": "the quarter of the desk to check, such as 2026-27-Q2 (default: its newest)",
            "open": "show the report in the browser",
        },
    ),
    Command(
        compare,
        {
            "quarter": "the quarter to compare, such as 2026-27-Q2 (default: the desk's newest)",
            "on": "the figure that a reason is about, as metric_id/unit_id",
            "reason": "why it stands out, in English; readers will see it",
            "text": "the words of data/reference that a reason is about, as table/row/column; * for any part",
            "why": "why they are said in another way, in English; readers will see it",
            "kind": "wording (the default) or spelling",
            "sababu": "the same in Kiswahili",
            "open": "show the comparison in the browser",
        },
    ),
    Command(
        preview,
        {
            "quarter": "the quarter to look at, such as 2026-27-Q2 (default: the desk's newest)",
            "example": "the examples alone, for training",
            "open": "show it in the browser",
        },
    ),
    Command(
        sign_off,
        {
            "step": "submitted, validated, disclosure_checked, leadership_reviewed, tabled or cleared",
            "office": "the office that passes it on, such as office_clerk or 'Office of the Clerk'",
            "evidence": "the document that shows it, such as 'Minute 4/2027'; never a person",
            "on": "the day of the decision, such as 2027-01-14 (default: today)",
            "note": "a short remark that readers will see",
            "quarter": "the quarter, such as 2026-27-Q2 (default: the desk's newest)",
            "withdraw": "take the step back, with --office and --why",
            "why": "why it is taken back",
        },
        words=("step",),
    ),
    Command(
        release,
        {
            "quarter": "the quarter to release, such as 2026-27-Q2 (default: the desk's newest)",
            "output": "folder of the public edition (default: output-public)",
            "office": "the office that publishes (default: office_ict)",
            "waive_kiswahili": "the office that lets unreviewed Kiswahili go out; the pages keep their mark",
            "because": "why it does; readers will see it",
            "dry_run": "only say whether it could be released; change nothing",
            "browser": "let a browser with axe look at the report too, where one is installed",
            "yes": "release without asking",
        },
    ),
    Command(
        publish,
        {
            "folder": "the folder that a web server serves",
            "host": "a folder on another computer, as user@host:/folder (needs rsync)",
            "branch": "a branch from which a host serves pages, such as pages",
            "remote": "with --branch: which copy of the repository (default: origin)",
            "push": "with --branch: send the branch there too",
            "site": "the public edition (default: output-public, as release leaves it)",
            "dry_run": "only say what would change",
            "yes": "publish without asking",
        },
    ),
    Command(
        verify,
        {
            "where": "the address of the site, such as https://example.org, or a folder",
            "against": "a released folder or its SHA256SUMS to compare with (default: the site's own list)",
        },
    ),
    Command(
        correct,
        {
            "quarter": "the published quarter, such as 2026-27-Q1",
            "on": "the figure that was wrong, as metric_id/unit_id; left out, only the version is opened",
            "table": "instead: a table that the workbook changed, such as bills; its changed rows "
            "are counted",
            "value": "what its value should have been (- empties it)",
            "numerator": "the same for its numerator",
            "denominator": "the same for its denominator",
            "unrecorded": "the same for the cases that nobody recorded",
            "status": "the same for its status",
            "why": "why it was wrong, in English; readers will see it",
            "sababu": "the same in Kiswahili",
            "found_by": "who found it: assembly, public or auditor; never a name",
            "found_on": "when, such as 2027-02-20 (default: today)",
            "revision": "it is better data that was announced, not a mistake",
            "abandon": "close the correction that is open: it was opened by mistake",
            "office": "with --abandon: the office that closes it, such as office_clerk",
        },
    ),
    Command(
        reorganise,
        {
            "what": "created, renamed, moved, closed, split, merged or transferred",
            "unit": "the id of the unit to which it happened; of a merger one for each",
            "new": "a new unit as 'id; Name; Jina', once for each; of a renamed one 'Name; Jina'",
            "into": "a unit that is there and takes over, goes on, or is the new parent",
            "kind": "of a created one: department or committee",
            "on": "the first day of the new order, such as 2027-10-01",
            "paper": "the paper that says so, such as 'Gazette Notice 1 of 2027'; never a person",
            "why": "the reason, in English; readers will see it",
            "sababu": "the same in Kiswahili",
            "targets": "same: targets for shares and days go on with the new units; none: they have none yet",
            "dry_run": "only show what would be written",
            "yes": "write without asking",
        },
    ),
    Command(
        key,
        {
            "what": "new, replaced or lost; left out, the keys are listed",
            "office": "the office whose key it is, such as office_clerk",
            "paper": "the document that decides it, such as 'Minute 4/2026'; never a person",
            "on": "since which day, such as 2026-10-01 (default: today)",
            "required": "let no release go out without this office's signature",
        },
        words=("what",),
    ),
)
