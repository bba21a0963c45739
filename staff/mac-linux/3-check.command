#!/bin/sh
# Step 3 check: says what is wrong, cell by cell, and shows it in the browser.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
python3 start.py check --open
exit_now
