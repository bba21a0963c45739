#!/bin/sh
# Step 7 release: freezes the cleared quarter and builds the public edition, at the announced time.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
python3 start.py release
exit_now
