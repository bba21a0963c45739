@echo off
rem Step 2 intake: reads the filled workbook, checks it and keeps its tables as the draft.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
set "BOOK="
set "BOOK=%~1"
if not defined BOOK set /p "BOOK=Drag the workbook into this window, then press Enter: "
if defined BOOK set BOOK=!BOOK:"=!
if not defined BOOK goto end
py start.py intake "!BOOK!"
:end
echo.
pause
