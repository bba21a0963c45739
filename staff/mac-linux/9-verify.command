#!/bin/sh
# Step 9 verify: compares the site on the web with what was released.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
printf 'What is the address of the site? For example https://example.org: '; read -r ADDRESS
[ -n "$ADDRESS" ] || exit_now
python3 start.py verify "$ADDRESS"
exit_now
