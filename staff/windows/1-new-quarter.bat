@echo off
rem Step 1 new quarter: makes the folder and the workbook of a new quarter in the desk.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
set "QUARTER="
set /p "QUARTER=Which quarter? For example 2026-27-Q2: "
if not defined QUARTER goto end
py start.py new-quarter "!QUARTER!"
:end
echo.
pause
