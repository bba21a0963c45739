#!/bin/sh
# Step 8 publish: says what would change in the folder of the web server, asks, then sends.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
printf 'Into which folder? The one that the web server serves: '; read -r FOLDER
[ -n "$FOLDER" ] || exit_now
python3 start.py publish --folder "$FOLDER"
exit_now
