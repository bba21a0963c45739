#!/bin/sh
# Step 4 compare: sets the draft beside last quarter and last year, and keeps your reasons.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
printf 'Which figure is your reason about? For example leg_bills_passed. Only Enter: show them all: '; read -r ON
[ -n "$ON" ] || { python3 start.py compare --open; exit_now; }
printf 'Why does it stand out? Readers will see this: '; read -r REASON
printf 'The same in Kiswahili. Only Enter: none: '; read -r SABABU
[ -n "$REASON" ] || { python3 start.py compare --open; exit_now; }
set -- --on "$ON" --reason "$REASON"
[ -z "$SABABU" ] || set -- "$@" --sababu "$SABABU"
python3 start.py compare --open "$@"
exit_now
