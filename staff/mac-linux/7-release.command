#!/bin/sh
# Step 7 release: freezes the cleared quarter and builds the public edition, at the announced time.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
printf 'Which office lets Kiswahili that was not reviewed go out? Only Enter: none: '; read -r OFFICE
[ -n "$OFFICE" ] || { python3 start.py release; exit_now; }
printf 'Why does it? Readers will see this: '; read -r BECAUSE
python3 start.py release --waive-kiswahili "$OFFICE" --because "$BECAUSE"
exit_now
