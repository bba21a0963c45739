#!/bin/sh
# Step 10 correct: opens the next version of a published quarter, and says what was wrong in it.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
printf 'Which quarter was wrong? For example 2026-27-Q1: '; read -r QUARTER
[ -n "$QUARTER" ] || exit_now
printf 'Which figure? For example ovs_report_completion/cmt_pelican. Only Enter: just open the next version: '; read -r ON
if [ -n "$ON" ]; then
    printf 'What should its value have been? Only Enter: as it is: '; read -r VALUE
    printf 'Its numerator? Only Enter: as it is: '; read -r NUMERATOR
    printf 'Its denominator? Only Enter: as it is: '; read -r DENOMINATOR
    printf 'Why was it wrong? In English; readers will see it: '; read -r WHY
    printf 'The same in Kiswahili. Only Enter: none: '; read -r SABABU
    printf 'Who found it? assembly, public or auditor: '; read -r FOUND
fi
set -- "$QUARTER"
[ -z "$ON" ] || set -- "$@" --on "$ON"
[ -z "$VALUE" ] || set -- "$@" --value "$VALUE"
[ -z "$NUMERATOR" ] || set -- "$@" --numerator "$NUMERATOR"
[ -z "$DENOMINATOR" ] || set -- "$@" --denominator "$DENOMINATOR"
[ -z "$WHY" ] || set -- "$@" --why "$WHY"
[ -z "$SABABU" ] || set -- "$@" --sababu "$SABABU"
[ -z "$FOUND" ] || set -- "$@" --found-by "$FOUND"
python3 start.py correct "$@"
exit_now
