#!/bin/sh
# Step 2 intake: reads the filled workbook, checks it and keeps its tables as the draft.
cd "$(dirname "$0")/../.." || exit 1
exit_now() { printf '\nPress Enter to close this window. '; read -r _; exit 0; }
BOOK=${1:-}
[ -n "$BOOK" ] || { printf 'Drag the workbook into this window, then press Enter: '; read BOOK; }
BOOK=${BOOK#\'}; BOOK=${BOOK%\'}
[ -n "$BOOK" ] || exit_now
python3 start.py intake "$BOOK"
exit_now
