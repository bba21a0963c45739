@echo off
rem Step 7 release: freezes the cleared quarter and builds the public edition, at the announced time.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
py start.py release
:end
echo.
pause
