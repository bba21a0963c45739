@echo off
rem Step 5 preview: builds the site with the draft in it, marked as a draft, and opens it.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
py start.py preview --open
:end
echo.
pause
