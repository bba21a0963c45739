#!/bin/sh
# Step 6 sign off: says where the sign-offs stand, then records one.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
python3 start.py sign-off
printf 'Which step is done? Only Enter: none now: '; read -r STEP
[ -n "$STEP" ] || exit_now
printf 'Which office signs? For example office_clerk: '; read -r OFFICE
printf 'What shows it? For example Minute 12 of 8 January 2027: '; read -r EVIDENCE
python3 start.py sign-off "$STEP" --office "$OFFICE" --evidence "$EVIDENCE"
exit_now
