@echo off
rem Step 6 sign off: says where the sign-offs stand, then records one.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
py start.py sign-off
echo.
set "STEP="
set /p "STEP=Which step is done? Only Enter: none now: "
if not defined STEP goto end
set "OFFICE="
set /p "OFFICE=Which office signs? For example office_clerk: "
set "EVIDENCE="
set /p "EVIDENCE=What shows it? For example Minute 12 of 8 January 2027: "
py start.py sign-off "!STEP!" --office "!OFFICE!" --evidence "!EVIDENCE!"
:end
echo.
pause
