#!/bin/sh
# Step 1 new quarter: makes the folder and the workbook of a new quarter in the desk.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
printf 'Which quarter? For example 2026-27-Q2: '; read -r QUARTER
[ -n "$QUARTER" ] || exit_now
python3 start.py new-quarter "$QUARTER"
exit_now
