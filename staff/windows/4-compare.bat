@echo off
rem Step 4 compare: sets the draft beside last quarter and last year, and keeps your reasons.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
set "ON="
set /p "ON=Which figure is your reason about? For example leg_bills_passed. Only Enter: show them all: "
if not defined ON goto run
set "REASON="
set /p "REASON=Why does it stand out? Readers will see this: "
set "SABABU="
set /p "SABABU=The same in Kiswahili. Only Enter: none: "
if not defined REASON goto run
if not defined SABABU (
  py start.py compare --open --on "!ON!" --reason "!REASON!"
  goto end
)
py start.py compare --open --on "!ON!" --reason "!REASON!" --sababu "!SABABU!"
goto end
:run
py start.py compare --open
:end
echo.
pause
