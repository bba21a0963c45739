#!/bin/sh
# Step 5 preview: builds the site with the draft in it, marked as a draft, and opens it.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
python3 start.py preview --open
exit_now
