@echo off
rem Step 3 check: says what is wrong, cell by cell, and shows it in the browser.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
py start.py check --open
:end
echo.
pause
