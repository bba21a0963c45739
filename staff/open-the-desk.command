#!/bin/sh
# Opens the desk: every step of a quarter in one window of the browser, on this computer only.
cd "$(dirname "$0")/.." || exit 1
python3 start.py desk
printf '\nPress Enter to close this window. '
read -r _
